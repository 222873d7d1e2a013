/** A count as plain text for a person at a terminal. */
import type { Count, Round } from '../domain/voting/count.js';

/** The count on a few lines: papers, quota, rounds with tallies, ties, winners. */
export function describeCount(count: Count): string {
  const { total, valid, blank } = count.papers;
  return [
    `${count.method}, ${count.seats === 1 ? '1 seat' : `${count.seats} seats`}: ${total} papers, ${valid} valid, ${blank} blank`,
    ...(count.quota === null ? [] : [`Quota ${count.quota}`]),
    ...count.rounds.flatMap((round, at) => describeRound(round, at + 1, count.options)),
    ...(count.scores === null ? [] : describeNumbers(count.options, count.scores)),
    ...count.ties.map(
      (tie) =>
        `Tie in round ${tie.round} for ${tie.for}: ${tie.between.join(', ')}; settled by ${tie.resolvedBy}`,
    ),
    ...(count.tie === null ? [] : [`Open tie for ${count.tie.for}: ${count.tie.between.join(', ')}`]),
    `${count.tie === null ? 'Elected' : 'Sure or tied'}: ${count.winners.join(', ') || 'nobody'}`,
  ].join('\n');
}

function describeRound(round: Round, number: number, options: readonly string[]): readonly string[] {
  const elected = round.elected.length === 0 ? [] : [`  Elected: ${round.elected.join(', ')}`];
  return [
    `Round ${number}. ${round.note}`,
    ...describeNumbers(options, round.tallies),
    `  ${round.exhausted}  exhausted`,
    ...elected,
  ];
}

function describeNumbers(
  options: readonly string[],
  numbers: Readonly<Record<string, string>>,
): readonly string[] {
  const width = Math.max(...options.map((option) => numbers[option]?.length ?? 0));
  return options.map((option) => `  ${(numbers[option] ?? '').padStart(width)}  ${option}`);
}
