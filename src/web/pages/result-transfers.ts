/** Where papers went from round to round: a flow one can follow with a finger, and every move in a table. */
import type { Count, Round } from '../../domain/voting/count.js';
import type { BallotResult } from '../../services/ballots/result.js';
import { drawFlows, type FlowLink } from '../charts/flows.js';
import { numberIn, type ResultWords } from './result-words.js';

/** Rounds in which papers only move, so that every paper is somewhere before and after. */
const FLOWING: readonly Round['kind'][] = ['first-choices', 'exclusion', 'surplus'];
/** More series or rounds than these make a picture that nobody can follow; the table has them all. */
const MOST_SERIES = 12;
const MOST_ROUNDS = 14;

/** The section's picture (null where there is none to draw) and table; null for counts in which nothing moves. */
export function transferSection({ certificate: { count } }: BallotResult, words: ResultWords) {
  const moves = count.rounds.some(({ transfers }) => transfers.length > 0);
  if (!moves) return null;
  const table = transferTable(count, words);
  return { table, figure: isFlow(count) ? transferFigure(count, words, table) : null };
}

function isFlow({ rounds, options }: Count): boolean {
  return (
    rounds.length <= MOST_ROUNDS &&
    options.length < MOST_SERIES &&
    rounds.every((round, at) => FLOWING.includes(round.kind) && (at === 0 || round.transfers.length > 0))
  );
}

function transferFigure(count: Count, words: ResultWords, table: ReturnType<typeof transferTable>) {
  const { t, option, amount } = words;
  const order = [...count.options].sort((a, b) => standing(count, b) - standing(count, a));
  return {
    id: 'transfers',
    kind: 'flows',
    title: transferTitle(count, words),
    subtitle: t('result.rounds.subtitle', { count: count.papers.valid }),
    description: t('result.transfers.description', { rounds: count.rounds.length }),
    drawing: drawFlows({
      series: [...order.map(option), t('result.rounds.exhausted')],
      marks: [...order.map((_, at) => String.fromCharCode(65 + at)), '–'],
      stages: count.rounds.map((round, at) => ({
        heading: t('result.rounds.heading', { round: at + 1 }),
        values: [...order.map((name) => numberIn(round.tallies[name] ?? '0')), gone(round)],
      })),
      links: count.rounds.slice(1).flatMap((round, at) => linksOf(order, count.rounds[at], round, at)),
      format: (value) => amount(String(value)),
    }),
    table,
  };
}

/** What the picture shows of a single winner; of several, what makes papers move. */
function transferTitle({ rounds, winners }: Count, { t, option, amount }: ResultWords): string {
  const [winner, ...more] = winners;
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (winner === undefined || more.length > 0) return t('result.transfers.title');
  const held = numberIn(last?.tallies[winner] ?? '0');
  const gained = held - numberIn(first?.tallies[winner] ?? '0');
  if (!Number.isInteger(gained) || gained <= 0) return t('result.transfers.title');
  return t('result.transfers.titleGained', {
    count: gained,
    votes: amount(String(held)),
    option: option(winner),
  });
}

/** How long an option stays in, and with how much: winners first, then the last excluded. */
function standing({ rounds, winners }: Count, option: string): number {
  const elected = winners.indexOf(option);
  if (elected >= 0) return 1e12 - elected;
  const out = rounds.findIndex(({ excluded }) => excluded.includes(option));
  const last = numberIn(rounds.at(-1)?.tallies[option] ?? '0');
  return out < 0 ? 1e9 + last : out;
}

function gone({ exhausted, lost }: Round): number {
  return numberIn(exhausted) + numberIn(lost ?? '0');
}

/** What moves as the transfers say, and the rest, which stays where it was. */
function linksOf(
  order: readonly string[],
  before: Round | undefined,
  round: Round,
  stage: number,
): readonly FlowLink[] {
  const away = order.length;
  const moved = round.transfers.flatMap((transfer) => {
    const from = order.indexOf(transfer.from);
    return [
      ...Object.entries(transfer.to).map(([to, votes]) => ({
        stage,
        from,
        to: order.indexOf(to),
        value: numberIn(votes),
      })),
      { stage, from, to: away, value: numberIn(transfer.exhausted) },
    ];
  });
  const stay = [...order.keys(), away].map((series) => {
    const held =
      series === away ? gone(before ?? round) : numberIn(before?.tallies[order[series] ?? ''] ?? '0');
    const left = moved.filter(({ from }) => from === series).reduce((sum, { value }) => sum + value, 0);
    return { stage, from: series, to: series, value: Math.max(0, held - left) };
  });
  return [...stay, ...moved];
}

function transferTable(count: Count, words: ResultWords) {
  const { t, option, amount } = words;
  const rows = count.rounds.flatMap((round, at) =>
    round.transfers.flatMap(({ from, factor, to, exhausted }) => {
      const moves = Object.entries(to).filter(([, votes]) => numberIn(votes) > 0);
      moves.sort(([, a], [, b]) => numberIn(b) - numberIn(a));
      const line = (target: string, votes: string) => [
        t('result.rounds.heading', { round: at + 1 }),
        option(from),
        target,
        amount(votes),
        factor ?? '1',
      ];
      return [
        ...moves.map(([target, votes]) => line(option(target), votes)),
        line(t('result.transfers.exhausted'), exhausted),
      ];
    }),
  );
  return {
    caption: t('result.transfers.caption'),
    captionHidden: true,
    dense: true,
    head: [
      { text: t('result.transfers.round') },
      { text: t('result.transfers.from') },
      { text: t('result.transfers.to') },
      { text: t('result.transfers.votes'), numeric: true },
      { text: t('result.transfers.value'), numeric: true },
    ],
    rows,
  };
}
