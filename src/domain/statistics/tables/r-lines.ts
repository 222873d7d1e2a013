/** A few lines of R that reproduce a number of a table from the row-level file. */
import type { Comparison, Table, TableBlock } from '../table.js';
import { type About, aboutOf, answering, type CellPlace, designLines, insideOf, reading } from './r-data.js';

/** The lines for the cell; none where the table has no such place. `data.csv` is the file of answers. */
export function cellInR(table: Table, place: CellPlace): readonly string[] {
  const about = aboutOf(table, place);
  if (about === null) return [];
  const { linearised, level } = table.method;
  const degrees = degreesOf(about.block, place.column);
  const start = [...reading(table), ...answering(about), `.inside <- ${insideOf(about)}`];
  if (about.row.measure === 'quantile') return [...start, ...quantileLines(about, degrees)];
  if (!linearised && about.row.measure === 'mean')
    return [...start, `t.test(.value[.inside], conf.level = ${level})`];
  if (!linearised && about.block.of === 'respondents')
    return [
      ...start,
      `prop.test(sum(.value[.inside]), sum(.inside), conf.level = ${level}, correct = FALSE)`,
    ];
  const df = degrees === null ? '' : `, df = ${degrees}`;
  if (about.row.measure === 'mean')
    return [
      ...start,
      ...designLines(table, '.value = .value, .inside = .inside'),
      `m <- svymean(~.value, subset(design, .inside)); m; confint(m, level = ${level}${df})`,
    ];
  return [
    ...start,
    ...designLines(table, '.value = .value, .base = .base, .inside = .inside'),
    `p <- svyratio(~.value, ~.base, subset(design, .inside)); t <- qt(${(1 + level) / 2}${df}); p0 <- coef(p)`,
    'p; plogis(qlogis(p0) + c(-1, 1) * t * SE(p) / (p0 * (1 - p0)))',
  ];
}

/** Of intervals under a design; of shares of answers without one, of the rows in the column. */
function degreesOf({ bases }: TableBlock, column: number): number | null {
  const { degrees = null, n = null } = bases[column] ?? {};
  return degrees ?? (n === null ? null : n - 1);
}

/** The lines for a comparison of two columns. */
export function comparisonInR(table: Table, block: number, comparison: Comparison): readonly string[] {
  const [first, second] = comparison.columns.map((column) =>
    aboutOf(table, { block, row: comparison.row, column }),
  );
  if (first === null || second === null || first === undefined || second === undefined) return [];
  const start = [
    ...reading(table),
    ...answering(first),
    `.one <- ${insideOf(first)}`,
    `.other <- ${insideOf(second)}`,
  ];
  if (comparison.test === 'Welch t') return [...start, 't.test(.value[.one], .value[.other])'];
  if (comparison.test === 'pooled z') return [...start, ...pooledLines()];
  const base = first.row.measure === 'mean' ? '1' : '.base';
  return [
    ...start,
    ...designLines(
      table,
      `.n1 = .value * .one, .d1 = ${base} * .one, .n2 = .value * .other, .d2 = ${base} * .other`,
    ),
    'difference <- svycontrast(svytotal(~.n1 + .d1 + .n2 + .d2, design), quote(.n1 / .d1 - .n2 / .d2))',
    `difference; 2 * pt(-abs(coef(difference) / SE(difference)), df = ${comparison.degrees})`,
  ];
}

function pooledLines(): readonly string[] {
  return [
    'n <- sum(.one); m <- sum(.other); p <- sum(.value[.one]) / n; q <- sum(.value[.other]) / m',
    'all <- (n * p + m * q) / (n + m)',
    'z <- (p - q) / sqrt(all * (1 - all) * (1 / n + 1 / m - 2 * sum(.one & .other) / (n * m)))',
    '2 * pnorm(-abs(z))',
  ];
}

/** Woodruff's interval, written out: R's own takes the share at the quantile instead of the one asked for. */
function quantileLines({ table, row }: About, degrees: number | null): readonly string[] {
  const { linearised, level } = table.method;
  const at = row.at ?? 0.5;
  const weights = linearised ? 'weights(design)' : 'rep(1, nrow(d))';
  const error = linearised
    ? 'e <- SE(svymean(~.below, subset(update(design, .below = as.numeric(.value <= .q)), .inside)))'
    : `e <- sqrt(${at} * ${1 - at} / sum(.inside))`;
  const t = linearised ? `qt(${(1 + level) / 2}, df = ${degrees})` : `qnorm(${(1 + level) / 2})`;
  const middle = !linearised && at === 0.5 ? 'median(.value[.inside])' : '.q';
  return [
    ...(linearised ? designLines(table, '.value = .value, .inside = .inside') : []),
    `v <- sort(unique(.value[.inside])); w <- ${weights} * .inside`,
    'f <- sapply(v, function(x) sum(w[.value <= x])) / sum(w)',
    `reach <- function(p) v[which(f >= p - 1e-9)[1]]; .q <- reach(${at}); ${error}`,
    `${middle}; sapply(${at} + c(-1, 1) * ${t} * c(e), reach)`,
  ];
}
