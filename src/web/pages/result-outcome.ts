/** The first thing a result says: what was chosen, in one sentence, and who took part. */
import type { Round } from '../../domain/voting/count.js';
import type { BallotDefinition } from '../../services/ballots/definition.js';
import { methodOf } from '../../services/ballots/election.js';
import type { BallotResult } from '../../services/ballots/result.js';
import { numberIn, type ResultWords } from './result-words.js';

/** The sentence at the head of the page. */
export function outcomeSentence(
  { definition, certificate: { count, papers } }: BallotResult,
  words: ResultWords,
): string {
  const { t } = words;
  if (count.tie !== null)
    return t('result.outcome.tie', { options: words.list(count.tie.between.map(words.option)) });
  const [winner] = count.winners;
  if (winner === undefined || papers.counted === 0) return t('result.outcome.none');
  if (count.winners.length > 1)
    return t('result.outcome.several', { options: words.list(count.winners.map(words.option)) });
  const last = count.rounds.at(-1);
  const option = words.option(winner);
  if (last === undefined) {
    const total = count.scores?.[winner];
    if (total === undefined) return t('result.outcome.duels', { option });
    const votes = words.amount(total);
    return countsPapers(definition)
      ? t('result.outcome.total', { option, votes, base: papers.counted })
      : t('result.outcome.points', { option, votes });
  }
  return t(count.rounds.length === 1 ? 'result.outcome.oneRound' : 'result.outcome.rounds', {
    option,
    round: count.rounds.length,
    rounds: count.rounds.length,
    votes: words.amount(last.tallies[winner] ?? '0'),
    base: words.format.number(continuing(last)),
  });
}

/** The papers still in the count in a round. */
export function continuing(round: Round): number {
  return Object.values(round.tallies).reduce((sum, tally) => sum + numberIn(tally), 0);
}

/** From members to papers counted: each number with its base, each paper left out with its reason. */
export function takingPart(
  { document: { turnout }, certificate }: BallotResult,
  { t, format }: ResultWords,
): readonly string[] {
  const { cast, counted, leftOut } = certificate.papers;
  const voted = t('result.takingPart.voted', {
    count: turnout.voted,
    members: turnout.members,
    percent: format.percent(turnout.voted, turnout.members),
  });
  if (leftOut.length === 0) return [voted, t('result.takingPart.allCounted', { count: cast })];
  const reasons = leftOut.map(({ reason, papers }) => t(`result.leftOut.${reason}`, { count: papers }));
  return [voted, t('result.takingPart.counted', { count: counted, cast }), ...reasons];
}

/** Whether an option's total is a number of papers, not of points or scores. */
export function countsPapers(definition: BallotDefinition): boolean {
  const { paperKind } = methodOf(definition);
  return paperKind === 'choice' || paperKind === 'approvals';
}
