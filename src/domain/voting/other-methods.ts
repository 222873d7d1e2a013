/** What the other methods would have said about the same papers. */
import type { Election } from './election.js';
import type { CountingMethod, CountSettings } from './method.js';
import { METHODS } from './methods/index.js';
import { totalWeight } from './paper-box.js';
import type { TellProgress } from './progress.js';

/** Another method's outcome: winners in order of election; `byLot` where the tie rule settled something on the way, or had to leave it open. */
export interface OtherOutcome {
  readonly method: string;
  readonly winners: readonly string[];
  readonly byLot: boolean;
  /** Whether the same options win. */
  readonly agrees: boolean;
}

/**
 * The outcome of every other method that fills as many seats from such papers, in the hall's order, by the same tie rule;
 * from ranks also who has most first choices. Methods that refuse an election of this size are left out. `winners` are
 * those of the method that was used.
 */
export function otherOutcomes(
  used: CountingMethod,
  election: Election,
  settings: CountSettings,
  { winners, tell }: { readonly winners: readonly string[]; readonly tell: TellProgress },
): readonly OtherOutcome[] {
  const same = [...winners].sort().join('\n');
  const { methods } = settings.words;
  const isTold = ({ name }: CountingMethod) =>
    name !== used.name && (methods === null || methods.includes(name));
  const others = METHODS.filter((method) => isTold(method) && canCount(method, used, election));
  return others.map((method, done) => {
    tell({ stage: 'others', done, total: others.length });
    const count = method.count(election, settings);
    return {
      method: method.name,
      winners: count.winners,
      byLot: count.tie !== null || count.ties.some(({ resolvedBy }) => resolvedBy === settings.ties.kind),
      agrees: count.tie === null && [...count.winners].sort().join('\n') === same,
    };
  });
}

function canCount(method: CountingMethod, used: CountingMethod, election: Election): boolean {
  const reads =
    method.paperKind === used.paperKind || (used.paperKind === 'ranks' && method.paperKind === 'choice');
  if (!reads || method.severalSeats !== election.seats > 1) return false;
  const { options, papers, seats } = election;
  const ways = papers.count;
  return method.refuses({ options: options.length, seats, papers: totalWeight(papers), ways }) === null;
}
