/** Charts of tables: groups that were not asked are neither drawn nor spoken of. */
import type { Table, TableBlock } from '../../../src/domain/statistics/table.js';
import { formats } from '../../../src/shared/dates.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { tableFigure } from '../../../src/web/pages/table-figures.js';

const words = translators(loadLocales());

/** A question of two answers among `asked[column]` people, of whom so many said yes. */
function blockOf(asked: readonly number[], yes: readonly number[]): TableBlock {
  const share = (of: readonly number[]) =>
    asked.map((n, column) => ({
      n: of[column] ?? 0,
      estimate: n === 0 ? null : (of[column] ?? 0) / n,
      interval: null,
      withheld: null,
    }));
  const row = (key: string) => ({ key, label: key, measure: 'share', net: null });
  return {
    key: 'used',
    label: 'Used?',
    exclusive: true,
    of: 'respondents',
    rows: [row('Yes'), row('No')],
    bases: asked.map((n) => ({ n, withheld: null })),
    cells: [share(yes), share(asked.map((n, column) => n - (yes[column] ?? 0)))],
  } as unknown as TableBlock;
}

function figureOf(block: TableBlock, chart: 'bars' | 'stacked' | 'slope') {
  const columns = ['Everybody', 'Public', 'Referrers', 'Recommenders'].map((label) => ({ label }));
  const banners = [
    { key: 'total', columns: [0] },
    { key: 'audience', columns: [1, 2, 3] },
  ];
  const table = { banners, columns, blocks: [block], method: { level: 0.95, weight: null } };
  const question = { key: 'used', label: 'Used?', table: 'single', blocks: [block], bins: null } as const;
  const drawn = tableFigure(question as never, {
    table: table as unknown as Table,
    view: { chart, order: 'asked' } as never,
    shows: 'table',
    format: formats('en', words.en),
  });
  return JSON.stringify(drawn);
}

test.each(['bars', 'stacked', 'slope'] as const)('as %s, a group that nobody asked is left out', (chart) => {
  const drawn = figureOf(blockOf([30, 20, 10, 0], [15, 5, 10, 0]), chart);
  expect(drawn).toContain('Referrers');
  expect(drawn).not.toContain('Recommenders');
});

test('where one group alone was asked, what is said is of everybody who was', () => {
  const drawn = figureOf(blockOf([20, 20, 0, 0], [7, 7, 0, 0]), 'bars');
  expect(drawn).toContain('“No”: 65%');
  expect(drawn).not.toContain('0% of');
});
