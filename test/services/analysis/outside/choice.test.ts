/** `choice` from a CSV: constants, references, weights, filters and blanks, and what is wrong with a file. */
import { ask } from './kit.js';

const COLUMNS = { chooser: 'who', task: 'task', alternative: 'what', chosen: 'took' };

/** One task a person between tea, juice and water; `took` is what they chose. */
function drinks(taken: readonly string[], row: (what: string, at: number) => string = () => '') {
  const lines = taken.flatMap((took, at) =>
    ['tea', 'juice', 'water'].map((what) => `p${at},1,${what},${what === took ? 1 : 0}${row(what, at)}`),
  );
  return lines;
}
const TAKEN = [...Array(4).fill('tea'), ...Array(2).fill('juice'), ...Array(3).fill('water')] as string[];

test('constants are named by their alternatives, against the first of them or the reference', () => {
  const lines = ['who,task,what,took', ...drinks(TAKEN)];
  const first = ask('choice', lines, { ...COLUMNS, constants: true });
  expect(Object.keys(first.coefficients)).toEqual(['tea', 'water']);
  expect(first.coefficients.tea.estimate).toBeCloseTo(Math.log(2), 12);
  expect(first.coefficients.tea.z).toBeCloseTo(Math.log(2) / Math.sqrt(1 / 4 + 1 / 2), 12);
  expect(first.coefficients.tea.p).toBeCloseTo(0.42349, 5);
  expect(first).toMatchObject({ n: 9, tasks: 9, nullLogLikelihood: expect.closeTo(9 * Math.log(1 / 3), 12) });
  const other = ask('choice', lines, { ...COLUMNS, constants: true, reference: 'water' });
  expect(Object.keys(other.coefficients)).toEqual(['juice', 'tea']);
  expect(other.coefficients.juice.estimate).toBeCloseTo(Math.log(2 / 3), 12);
  expect(other.logLikelihood).toBeCloseTo(first.logLikelihood, 12);
});

test('alternatives that are numbers come in the order of numbers', () => {
  const lines = ['who,task,what,took', ...drinks(TAKEN)].map((line) =>
    line.replace('tea', '10').replace('juice', '9').replace('water', '1e2'),
  );
  expect(Object.keys(ask('choice', lines, { ...COLUMNS, constants: true }).coefficients)).toEqual([
    '10',
    '1e2',
  ]);
});

test('a weight counts a task so many times, and must be one for the whole task', () => {
  const lines = [
    'who,task,what,took,w',
    ...drinks(['tea', 'juice', 'water'], (_, at) => `,${[4, 2, 3][at]}`),
  ];
  const weighted = ask('choice', lines, { ...COLUMNS, constants: true, weight: 'w' });
  expect(weighted.coefficients.tea.estimate).toBeCloseTo(Math.log(2), 12);
  expect(weighted).toMatchObject({
    n: 3,
    tasks: 3,
    nullLogLikelihood: expect.closeTo(9 * Math.log(1 / 3), 12),
  });
  const uneven = lines.map((line) => (line === 'p0,1,tea,1,4' ? 'p0,1,tea,1,5' : line));
  expect(ask('choice', uneven, { ...COLUMNS, constants: true, weight: 'w' })).toEqual({
    error: 'task 1 of p0: expected one weight for the whole task, found several',
  });
});

test('a choice that the filter or a blank takes out says nothing about the rest', () => {
  const lines = ['who,task,what,took,x', ...drinks(TAKEN, (what) => (what === 'juice' ? ',' : ',1'))];
  const expected = { n: 7, tasks: 7, nullLogLikelihood: expect.closeTo(7 * Math.log(1 / 2), 12) };
  const filtered = ask('choice', lines, { ...COLUMNS, constants: true, filter: "${what} != 'juice'" });
  expect(filtered).toMatchObject(expected);
  expect(filtered.coefficients.water.estimate).toBeCloseTo(Math.log(3 / 4), 12);
  const unanswered = ['p9,1,tea,', 'p9,1,juice,', 'p9,1,water,'].map((row) => `${row},1`);
  expect(ask('choice', [...lines, ...unanswered], { ...COLUMNS, constants: true }).n).toBe(9);
});

describe('refused in words', () => {
  const lines = (row: string) => ['who,task,what,took,x', ...drinks(TAKEN, () => ',1'), row];
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['p9,1,tea,0,1', {}, 'task 1 of p9: expected one chosen alternative, found none'],
    ['p8,1,milk,1,1', {}, 'task 1 of p8: expected one chosen alternative, found 2'],
    ['p8,1,tea,0,1', {}, 'task 1 of p8: expected each alternative or item once, found "tea" twice'],
    ['p9,1,tea,2,1', {}, 'column "took", row 28: expected 0 or 1, found 2'],
    ['p8,1,milk,0,1', {}, '“milk” tells some choices exactly and contradict'],
    ['p8,1,milk,0,1', { attributes: ['x'] }, '“x” is the same for all alternatives of every task'],
    ['p8,1,milk,0,1', { attributes: ['x', 'x'] }, 'expected each attribute once, found "x" twice'],
    ['p8,1,milk,0,1', { reference: 'beer' }, 'expected an alternative as reference, found "beer"'],
    ['p8,1,milk,0,1', { constants: false }, 'nothing to estimate'],
    ['p8,1,milk,0,1', { clusters: 'who' }, 'choice has no option "clusters"'],
  ])('%s %j', (row, options, sentence) => {
    expect(ask('choice', lines(row), { ...COLUMNS, constants: true, ...options }).error).toContain(sentence);
  });
  test('an attribute named like an alternative', () => {
    const named = ['who,task,what,took,tea', ...drinks(TAKEN, (what) => `,${what.length}`)];
    expect(ask('choice', named, { ...COLUMNS, constants: true, attributes: ['tea'] }).error).toBe(
      '"tea" is both an attribute and an alternative; rename one of them',
    );
  });
});
