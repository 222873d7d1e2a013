/** Blocks of means and quantiles. */
import type { TableBase, TableBlock, TableCell, TableRow } from '../table.js';
import type { CodedColumns } from './coded-banner.js';
import { joinFamilies } from './families.js';
import { type MeanRow, meanRow } from './mean-rows.js';
import { quantileRow } from './quantile-rows.js';
import { type Named, type RankingQuestion, type Statistic, variableOf } from './request.js';
import type { TableSetting } from './setting.js';
import { countValues } from './value-counts.js';
import { codeValues, sumBanners, type ValueBanner } from './value-sums.js';

/** The statistics of one number; `scores` where it stands for categories. */
export function valueBlock(
  named: Named,
  values: Float64Array,
  statistics: readonly Statistic[],
  columns: CodedColumns,
  setting: TableSetting,
  scores: TableBlock['scores'] = null,
): TableBlock {
  const coded = codeValues(values, setting);
  const banners = sumBanners(coded, columns.coded, setting);
  const made = statistics.map((statistic): { row: TableRow; found: MeanRow } => {
    const { label } = statistic;
    if (statistic.kind === 'quantile') {
      const cells = quantileRow(statistic.at, coded, banners, setting);
      return {
        row: { key: '', label, variable: null, measure: 'quantile', at: statistic.at, net: null },
        found: { cells, families: uncompared(banners), tests: [] },
      };
    }
    const counts = columns.coded.map((banner) =>
      setting.design === null ? countValues(coded, banner) : null,
    );
    return {
      row: { key: '', label, variable: null, measure: 'mean', at: null, net: null },
      found: meanRow(coded, banners, counts, setting),
    };
  });
  return assemble(
    { key: named.key, label: named.label, kind: 'number', variable: variableOf(named), scores },
    made,
    basesOf(banners),
    setting,
  );
}

/** The mean rank of each item, of those who ranked it; the base is everybody who ranked anything. */
export function meanRankBlock(
  named: Named,
  { items }: RankingQuestion,
  columns: CodedColumns,
  setting: TableSetting,
): TableBlock {
  const anything = new Float64Array(setting.rows).fill(Number.NaN);
  for (const { ranks } of items)
    for (let row = 0; row < setting.rows; row += 1)
      if (!Number.isNaN(ranks.values[row] as number)) anything[row] = 1;
  const bases = basesOf(
    sumBanners(codeValues(anything, setting), columns.coded, { ...setting, compare: false }),
  );
  const made = items.map(({ key, label, variable = key, ranks }) => {
    const coded = codeValues(ranks.values, setting);
    const banners = sumBanners(coded, columns.coded, setting);
    const counts = columns.coded.map((banner) =>
      setting.design === null ? countValues(coded, banner) : null,
    );
    return {
      row: { key, label, variable, measure: 'mean', at: null, net: null } as const,
      found: { ...meanRow(coded, banners, counts, setting), tests: [] },
    };
  });
  return assemble(
    { key: named.key, label: named.label, kind: 'mean-rank', variable: null, scores: null },
    made,
    bases,
    setting,
  );
}

function uncompared(banners: readonly ValueBanner[]): MeanRow['families'] {
  return banners.map(({ columns }) => ({ columns: columns.map(({ at }) => at), pairs: [[]] }));
}

function basesOf(banners: readonly ValueBanner[]): readonly TableBase[] {
  return banners.flatMap(({ columns, degrees }) =>
    columns.map(({ base }) => ({
      n: base.n,
      weighted: base.weighted,
      effective: base.effective,
      degrees,
      withheld: null,
    })),
  );
}

function assemble(
  named: Pick<TableBlock, 'key' | 'label' | 'kind' | 'variable' | 'scores'>,
  made: readonly { readonly row: TableRow; readonly found: MeanRow }[],
  bases: readonly TableBase[],
  setting: TableSetting,
): TableBlock {
  const families = (made[0]?.found.families ?? []).map(({ columns }, at) => ({
    columns,
    pairs: made.map(({ found }) => found.families[at]?.pairs[0] ?? []),
  }));
  const { letters, comparisons } = joinFamilies(families, setting);
  return {
    ...named,
    places: null,
    exclusive: false,
    of: 'respondents',
    rows: made.map(({ row }) => row),
    bases,
    cells: made.map(({ found }, row) =>
      found.cells.map((cell, column): TableCell => ({ ...cell, letters: letters[row]?.[column] ?? '' })),
    ),
    tests: made.flatMap(({ found }) => found.tests),
    comparisons,
  };
}
