import fc from 'fast-check';
import type { BallotDefinition } from '../../../src/services/ballots/definition.js';
import { writeDefinition } from '../../../src/services/ballots/definition.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { isCastable, readEntry } from '../../../src/web/pages/paper-entry.js';
import { paperErrors } from '../../../src/web/pages/paper-errors.js';
import { ballotForm } from '../../../src/web/voter-desk.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';

const words = translators(loadLocales());

/** The form of the test ballot with these changes. */
const form = (changes: Partial<BallotDefinition> = {}) =>
  ballotForm(writeDefinition({ ...TEST_DEFINITION, ...changes }));

/** What the page says of this form's paper, field by field. */
function told(
  sent: Record<string, unknown>,
  changes: Partial<BallotDefinition> = {},
  language: 'en' | 'cy' = 'en',
) {
  const ballot = form(changes);
  const entry = readEntry(ballot, sent);
  if (entry === null) return null;
  return paperErrors(ballot, entry.faults, language, words[language]).errors;
}

test('a rank given twice is told at the second option, with both titles', () => {
  expect(told({ 'rank[health]': '1', 'rank[home]': '2', 'rank[harm]': '2' })).toEqual({
    'rank[harm]': 'Give each rank once: you have used 2 for both “Theme home” and “Theme harm”.',
  });
});

test('a rank given three times is told with all three titles', () => {
  expect(told({ 'rank[health]': '1', 'rank[home]': '1', 'rank[harm]': '1' })).toEqual({
    'rank[harm]': 'Give each rank once: you have used 1 for “Theme health”, “Theme home” and “Theme harm”.',
  });
});

test('a rank left out is told at the option that is ranked next', () => {
  expect(told({ 'rank[health]': '1', 'rank[harm]': '3' })).toEqual({
    'rank[harm]': 'You have left out 2. Number your choices 1, 2, 3 and so on, without a gap.',
  });
});

test('a rank beyond the ballot’s own limit is told with the limit', () => {
  expect(told({ 'rank[home]': '1', 'rank[health]': '3' }, { rankAtMost: 2 })).toEqual({
    'rank[health]': 'Give “Theme health” a rank from 1 to 2, or leave it blank.',
  });
});

test('a ballot that asks for all ranks names those that are missing', () => {
  expect(told({ 'rank[home]': '1' }, { rankAll: true })).toEqual({
    'rank[health]': 'Rank every option. You have not yet ranked “Theme health” and “Theme harm”.',
  });
});

test.each([
  ['instant-runoff', 'rank[health]', 'Rank at least one option. Give your first choice a 1.'],
  ['plurality', 'choice', 'Choose an option.'],
  ['approval', 'approve', 'Choose at least one option.'],
])('a blank paper of %s says what to do', (method, field, sentence) => {
  expect(told({}, { method })).toEqual({ [field]: sentence });
});

test('where abstention is allowed a blank paper is fine, but a choice must be said not to be made', () => {
  expect(told({}, { abstention: true })).toEqual({});
  expect(told({}, { abstention: true, method: 'plurality' })).toEqual({
    choice: 'Choose an option, or say that you do not want to choose.',
  });
  expect(told({ choice: '' }, { abstention: true, method: 'plurality' })).toEqual({});
  expect(told({ choice: '' }, { method: 'plurality' })).toEqual({ choice: 'Choose an option.' });
});

test('two choices where one is asked for are named', () => {
  expect(told({ choice: ['home', 'harm'] }, { method: 'plurality' })).toEqual({
    choice: 'Choose only one option: you have chosen “Theme home” and “Theme harm”.',
  });
});

test('every fault has a sentence in Welsh', () => {
  expect(told({ 'rank[home]': '2', 'rank[harm]': '2' }, {}, 'cy')).toEqual({
    'rank[home]': 'Rydych wedi hepgor 1. Rhifwch eich dewisiadau 1, 2, 3 ac yn y blaen, heb fwlch.',
    'rank[harm]':
      'Rhowch bob safle unwaith yn unig: rydych wedi defnyddio 2 ar gyfer “Thema home” a hefyd “Thema harm”.',
  });
});

test('a paper can be cast exactly when nothing is told', () => {
  const rank = fc.constantFrom('', '1', '2', '3', '4', 'x');
  const changes = fc.record({
    rankAtMost: fc.constantFrom(null, 2, 3),
    rankAll: fc.boolean(),
    abstention: fc.boolean(),
  });
  fc.assert(
    fc.property(rank, rank, rank, changes, (health, home, harm, rules) => {
      const sent = { 'rank[health]': health, 'rank[home]': home, 'rank[harm]': harm };
      const entry = readEntry(form(rules), sent)!;
      const errors = told(sent, rules)!;
      expect(isCastable(entry)).toBe(Object.keys(errors).length === 0);
      for (const sentence of Object.values(errors)) expect(sentence).not.toMatch(/[{}]/);
      if (isCastable(entry)) {
        const ranks = entry.marks.filter((mark) => mark !== null).sort();
        expect(ranks).toEqual(ranks.map((_rank, index) => index + 1));
      }
    }),
  );
});
