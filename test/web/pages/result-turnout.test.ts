/** Who took part, in the reader's language: fixed words from the locales, the lab's own from the lab's own questions. */
import type { BallotDefinition } from '../../../src/services/ballots/definition.js';
import type { BallotResult } from '../../../src/services/ballots/result.js';
import type { TurnoutGroup } from '../../../src/services/ballots/turnout/breakdown.js';
import { formats } from '../../../src/shared/dates.js';
import type { Language } from '../../../src/shared/language.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { turnoutFigures } from '../../../src/web/pages/result-turnout.js';
import { resultWords } from '../../../src/web/pages/result-words.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';

const choice = (name: string, en: string, cy?: string) => ({
  name,
  label: cy === undefined ? { en } : { en, cy },
});
const question = (
  name: string,
  choices: ReturnType<typeof choice>[],
): BallotDefinition['companions'][number] => ({
  type: 'single-choice',
  name,
  label: { en: name },
  hint: null,
  required: false,
  choices,
});
const definition: BallotDefinition = {
  ...TEST_DEFINITION,
  companions: [
    question('country', [choice('england', 'England', 'Lloegr'), choice('other', 'Other', 'Gwlad arall')]),
    question('role', [choice('carer', 'Carer', 'Gofalwr'), choice('other', 'Other', 'Rôl arall')]),
  ],
};

const group = (name: string | null, groups = 1): TurnoutGroup => ({ name, groups, members: 10, voted: 5 });

/** The names of the groups as the table under the picture has them. */
function namesIn(language: Language, attribute: string, groups: readonly TurnoutGroup[]): string[] {
  const t = translators(loadLocales())[language];
  const document = { turnout: { breakdowns: [{ attribute, groups }] } };
  const result = { definition, document } as unknown as BallotResult;
  const [figure] = turnoutFigures(
    result,
    resultWords(definition, { language, t, format: formats(language, t) }),
  );
  return figure!.table.rows.map(([name]) => String(name));
}

test('values of the roll are said in Welsh where the ballot’s own choices say them, others stay', () => {
  const groups = [group('England'), group(' england '), group('Guernsey')];
  expect(namesIn('cy', 'country', groups)).toEqual(['Lloegr', 'Lloegr', 'Guernsey']);
  expect(namesIn('en', 'country', groups)).toEqual(['England', 'England', 'Guernsey']);
});

test('the question that is called like the attribute says its words first', () => {
  expect(namesIn('cy', 'role', [group('Other')])).toEqual(['Rôl arall']);
  expect(namesIn('cy', 'country', [group('Other')])).toEqual(['Gwlad arall']);
});

test('what no roll says comes from the locales', () => {
  const fixed = [group(''), group(null, 3)];
  expect(namesIn('en', 'role', fixed)).toEqual(['not given', '3 smaller groups together']);
  for (const name of namesIn('cy', 'role', fixed)) expect(name).not.toMatch(/given|smaller|groups/);
});
