/** The count in pictures and tables: every round, what moved, and how ties were settled. */
import type { Count, Round, Transfer } from '../../domain/voting/count.js';
import type { BallotResult } from '../../services/ballots/result.js';
import { type Bar, type BarGroup, drawBars } from '../charts/bars.js';
import { continuing } from './result-outcome.js';
import type { ResultWords } from './result-words.js';

/** More bars than this make a picture that nobody reads: then only the first and the last round are drawn. */
const MOST_BARS = 36;

/** The chart of the count with its table; null where nothing was counted. */
export function countFigure({ certificate }: BallotResult, words: ResultWords) {
  const { count } = certificate;
  return count.rounds.length > 0 ? roundsFigure(count, words) : totalsFigure(count, words);
}

function roundsFigure(count: Count, words: ResultWords) {
  const { t } = words;
  const all = count.rounds.map((_, at) => roundGroup(count, at, words));
  const bars = all.reduce((sum, group) => sum + group.bars.length, 0);
  const [first, last] = [all[0], all.at(-1)];
  const groups = bars <= MOST_BARS || first === undefined || last === undefined ? all : [first, last];
  const marker =
    count.quota === null
      ? {}
      : {
          marker: {
            value: Number(count.quota),
            text: t('result.rounds.quota', { quota: words.amount(count.quota) }),
          },
        };
  return {
    id: 'rounds',
    kind: 'bars',
    title: roundsTitle(count, words),
    subtitle: t('result.rounds.subtitle', { count: count.papers.valid }),
    description: t(
      groups.length === all.length ? 'result.rounds.description' : 'result.rounds.descriptionEnds',
      {
        rounds: all.length,
      },
    ),
    drawing: drawBars({ groups, ...marker }),
    table: roundsTable(count, words),
  };
}

function roundsTitle(count: Count, { t, option, list }: ResultWords): string {
  const [winner, ...more] = count.winners;
  if (winner === undefined) return t('result.rounds.open');
  if (more.length > 0) return t('result.rounds.titleSeveral', { options: list(count.winners.map(option)) });
  return t('result.rounds.title', { round: count.rounds.length, option: option(winner) });
}

function roundGroup(count: Count, at: number, words: ResultWords): BarGroup {
  const round = count.rounds[at];
  if (round === undefined) return { bars: [] };
  const gone = new Set(count.rounds.slice(0, at + 1).flatMap(({ excluded }) => excluded));
  const elected = new Set(count.rounds.slice(0, at + 1).flatMap((one) => one.elected));
  const leaving = new Set(count.rounds[at + 1]?.excluded ?? []);
  const inCount = count.options.filter((option) => !gone.has(option));
  const isLast = at === count.rounds.length - 1;
  const bars = inCount.map((option): Bar & { readonly at: number } => {
    const tally = round.tallies[option] ?? '0';
    const tone = elected.has(option) ? 'chosen' : leaving.has(option) ? 'leaving' : 'plain';
    return {
      label: words.option(option),
      value: Number(tally),
      text: words.amount(tally),
      tone,
      at: Number(tally),
    };
  });
  return {
    heading: words.t(isLast ? 'result.rounds.lastHeading' : 'result.rounds.heading', { round: at + 1 }),
    note: roundNote(round, leaving, words),
    bars: bars.sort((a, b) => b.at - a.at),
  };
}

function roundNote(round: Round, leaving: ReadonlySet<string>, words: ResultWords): string {
  const base = words.t('result.rounds.base', { papers: words.format.number(continuing(round)) });
  const elected = round.elected.map(words.option);
  const parts = [
    base,
    ...(elected.length > 0 ? [words.t('result.rounds.elected', { options: words.list(elected) })] : []),
    ...(leaving.size > 0
      ? [words.t('result.rounds.leaving', { options: words.list([...leaving].map(words.option)) })]
      : []),
  ];
  return parts.join(' ');
}

function roundsTable(count: Count, words: ResultWords) {
  const { t } = words;
  const rounds = count.rounds;
  const cells = (what: (round: Round) => string) => rounds.map((round) => words.amount(what(round)));
  const lost = rounds.some((round) => round.lost !== undefined && Number(round.lost) > 0);
  return {
    caption: t('result.rounds.caption'),
    captionHidden: true,
    head: [
      { text: t('result.option') },
      ...rounds.map((_, at) => ({ text: t('result.rounds.heading', { round: at + 1 }), numeric: true })),
    ],
    rows: [
      ...byFinish(count).map((option) => [
        words.option(option),
        ...cells(({ tallies }) => tallies[option] ?? '0'),
      ]),
      [t('result.rounds.exhausted'), ...cells(({ exhausted }) => exhausted)],
      ...(lost ? [[t('result.rounds.lost'), ...cells((round) => round.lost ?? '0')]] : []),
    ],
  };
}

