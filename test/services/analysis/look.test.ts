/** A view of a data set: its table, what could not be done as asked, two waves side by side, and its files. */
import { stacked, WAVE } from '../../../src/services/analysis/data-set/stacked.js';
import type { Definition } from '../../../src/services/analysis/definitions/definition.js';
import { type Look, look } from '../../../src/services/analysis/enquiries/look.js';
import { filesOf, VIEW_FILES } from '../../../src/services/analysis/files/index.js';
import { rememberedAnswers } from '../../../src/services/analysis/remembered-answers.js';
import { FIRST_VIEW, type View } from '../../../src/services/analysis/view/view.js';
import { cellsOf, type TestCell, testDataSet } from '../../kit/data-set.js';

const times = (count: number, cell: TestCell): TestCell[] => Array.from({ length: count }, () => cell);

/** 60 people: 40 of the north, of whom 30 agree; 20 of the south, of whom 5 agree and 5 were not asked. */
const survey = (agreeNorth = 30) =>
  testDataSet([
    { name: 'area', categories: ['north', 'south'], cells: [...times(40, 'north'), ...times(20, 'south')] },
    {
      name: 'agree',
      categories: ['yes', 'no'],
      cells: [
        ...times(agreeNorth, 'yes'),
        ...times(40 - agreeNorth, 'no'),
        ...times(5, 'yes'),
        ...times(10, 'no'),
        ...times(5, 'not-asked'),
      ],
    },
    { name: 'years', cells: [...times(30, 4), ...times(30, 8)] },
  ]);

const asked = (change: Partial<View>): View => ({ ...FIRST_VIEW, who: 'ended', ...change });

function seen(change: Partial<View>, definitions: readonly Definition[] = []): Look {
  const answer = look.ask(
    { view: asked(change), language: 'en', waves: null },
    { data: survey(), definitions },
    [],
  );
  if (!answer.ok) throw new Error(answer.problem.sentence);
  return answer.value;
}

function tableIn({ parts }: Look) {
  const [part] = parts;
  if (part?.kind !== 'table') throw new Error('a table comes first');
  return part.table;
}

test('a table has shares of those who answered, by group', () => {
  const table = tableIn(seen({ rows: ['agree'], banner: ['area'] }));
  expect(table.columns.map(({ label }) => label)).toEqual(['Everybody', 'The north', 'The south']);
  const [block] = table.blocks;
  expect(block!.bases.map(({ n }) => n)).toEqual([55, 40, 15]);
  expect(block!.cells[0]!.map(({ estimate }) => estimate)).toEqual([35 / 55, 30 / 40, 5 / 15]);
});

