/** `canvass analyse suppress` on a CSV: names of cells and margins, filters, repeated pairs, and what it refuses. */
import { readCsvTable } from '../../../../src/services/analysis/outside/index.js';
import { suppress } from '../../../../src/services/analysis/outside/suppress.js';
import { loadSolver } from '../../../../src/services/solver/highs.js';

const solve = await loadSolver();
const OPTIONS = { rows: 'region', columns: 'sex', count: 'n', minimum: 5, secondary: true };

function ask(csv: string, options: Readonly<Record<string, unknown>> = OPTIONS) {
  const data = readCsvTable(csv, 0);
  if (!data.ok) throw new Error(data.problem);
  return suppress.run(data.value, options, solve);
}

const CSV = `region,sex,n,wave
p,a,2,1
q,a,40,1
r,a,18,1
q,b,30,1
q,b,1,1
r,b,25,1
p,c,1,1
q,c,22,1
r,c,30,1
p,a,90,2
`;

describe('canvass analyse suppress', () => {
  test('names rows, columns and margins, adds up pairs that come twice, and counts one that is missing as nobody', () => {
    const answer = ask(CSV, { ...OPTIONS, filter: '${wave} = 1' });
    expect(answer.ok && answer.value).toMatchObject({
      primary: 3,
      secondary: 3,
      secondaryCount: 121,
      safe: true,
    });
    const suppressed = answer.ok ? answer.value['suppressed'] : [];
    expect(suppressed).toContainEqual({ row: 'p', column: null, kind: 'primary' });
    expect(suppressed).not.toContainEqual(expect.objectContaining({ row: 'p', column: 'b' }));
  });

  test('without secondary says what the small cells alone achieve', () => {
    const answer = ask(CSV, {
      rows: 'region',
      columns: 'sex',
      count: 'n',
      minimum: 5,
      filter: '${wave} = 1',
    });
    expect(answer.ok && answer.value).toMatchObject({ secondary: 0, secondaryCount: 0, safe: false });
  });

  test.each([
    ['no minimum', CSV, { ...OPTIONS, minimum: undefined }, 'suppress needs the option minimum'],
    ['a weight', CSV, { ...OPTIONS, weight: 'wave' }, 'suppress has no option "weight"'],
    ['half a person', 'region,sex,n\np,a,2.5\n', OPTIONS, 'column "n", row 1: expected a count of people'],
    ['fewer than nobody', 'region,sex,n\np,a,-1\n', OPTIONS, 'column "n", row 1: expected a count of people'],
    ['no count', 'region,sex,n\np,a,NA\n', OPTIONS, 'column "n", row 1: expected a count of people'],
  ])('refuses %s in words', (_, csv, options, sentence) => {
    const answer = ask(csv, options);
    expect(answer.ok ? '' : answer.problem).toContain(sentence);
  });
});
