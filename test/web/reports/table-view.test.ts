/** Tables of which little may be told: said in a sentence in place of marks, and never drawn as if what is left were a finding. */
import { shownParts } from '../../../src/web/reports/parts.js';
import type { ShownView } from '../../../src/web/reports/shown.js';
import { type TestCell, testDataSet } from '../../kit/data-set.js';
import { blockOf, draftOf, planOf, sourceOf, viewOf } from '../../kit/publishing.js';
import { reportWords } from '../../kit/reports.js';

const times = (count: number, cell: TestCell): TestCell[] => Array.from({ length: count }, () => cell);
const MANY = ['a', 'b', 'c', 'd', 'e'];

/** 100 people, of whom 4 are in the club; 3 each chose one of four things, and 88 the fifth. */
const data = testDataSet([
  { name: 'club', categories: ['yes', 'no'], cells: [...times(4, 'yes'), ...times(96, 'no')] },
  { name: 'half', categories: ['one', 'other'], cells: [...times(50, 'one'), ...times(50, 'other')] },
  { name: 'thing', categories: MANY, cells: MANY.flatMap((name) => times(name === 'e' ? 88 : 3, name)) },
]);

/** What readers see, and what those who publish it do, which is the same but for the marks. */
function shown(change: Parameters<typeof viewOf>[1]): readonly ShownView[] {
  const { publication } = draftOf(planOf(viewOf('s', change)), [sourceOf('s', blockOf(data))]);
  return [null, { at: () => null, mark: () => 'why' }].map((marking) => {
    const [part] = shownParts(publication, reportWords('en'), new Map(), () => marking);
    if (part?.kind !== 'view') throw new Error('the part is a view');
    return part;
  });
}

test('a table without any base or number is left out, for those who publish it too', () => {
  for (const part of shown({ rows: ['half'], where: "${club} = 'yes'" }))
    expect(part).toMatchObject({ table: null, figures: [] });
});

test('a chart of less than a quarter of its numbers is left out, and its table stays', () => {
  for (const few of shown({ rows: ['thing'] })) {
    expect(few.figures).toEqual([]);
    expect(few.table).not.toBeNull();
    expect(few.isFolded).toBe(false);
  }
  for (const half of shown({ rows: ['half'] })) expect(half.figures).toHaveLength(1);
});
