import type { BallotDefinition } from '../../../src/services/ballots/definition.js';
import { writeDefinition } from '../../../src/services/ballots/definition.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { readEntry } from '../../../src/web/pages/paper-entry.js';
import { shownReview } from '../../../src/web/pages/review.js';
import { ballotForm } from '../../../src/web/voter-desk.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';

const words = translators(loadLocales());

function review(sent: Record<string, unknown>, changes: Partial<BallotDefinition> = {}) {
  const form = ballotForm(writeDefinition({ ...TEST_DEFINITION, ...changes }));
  return shownReview(form, readEntry(form, sent)!, 'en', words.en);
}

test('a ranking is read back in rank order, with what is left out and what that means', () => {
  const shown = review({ 'rank[harm]': '1', 'rank[health]': '2' });
  expect(shown.list).toEqual({
    items: [
      { badge: '1', title: 'Theme harm' },
      { badge: '2', title: 'Theme health' },
    ],
    left: { heading: 'Not ranked', titles: ['Theme home'] },
  });
  expect(shown.sentences).toEqual([
    'You have ranked 2 of 3 options.',
    'The other one will not be counted for you.',
  ]);
});

test('a full ranking leaves nothing out', () => {
  const shown = review({ 'rank[harm]': '1', 'rank[health]': '2', 'rank[home]': '3' });
  expect(shown.list?.left).toBeNull();
  expect(shown.sentences).toEqual(['You have ranked all 3 options.']);
});

test('approvals name those that get no support', () => {
  const shown = review({ approve: 'home' }, { method: 'approval' });
  expect(shown.list).toEqual({
    items: [{ badge: '✓', title: 'Theme home' }],
    left: { heading: 'Not chosen', titles: ['Theme health', 'Theme harm'] },
  });
  expect(shown.sentences).toEqual([
    'You have chosen 1 of 3 options.',
    'The other 2 get no support from you.',
  ]);
});

test('one choice is one line', () => {
  const shown = review({ choice: 'home' }, { method: 'plurality' });
  expect(shown).toMatchObject({
    list: { items: [{ badge: '✓', title: 'Theme home' }], left: null },
    sentences: [],
  });
});

test('a paper that marks nothing says what casting it means', () => {
  const shown = review({}, { abstention: true });
  expect(shown.list).toBeNull();
  expect(shown.sentences.join(' ')).toContain('it is recorded that you took part');
});

test('answers are read back with the labels of their choices, line by line', () => {
  const question = (name: string, type: 'single-choice' | 'multiple-choice' | 'long-text') => ({
    type,
    name,
    label: { en: name },
    hint: null,
    required: false,
    choices:
      type === 'long-text'
        ? []
        : [
            { name: 'a', label: { en: 'Choice A' } },
            { name: 'b', label: { en: 'Choice B' } },
          ],
  });
  const shown = review(
    { choice: 'home', 'answer-role': 'b', 'answer-care': ['b', 'a'], 'answer-why': 'One.\r\n\r\nTwo.' },
    {
      method: 'plurality',
      companions: [
        question('role', 'single-choice'),
        question('care', 'multiple-choice'),
        question('why', 'long-text'),
        question('more', 'long-text'),
      ],
    },
  );
  expect(shown.answers).toEqual([
    { key: 'role', value: 'Choice B' },
    { key: 'care', value: ['Choice A', 'Choice B'] },
    { key: 'why', value: ['One.', 'Two.'] },
    { key: 'more', value: 'Left blank' },
  ]);
});