test('numbers have means and quartiles, and how they are spread', () => {
  const result = seen({ rows: ['years'] });
  expect(tableIn(result).blocks[0]!.rows.map(({ label }) => label)).toEqual([
    ...['Mean', 'Median', 'Lower quartile', 'Upper quartile'],
  ]);
  const [part] = result.parts;
  const bins = part?.kind === 'table' ? part.questions[0]!.bins : null;
  expect(bins!.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
});

const FILTER: Definition = {
  name: 'south',
  content: { kind: 'filter', label: { en: 'The south' }, expression: "${area} = 'south'" },
};
const WEIGHT: Definition = {
  name: 'even',
  content: {
    ...{ kind: 'weight', label: { en: 'Even' }, base: null, trim: null },
    targets: [
      {
        variable: 'area',
        categories: [
          { category: 'north', target: 50 },
          { category: 'south', target: 50 },
        ],
      },
    ],
  },
};

test('a filter leaves people out, and a weight counts them as the targets say', () => {
  const filtered = seen({ rows: ['agree'], filter: 'south' }, [FILTER]);
  expect(filtered.people).toBe(20);
  expect(tableIn(filtered).method.filter).toBe("(${area} = 'south')");
  const weighted = seen({ rows: ['area'], weight: 'even' }, [WEIGHT]);
  expect(tableIn(weighted).blocks[0]!.cells.map(([cell]) => cell!.estimate)).toEqual([
    expect.closeTo(0.5, 9),
    expect.closeTo(0.5, 9),
  ]);
  expect(weighted.weight).toMatchObject({ name: 'even', label: 'Even' });
});

test('whoever has a base weight of 0 is in no base, and lines of R leave them out by a condition', () => {
  const of = { ...WEIGHT.content, base: 'owed' } as Definition['content'];
  const owed = testDataSet([
    { name: 'area', categories: ['north', 'south'], cells: [...times(40, 'north'), ...times(20, 'south')] },
    { name: 'owed', cells: [...times(10, 0), ...times(50, 2)] },
  ]);
  const answer = look.ask(
    { view: asked({ rows: ['area'], weight: 'even' }), language: 'en', waves: null },
    { data: owed, definitions: [{ ...WEIGHT, content: of }] },
    [],
  );
  if (!answer.ok) throw new Error(answer.problem.sentence);
  expect(answer.value.people).toBe(50);
  const { method, blocks } = tableIn(answer.value);
  expect(method.filter).toBe('(even > 0)');
  expect(method.raked).toEqual([{ key: 'area', targets: { north: 25, south: 25 } }]);
  expect(blocks[0]!.bases.map(({ n, weighted }) => [n, weighted])).toEqual([[50, expect.closeTo(50, 9)]]);
  expect(blocks[0]!.cells.map(([cell]) => cell!.n)).toEqual([30, 20]);
});

test.each<[Partial<View>, RegExp]>([
  [{ rows: ['agree', 'gone'] }, /no question or variable called gone/],
  [{ rows: ['agree'], filter: 'gone' }, /no filter called gone any more, so nobody is left out/],
  [{ rows: ['agree'], weight: 'gone' }, /no weight called gone any more, so everybody counts alike/],
  [{ rows: ['agree'], where: '${gone} = 1' }, /^The condition was not used\. /],
])('what there is not is said, and the rest shown: %j', (change, sentence) => {
  const { faults, parts } = seen(change);
  expect(faults).toEqual([expect.stringMatching(sentence)]);
  expect(parts).toHaveLength(1);
});

describe('two waves', () => {
  const second = testDataSet([
    { name: 'agree', categories: ['no', 'unsure', 'yes'], cells: ['yes', 'unsure', 'no', 'yes'] },
    { name: 'years', cells: [1, 2, 3, 'skipped'] },
  ]);

  test('answers of the same names lie below each other, and what was not asked is blank', () => {
    const both = stacked(survey(), second, [{ en: '2025' }, { en: '2026' }]);
    expect(both.rows).toBe(64);
    expect(cellsOf(both, 'agree').slice(60)).toEqual(['yes', 'unsure', 'no', 'yes']);
    expect(cellsOf(both, 'agree').slice(0, 60)).toEqual(cellsOf(survey(), 'agree'));
    expect(cellsOf(both, 'area').slice(60)).toEqual([-5, -5, -5, -5]);
    expect(cellsOf(both, WAVE).slice(58, 62)).toEqual(['1', '1', '2', '2']);
  });

  test('stand as the first columns, and are compared', () => {
    const answer = look.ask(
      {
        view: asked({ rows: ['agree'], weight: 'even' }),
        language: 'en',
        waves: [{ en: '2025' }, { en: '2026' }],
      },
      { data: survey(), definitions: [WEIGHT] },
      [{ data: survey(10), definitions: [WEIGHT] }],
    );
    const result = answer.ok ? answer.value : null;
    const table = tableIn(result!);
    expect(table.columns.map(({ label }) => label)).toEqual(['Everybody', '2025', '2026']);
    const [before, after] = [1, 2].map((column) => table.blocks[0]!.cells[0]![column]!.estimate);
    expect(before).toBeGreaterThan(after!);
    expect(table.blocks[0]!.comparisons[0]).toMatchObject({ columns: [1, 2], significant: true });
    expect(result!.faults).toEqual([]);
  });

  test('a weight that the other wave has not is said', () => {
    const answer = look.ask(
      {
        view: asked({ rows: ['agree'], weight: 'even' }),
        language: 'en',
        waves: [{ en: '2025' }, { en: '2026' }],
      },
      { data: survey(), definitions: [WEIGHT] },
      [{ data: second, definitions: [] }],
    );
    expect(answer.ok && answer.value.faults).toEqual([
      'In “2026”: There is no weight called even any more, so everybody counts alike.',
    ]);
  });
});

describe('files', () => {
  const result = seen({ rows: ['agree', 'years'], banner: ['area'] });
  const made = (name: string) => VIEW_FILES[name]!.make(result, asked({}));

  test('a view names those that it has', () => {
    expect(filesOf(result)).toEqual(['table.csv', 'numbers.csv', 'view.json']);
    expect(made('preferences.csv')).toBeNull();
    expect(filesOf({ ...result, parts: [] })).toEqual([]);
  });

  test('the table as CSV has a line for each row and bases above', () => {
    const lines = made('table.csv')!.split('\r\n');
    expect(lines[1]).toBe('question,row,Everybody,The north (A),The south (B)');
    expect(lines[2]).toBe('Label of agree,Base,55,40,15');
    expect(lines[3]).toMatch(/^Label of agree,The yes,0\.636\d+,0\.75,0\.333\d+$/);
  });

  test('the numbers as CSV have a line for each with what belongs to it', () => {
    const [heads, first] = made('numbers.csv')!.split('\r\n');
    const cells = Object.fromEntries(heads!.split(',').map((head, at) => [head, first!.split(',')[at]]));
    expect(cells).toMatchObject({ question: 'agree', row: 'yes', measure: 'share', base: '55', n: '35' });
    expect(Number(cells['low'])).toBeLessThan(Number(cells['estimate']));
  });

  test('everything as JSON is what was answered', () => {
    expect(JSON.parse(made('view.json')!)).toMatchObject({ schema: 'canvass/view/1', people: 60 });
  });
});

test('an answer is remembered as long as its data sets are the same, and only so many', () => {
  const remembered = rememberedAnswers();
  const [one, other] = [new SharedArrayBuffer(8), new SharedArrayBuffer(8)];
  remembered.keep('a table', [one], 1);
  expect(remembered.find('a table', [one])).toBe(1);
  expect(remembered.find('a table', [other])).toBeUndefined();
  expect(remembered.find('a table', [one, other])).toBeUndefined();
  for (let at = 0; at < 40; at += 1) remembered.keep(`another ${at}`, [one], at);
  expect(remembered.find('a table', [one])).toBeUndefined();
  expect(remembered.find('another 39', [one])).toBe(39);
});
