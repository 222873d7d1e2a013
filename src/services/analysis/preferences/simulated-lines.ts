/** Lines of plain R for what only draws can tell: how sure ranks are, how much an attribute decides, what is given up for what. */
import { quoted } from '../../../domain/statistics/tables/r-data.js';
import type { ChoiceByBanner } from './by-banner.js';
import type { PreferenceReport } from './preference-report.js';
import { DRAWS } from './reporting.js';

/** R has a generator of random numbers of its own, so that its draws are others than the page's. */
const OTHER_DRAWS = 'R draws others than the page does: estimates are the same, intervals but for chance';

/**
 * The lines that follow those of the model (`modelInR`), whose names they use; `between` takes the share of draws that the
 * page takes (`percentiles`).
 */
export function simulatedInR(report: PreferenceReport | ChoiceByBanner): readonly string[] {
  const lines = report.kind === 'choice' ? choiceLines(report) : rankLines(report);
  return [
    `set.seed(1)  # ${OTHER_DRAWS}`,
    `between <- function(r) { r <- sort(r); out <- floor((1 - ${report.level}) / 2 * length(r)); r[c(1 + out, length(r) - out)] }`,
    ...lines,
  ];
}

/** People drawn anew, each with all their choices, and everything estimated from them (Efron 1979). */
function rankLines({ draws }: PreferenceReport): readonly string[] {
  return [
    '# thousands of people take R some minutes',
    'people <- unique(person); items <- colnames(x) != "no preference"',
    'ranked <- function(u) rank(-round(c(u[items], -sum(u[items])), 9), ties.method = "min")',
    'again <- function() {',
    '  times <- tabulate(sample.int(length(people), replace = TRUE), length(people))',
    '  k <- w * times[match(person, people)]; u <- b',
    '  for (step in 1:4) {  # from everybody’s estimates it is not far',
    '    e <- exp(drop(x %*% u)); p <- e / ave(e, set, FUN = sum); m <- rowsum(p * x, set)',
    '    h <- crossprod(x, k * p * x) - crossprod(m, k[!duplicated(set)] * m)',
    '    u <- u + drop(solve(h, colSums(k * (chosen - p) * x)))',
    '  }',
    '  ranked(u)',
    '}',
    `drawn <- replicate(${draws}, tryCatch(again(), error = function(e) rep(NA, sum(items) + 1)))`,
    'cbind(rank = ranked(b), t(apply(drawn, 1, between)))  # in the order of the columns; the last item has none',
  ];
}

/** Coefficients drawn around the estimates with their robust covariance (Krinsky & Robb 1986). */
function choiceLines(report: ChoiceByBanner): readonly string[] {
  const columns = report.attributes.map(
    ({ key, levels }) =>
      `${quoted(key)} = ${vector(levels.slice(0, -1).map((level) => `${key}=${level.key}`))}`,
  );
  return [
    'names(b) <- colnames(x); root <- eigen(robust, symmetric = TRUE)',
    `normal <- matrix(rnorm(${DRAWS} * length(b)), length(b))`,
    'drawn <- b + root$vectors %*% (sqrt(pmax(root$values, 0)) * normal); rownames(drawn) <- names(b)',
    `own <- list(${columns.join(', ')})`,
    'worths <- function(b, of) c(b[own[[of]]], -sum(b[own[[of]]]))  # by level, the last one too',
    'importance <- function(b) { r <- sapply(names(own), function(of) diff(range(worths(b, of)))); r / sum(r) }',
    'each <- matrix(apply(drawn, 2, importance), length(own))',
    'cbind(importance = importance(b), t(apply(each, 1, between)))',
    ...tradeLines(report),
  ];
}

function tradeLines({ attributes, trade, trades }: ChoiceByBanner): readonly string[] {
  if (trade === null || trades.length === 0) return [];
  const place = (attribute: string, level: string) =>
    1 + (attributes.find(({ key }) => key === attribute)?.levels.findIndex(({ key }) => key === level) ?? 0);
  const change = (attribute: string, from: string, to: string) =>
    `worths(b, ${quoted(attribute)})[${place(attribute, to)}] - worths(b, ${quoted(attribute)})[${place(attribute, from)}]`;
  return [
    `given <- function(b) ${change(trade.attribute, trade.from, trade.to)}  # no interval is told where its sign is not sure:`,
    'between(apply(drawn, 2, given))',
    'gained <- function(b) c(',
    ...trades.map(
      ({ attribute, from, to }, at) =>
        `  ${quoted(`${attribute}: ${to}, not ${from}`)} = unname(${change(attribute, from, to)})${at < trades.length - 1 ? ',' : ''}`,
    ),
    ')',
    'ratios <- matrix(apply(drawn, 2, function(b) -gained(b) / given(b)), length(gained(b)))',
    'cbind(ratio = -gained(b) / given(b), t(apply(ratios, 1, between)))',
  ];
}

const vector = (texts: readonly string[]) => `c(${texts.map(quoted).join(', ')})`;