/** Winners in order of election, then the others from the last excluded to the first. */
function byFinish(count: Count): readonly string[] {
  const excluded = count.rounds.flatMap((round) => round.excluded).reverse();
  const rest = count.options.filter(
    (option) => !count.winners.includes(option) && !excluded.includes(option),
  );
  return [...count.winners, ...rest, ...excluded];
}

function totalsFigure(count: Count, words: ResultWords) {
  const { t, format } = words;
  const totals = count.options.map((option) => ({ option, total: Number(count.scores?.[option] ?? '0') }));
  totals.sort((a, b) => b.total - a.total);
  const base = count.papers.valid;
  const text = (total: number) =>
    t('result.totals.text', { votes: total, percent: format.percent(total, base) });
  return {
    id: 'rounds',
    kind: 'bars',
    title: t('result.totals.title', { options: words.list(count.winners.map(words.option)) }),
    subtitle: t('result.rounds.subtitle', { count: base }),
    description: t('result.totals.description'),
    drawing: drawBars({
      groups: [
        {
          bars: totals.map(({ option, total }) => ({
            label: words.option(option),
            value: total,
            text: text(total),
            tone: count.winners.includes(option) ? ('chosen' as const) : ('plain' as const),
          })),
        },
      ],
      max: base,
    }),
    table: {
      caption: t('result.totals.caption'),
      captionHidden: true,
      head: [
        { text: t('result.option') },
        { text: t('result.papers'), numeric: true },
        { text: t('result.share'), numeric: true },
      ],
      rows: totals.map(({ option, total }) => [
        words.option(option),
        format.number(total),
        format.percent(total, base),
      ]),
    },
  };
}

/** One table for each round in which papers moved. */
export function transferTables({ certificate: { count } }: BallotResult, words: ResultWords) {
  return count.rounds.flatMap((round, at) =>
    round.transfers.map((transfer) => transferTable(transfer, at + 1, words)),
  );
}

function transferTable(transfer: Transfer, round: number, words: ResultWords) {
  const { t } = words;
  const from = words.option(transfer.from);
  const moved = Object.entries(transfer.to).filter(([, amount]) => Number(amount) > 0);
  moved.sort(([, one], [, other]) => Number(other) - Number(one));
  return {
    caption:
      transfer.factor === null
        ? t('result.transfers.excluded', { round, option: from })
        : t('result.transfers.surplus', { round, option: from, factor: transfer.factor }),
    dense: true,
    head: [{ text: t('result.transfers.to') }, { text: t('result.transfers.votes'), numeric: true }],
    rows: [
      ...moved.map(([option, amount]) => [words.option(option), words.amount(amount)]),
      [t('result.transfers.exhausted'), words.amount(transfer.exhausted)],
    ],
  };
}

/** One sentence for each tie on the way, or one that says there was none. */
export function tieSentences(
  { certificate: { count } }: BallotResult,
  words: ResultWords,
): readonly string[] {
  if (count.ties.length === 0) return [words.t('result.ties.none')];
  return count.ties.map((tie) =>
    words.t(`methods.steps.tie-${tie.resolvedBy}`, {
      round: tie.round,
      between: words.list(tie.between.map(words.option)),
    }),
  );
}

/** Head to head: the winner against each other option in words, and every two options in a table; null without ranks. */
export function headToHead({ certificate: { count } }: BallotResult, words: ResultWords) {
  const { pairwise } = count;
  const [winner, ...more] = count.winners;
  if (pairwise === null || winner === undefined || count.options.length < 3) return null;
  const order = byFinish(count);
  const votes = (option: string, other: string) => words.format.number(pairwise[option]?.[other] ?? 0);
  const sentences = order.slice(1).map((other) =>
    words.t('result.pairwise.against', {
      option: words.option(winner),
      other: words.option(other),
      votes: votes(winner, other),
      others: votes(other, winner),
    }),
  );
  return { sentences: more.length === 0 ? sentences : [], table: pairwiseTable(order, votes, words) };
}

function pairwiseTable(
  order: readonly string[],
  votes: (option: string, other: string) => string,
  words: ResultWords,
) {
  return {
    caption: words.t('result.pairwise.caption'),
    dense: true,
    head: [
      { text: words.t('result.pairwise.preferred') },
      ...order.map((option) => ({
        text: words.t('result.pairwise.over', { option: words.option(option) }),
        numeric: true,
      })),
    ],
    rows: order.map((option) => [
      words.option(option),
      ...order.map((other) => (option === other ? '–' : votes(option, other))),
    ]),
  };
}
