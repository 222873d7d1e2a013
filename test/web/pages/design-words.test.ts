import { drawReport } from '../../../src/domain/questionnaire/experiment-design.js';
import type { DesignNeeds } from '../../../src/domain/questionnaire/question-type.js';
import { achieved, designLine, samplePlan } from '../../../src/web/pages/design-words.js';

const BEST: DesignNeeds = {
  ...{
    kind: 'best-worst',
    profiles: 4,
    tasks: 6,
    versions: 3,
    noneOption: false,
    prohibitions: [],
    seed: 's',
  },
  attributes: [{ name: 'item', levels: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] }],
};
const CHOICE: DesignNeeds = {
  ...{ kind: 'choice', profiles: 2, tasks: 8, versions: 2, noneOption: false, prohibitions: [], seed: 's' },
  attributes: [
    { name: 'length', levels: ['short', 'middle', 'long'] },
    { name: 'place', levels: ['home', 'centre'] },
  ],
};
const plain = { level: (name = '') => `level ${name}`, attribute: (name = '') => `attribute ${name}` };

test('the sample of a best–worst experiment follows from how often each item is shown', () => {
  // 500 × 9 ÷ (6 × 4) = 187.5, and twice that.
  expect(samplePlan(BEST, null).rules.map(({ respondents }) => respondents)).toEqual([
    '188 respondents',
    '375 respondents',
    '200 respondents in each',
  ]);
  expect(samplePlan(BEST, null).rules[0]!.formula).toBe('n ≥ 500 × k ÷ (t × g) = 500 × 9 ÷ (6 × 4)');
  expect(samplePlan(BEST, null).sources.join()).toContain('2010, chapter 7');
  expect(designLine(BEST)).toBe(
    '6 tasks for each respondent; 188 respondents at least, better 375, by a rule of thumb.',
  );
});

test('the sample of a choice experiment follows from its longest attribute, and from expected utilities once drawn', () => {
  // 500 × 3 ÷ (8 × 2) = 93.75.
  const plan = samplePlan(CHOICE, null);
  expect(plan.rules.map(({ respondents }) => respondents)).toEqual([
    '94 respondents',
    '188 respondents',
    '200 respondents in each',
  ]);
  expect(plan.letters).toContain('c = 3 levels at most');
  const [length, place] = CHOICE.attributes;
  const expecting = { ...CHOICE, attributes: [{ ...length!, priors: [-0.5, 0, 0.5] }, place!] };
  const before = samplePlan(expecting, null);
  expect(before.rules.at(-1)!.respondents).toBe('Told once it is drawn');
  expect(before.sources).toHaveLength(2);
  const drawn = drawReport(expecting);
  if (!drawn.ok || drawn.value.kind !== 'choice') throw new Error('expected a choice design');
  const { prior, standardError } = drawn.value.measures.utilities.find(({ level }) => level === 'short')!;
  const needed = Math.ceil(((1.96 * standardError) / prior) ** 2);
  expect(samplePlan(expecting, drawn.value).rules.at(-1)!.respondents).toBe(`${needed} respondents`);
});

test('what a drawn design achieves is said in words', () => {
  const best = drawReport(BEST);
  const choice = drawReport(CHOICE);
  if (!best.ok || !choice.ok) throw new Error('expected two designs');
  // 3 versions × 6 tasks × 4 items = 72, over 9 items 8 each.
  expect(achieved(best.value, plain)[0]).toEqual({
    key: 'Each item is shown',
    value: '8 times over the 3 versions',
  });
  const rows = achieved(choice.value, plain);
  expect(rows.map(({ key }) => key)).toEqual([
    'attribute length',
    'attribute place',
    'D-efficiency',
    'D-error',
  ]);
  // 2 versions × 8 tasks × 2 options, each place once in every task.
  expect(rows[1]!.value).toBe('level home: 16 times; level centre: 16 times. Never twice in a task.');
  expect(rows[2]!.value).toMatch(/^\d{2,3}(\.\d)?% of the best/);
});
