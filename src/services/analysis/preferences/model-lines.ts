/** Lines of plain R that estimate a model of preferences again from `choices.csv`, with both kinds of errors. */

/** What the lines need to know of a report. */
interface Reported {
  readonly kind: 'best-worst' | 'ranking' | 'paired' | 'choice';
  readonly banners: readonly { readonly key: string }[];
  readonly groups: readonly { readonly banner: number | null; readonly key: string }[];
}

/** Newton's steps on a conditional logit, and the sandwich of scores summed over people. */
const ESTIMATED = [
  'b <- rep(0, ncol(x))',
  'for (step in 1:25) {',
  '  e <- exp(drop(x %*% b)); p <- e / ave(e, set, FUN = sum); m <- rowsum(p * x, set)',
  '  scores <- w * (chosen - p) * x',
  '  h <- crossprod(x, w * p * x) - crossprod(m, w[!duplicated(set)] * m)',
  '  b <- b + drop(solve(h, colSums(scores)))',
  '}',
  'v <- solve(h); robust <- v %*% crossprod(rowsum(scores, person)) %*% v',
  'cbind(estimate = b, error = sqrt(diag(v)), robust = sqrt(diag(robust)))',
  'sum((w * log(p))[chosen == 1])  # log-likelihood',
];

/** A best–worst task is a choice of one of all ordered pairs of what it shows. */
const PAIRED_UP = [
  'tasks <- split(seq_along(set), set)',
  'i <- unlist(lapply(tasks, function(s) rep(s, length(s)))); j <- unlist(lapply(tasks, function(s) rep(s, each = length(s))))',
  'apart <- i != j; i <- i[apart]; j <- j[apart]',
  'x <- x[i, , drop = FALSE] - x[j, , drop = FALSE]; chosen <- as.numeric(d$best[i] == 1 & d$worst[j] == 1)',
  'set <- set[i]; person <- person[i]; w <- w[i]',
];

/** The lines for everybody; a remark says how a group's are made. */
export function modelInR({ kind, groups, banners }: Reported): readonly string[] {
  const group = groups.find(({ banner }) => banner !== null);
  const columns = groups.filter(({ banner }) => banner !== null).length;
  const marks = kind === 'best-worst' ? 2 : 1;
  const isNamed = group === undefined || banners.length === 0 ? [] : [aloneLine(group.key)];
  return [
    'd <- read.csv("choices.csv", check.names = FALSE)',
    ...isNamed,
    `x <- as.matrix(d[, -(1:${3 + marks + columns}), drop = FALSE])`,
    'set <- match(d$set, unique(d$set)); person <- d$person; w <- d$weight',
    ...(kind === 'best-worst' ? PAIRED_UP : ['chosen <- d$chosen']),
    ...ESTIMATED,
  ];
}

function aloneLine(key: string): string {
  return `# one group alone: d <- d[d[[${JSON.stringify(key)}]] == 1, ]`;
}
