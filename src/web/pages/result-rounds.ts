/** The count in pictures and tables: every round, what moved, and how ties were settled. */
import type { Count, Round } from '../../domain/voting/count.js';
import type { BallotResult } from '../../services/ballots/result.js';
import { type Bar, type BarGroup, drawBars } from '../charts/bars.js';
import { continuing, countsPapers } from './result-outcome.js';
import { numberIn, type ResultWords } from './result-words.js';

/** More bars than this make a picture that nobody reads: then only the first and the last round are drawn. */
const MOST_BARS = 36;

/** The chart of the count with its table; null where comparing every two options is the whole count. */
export function countFigure({ definition, certificate }: BallotResult, words: ResultWords) {
  const { count } = certificate;
  if (count.rounds.length > 0) return roundsFigure(count, words);
  return count.scores === null ? null : totalsFigure(count, countsPapers(definition), words);
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
            value: numberIn(count.quota),
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
  const last = count.rounds.at(-1);
  const [winner, ...more] = count.winners;
  if (winner === undefined) return t('result.rounds.open');
  if (more.length > 0) return t('result.rounds.titleSeveral', { options: list(count.winners.map(option)) });
  const named = { round: count.rounds.length, option: option(winner) };
  const hasMajority = last !== undefined && numberIn(last.tallies[winner] ?? '0') * 2 > continuing(last);
  return hasMajority ? t('result.rounds.title', named) : t('result.rounds.titleTie', named);
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
      value: numberIn(tally),
      text: words.amount(tally),
      tone,
      at: numberIn(tally),
    };
  });
  return {
    heading: words.t(isLast ? 'result.rounds.lastHeading' : 'result.rounds.heading', { round: at + 1 }),
    note: roundNote(round, leaving, words),
    bars: bars.sort((a, b) => b.at - a.at),
  };
}

/** Rounds whose tallies together are the papers still in the count. */
const TALLIES_ARE_PAPERS: readonly Round['kind'][] = ['first-choices', 'exclusion', 'surplus', 'run-off'];

function roundNote(round: Round, leaving: ReadonlySet<string>, words: ResultWords): string {
  const papers = words.format.number(continuing(round));
  const elected = round.elected.map(words.option);
  const parts = [
    ...(TALLIES_ARE_PAPERS.includes(round.kind) ? [words.t('result.rounds.base', { papers })] : []),
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
  const lost = rounds.some((round) => round.lost !== undefined && numberIn(round.lost) > 0);
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

function totalsFigure(count: Count, inPapers: boolean, words: ResultWords) {
  const { t, format } = words;
  const totals = count.options.map((option) => ({ option, total: numberIn(count.scores?.[option] ?? '0') }));
  totals.sort((a, b) => b.total - a.total);
  const base = count.papers.valid;
  const percent = (total: number) => format.percent(total, base);
  const options = words.list(count.winners.map(words.option));
  const bars = totals.map(({ option, total }) => ({
    label: words.option(option),
    value: total,
    text: inPapers
      ? t('result.totals.text', { votes: total, percent: percent(total) })
      : format.number(total),
    tone: count.winners.includes(option) ? ('chosen' as const) : ('plain' as const),
  }));
  const numeric = (key: string) => ({ text: t(key), numeric: true });
  return {
    id: 'rounds',
    kind: 'bars',
    title: inPapers ? t('result.totals.title', { options }) : t('result.totals.pointsTitle', { options }),
    subtitle: t('result.rounds.subtitle', { count: base }),
    description: t('result.totals.description'),
    drawing: drawBars({ groups: [{ bars }], ...(inPapers ? { max: base } : {}) }),
    table: {
      caption: inPapers ? t('result.totals.caption') : t('result.totals.pointsCaption'),
      captionHidden: true,
      head: [
        { text: t('result.option') },
        ...(inPapers
          ? [numeric('result.papers'), numeric('result.share')]
          : [numeric('result.totals.total')]),
      ],
      rows: totals.map(({ option, total }) => [
        words.option(option),
        format.number(total),
        ...(inPapers ? [percent(total)] : []),
      ]),
    },
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
  const isDecisive = count.rounds.length === 0 && count.scores === null;
  return {
    isDecisive,
    sentences: more.length === 0 ? sentences : [],
    table: pairwiseTable(order, votes, words),
  };
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
