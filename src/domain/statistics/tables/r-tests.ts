/** A few lines of R that reproduce the test of a block against a banner question. */
import type { BannerTestName, Table, TableBanner } from '../table.js';
import { aboutOf, answering, column, designLines, quoted, reading } from './r-data.js';

/** The lines for the test that counts of the block against the banner question; none where there is no such test. */
export function testInR(table: Table, blockAt: number, bannerAt: number): readonly string[] {
  const block = table.blocks[blockAt];
  const banner = table.banners[bannerAt];
  const main = block?.tests.find((test) => test.banner === bannerAt)?.main ?? null;
  const row = block?.rows.findIndex(({ measure }) => measure === 'mean') ?? -1;
  const about = aboutOf(table, { block: blockAt, row: Math.max(0, row), column: 0 });
  if (block === undefined || banner === undefined || about === null || main === null) return [];
  return [
    ...reading(table),
    ...answering(about),
    `.group <- ${groupOf(banner, table)}`,
    ...(main === 'means' || main === 'kruskalWallis'
      ? []
      : [`.category <- ${column(block.variable ?? block.key)}`]),
    '.inside <- .answered & !is.na(.group)',
    ...testLines(main, table, block.bases[banner.columns[0] ?? 0]?.degrees ?? null),
  ];
}

/** The column that a row is in. */
function groupOf({ variable, columns }: TableBanner, table: Table): string {
  if (variable !== null) return column(variable);
  return columns.reduceRight((rest, at) => {
    const { variable: own = null, key: name = '' } = table.columns[at] ?? {};
    return `ifelse(${column(own ?? name)} %in% 1, ${quoted(name)}, ${rest})`;
  }, 'NA');
}

function testLines(main: BannerTestName, table: Table, degrees: number | null): readonly string[] {
  if (main === 'pearson') return ['chisq.test(table(.category[.inside], .group[.inside]), correct = FALSE)'];
  if (main === 'kruskalWallis') return ['kruskal.test(.value[.inside], .group[.inside])'];
  if (main === 'raoScott')
    return [
      ...designLines(table, '.category = .category, .group = .group, .inside = .inside'),
      'x <- svychisq(~.category + .group, subset(design, .inside), statistic = "F"); x',
      // Under raked weights R counts the degrees of everybody instead of those in question.
      ...(table.method.raked.length === 0
        ? []
        : [`pf(x$statistic, x$parameter[1], x$parameter[1] * ${degrees}, lower.tail = FALSE)`]),
    ];
  if (!table.method.linearised) return ['oneway.test(.value[.inside] ~ .group[.inside], var.equal = TRUE)'];
  return [
    ...designLines(table, '.value = .value, .group = factor(.group), .inside = .inside'),
    'm <- svyglm(.value ~ .group, subset(design, .inside)); e <- coef(m)[-1]; v <- vcov(m)[-1, -1]',
    `nu <- ${degrees}; q <- length(e); f <- c(e %*% solve(v, e)) * (nu - q + 1) / (nu * q)`,
    'f; pf(f, q, nu - q + 1, lower.tail = FALSE)',
  ];
}
