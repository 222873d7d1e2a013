/** A count told in sentences: which text of the locale files, filled with which names and numbers. */
import type { Count, ExplainedStep, Round } from './count.js';

/**
 * The count step by step. Keys are under `methods.steps`; parameters are ready to print. Lists of names are joined
 * by commas. A round that elects nobody and excludes nobody is the first one.
 */
export function explainCount(count: Count): readonly ExplainedStep[] {
  return [
    step('papers', {
      total: String(count.papers.total),
      valid: String(count.papers.valid),
      blank: String(count.papers.blank),
    }),
    ...(count.quota === null ? [] : [step('quota', { quota: count.quota, seats: String(count.seats) })]),
    ...count.rounds.flatMap((round, index) => roundSteps(count, round, index + 1)),
    ...(count.rounds.length > 0 ? [] : tieSteps(count, null)),
    ...(count.rounds.length > 0 ? [] : totalSteps(count)),
    outcome(count),
  ];
}

function roundSteps(count: Count, round: Round, number: number): readonly ExplainedStep[] {
  const at = { round: String(number) };
  const moved = round.transfers.map(({ from, factor }) =>
    factor === null
      ? step('excluded', { ...at, option: from })
      : step('surplus', { ...at, option: from, factor }),
  );
  const gone = round.excluded.filter((option) => round.transfers.every(({ from }) => from !== option));
  return [
    ...tieSteps(count, number),
    ...moved,
    ...gone.map((option) => step('excluded', { ...at, option })),
    ...(number === 1 ? [step('first-round', at)] : []),
    ...round.elected.map((option) => step('elected', { ...at, option, tally: round.tallies[option] ?? '0' })),
  ];
}

function tieSteps(count: Count, round: number | null): readonly ExplainedStep[] {
  return count.ties
    .filter((tie) => round === null || tie.round === round)
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

function outcome(count: Count): ExplainedStep {
  if (count.tie !== null) return step('tie-open', { between: count.tie.between.join(', ') });
  const winners = count.winners.join(', ');
  return step(count.winners.length === 1 ? 'winner' : 'winners', { winners });
}

function step(key: string, parameters: Readonly<Record<string, string>>): ExplainedStep {
  return { key, parameters };
}
