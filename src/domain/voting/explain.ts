/** A count told in sentences: which text of the locale files, filled with which names and numbers. */
import type { Count, ExplainedStep, Round, SettledTie } from './count.js';
import { isForTheSeat } from './count-words.js';
import type { RoundKind } from './tally.js';

/** The sentence for an election, where a round's tallies are something else than votes. */
const ELECTED: Partial<Record<RoundKind, string>> = {
  'run-off': 'elected-run-off',
  'share-of-votes': 'elected-share',
  price: 'elected-price',
  load: 'elected-load',
};

/**
 * The count step by step. Keys are under `methods.steps`; parameters are ready to print, lists of names joined by
 * commas.
 */
export function explainCount(count: Count): readonly ExplainedStep[] {
  const { total, valid, blank } = count.papers;
  return [
    step('papers', { total: String(total), valid: String(valid), blank: String(blank) }),
    ...(count.quota === null
      ? []
      : [step('quota', { quota: plain(count.quota), seats: String(count.seats) })]),
    ...totalSteps(count),
    ...tieSteps(count, ({ round }) => round > count.rounds.length || count.rounds.length === 0),
    ...count.rounds.flatMap((round, index) => roundSteps(count, round, index + 1)),
    ...duelSteps(count),
    outcome(count),
  ];
}

/** Seats that go to options which nobody supports are told as that: no load and no share of votes made the difference. */
function electedKey({ kind, tallies }: Round, option: string): string {
  const isUnsupported = (kind === 'load' || kind === 'share-of-votes') && tallies[option] === '0';
  return isUnsupported ? 'elected-unsupported' : (ELECTED[kind] ?? 'elected');
}

/** A number without the places that say nothing: `4.00000` is 4, `0.25000` is 0.25. */
function plain(number: string): string {
  return /^\d+\.\d+$/.test(number) ? number.replace(/\.?0+$/, '') : number;
}

function roundSteps(count: Count, round: Round, number: number): readonly ExplainedStep[] {
  const at = { round: String(number) };
  // What settled the run-off comes after it, what led to it before.
  const isAfter = (purpose: string) => round.kind === 'run-off' && isForTheSeat(purpose);
  return [
    ...tieSteps(count, ({ round: other, for: purpose }) => other === number && !isAfter(purpose)),
    ...movedSteps(count, round, at),
    ...tieSteps(count, ({ round: other, for: purpose }) => other === number && isAfter(purpose)),
    ...round.elected.map((option) =>
      step(electedKey(round, option), { ...at, option, tally: plain(round.tallies[option] ?? '0') }),
    ),
  ];
}

function movedSteps(count: Count, round: Round, at: { readonly round: string }): readonly ExplainedStep[] {
  if (round.kind === 'first-choices') return [step('first-round', at)];
  if (round.kind === 'run-off') {
    const between = count.options.filter((option) => !round.excluded.includes(option)).join(', ');
    return [step('run-off', { between })];
  }
  const surpluses = round.transfers.flatMap(({ from, factor }) =>
    factor === null ? [] : [step('surplus', { ...at, option: from, factor: plain(factor) })],
  );
  return [...surpluses, ...round.excluded.map((option) => step('excluded', { ...at, option }))];
}

function tieSteps(count: Count, wanted: (tie: SettledTie) => boolean): readonly ExplainedStep[] {
  return count.ties
    .filter(wanted)
    .map((tie) =>
      step(`tie-${tie.resolvedBy}`, { round: String(tie.round), between: tie.between.join(', ') }),
    );
}

function totalSteps(count: Count): readonly ExplainedStep[] {
  const { scores } = count;
  if (scores === null) return [];
  const order = count.ranking?.flat() ?? count.options;
  return order.map((option) => step('total', { option, total: scores[option] ?? '0' }));
}

/** How a single winner fares against each other option, where that is what the method looks at. */
function duelSteps(count: Count): readonly ExplainedStep[] {
  const [winner, second] = count.winners;
  const { pairwise } = count;
  if (winner === undefined || second !== undefined || pairwise === null || count.rounds.length > 0) return [];
  return count.options
    .filter((option) => option !== winner)
    .map((option) => {
      const [wins, losses] = [pairwise[winner]?.[option] ?? 0, pairwise[option]?.[winner] ?? 0];
      const key = wins > losses ? 'duel-won' : wins < losses ? 'duel-lost' : 'duel-level';
      return step(key, { winner, option, wins: String(wins), losses: String(losses) });
    });
}

function outcome(count: Count): ExplainedStep {
  if (count.tie !== null) return step('tie-open', { between: count.tie.between.join(', ') });
  const winners = count.winners.join(', ');
  return step(count.winners.length === 1 ? 'winner' : 'winners', { winners });
}

function step(key: string, parameters: Readonly<Record<string, string>>): ExplainedStep {
  return { key, parameters };
}
