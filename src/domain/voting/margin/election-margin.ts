/** The margin of an election under a method: the contest, its outcome without any tie rule, and the method's own proof. */
import { contestOf, settleContest } from '../counting.js';
import { type Election, standing } from '../election.js';
import type { CountSettings, MethodDefinition } from '../method.js';
import type { Papers } from '../paper-box.js';
import { isBlankRow, keepColumns, keepRows, totalWeight } from '../paper-box.js';
import type { TellProgress } from '../progress.js';
import { type Decide, type Margin, marginOf, type PaperBounds } from './margin.js';

/** Ties are left open here, whatever the ballot's rule: a result that hangs on one has no margin. */
const OPEN_TIES = { kind: 'report' } as const;

/** As `CountingMethod.margin`. */
export function electionMargin(
  method: MethodDefinition,
  election: Election,
  settings: CountSettings,
  { bounds, tell }: { readonly bounds: PaperBounds; readonly tell: TellProgress },
): Margin | null {
  tell({ stage: 'margin', done: 0, total: null });
  const field = standing(election);
  const decide: Decide = (papers) => {
    const marked = keepRows(papers, (row) => !isBlankRow(papers, row));
    const contest = contestOf({ options: field.options, papers: marked }, election.seats, settings);
    const { tally, open } = settleContest(method, contest, OPEN_TIES);
    return open === null ? tally.winners : null;
  };
  const cast = standingPapers(election);
  if (field.options.length <= election.seats) return null;
  const winners = decide(cast);
  if (winners === null) return { least: 0, most: 0, papers: totalWeight(cast) };
  const contest = contestOf(field, election.seats, settings);
  const decided = { contest, kind: method.paperKind, cast, bounds, winners };
  return marginOf(decided, method.margin?.(decided) ?? { least: 1 }, decide, tell);
}

/** Everything cast, over the options that have not withdrawn. */
function standingPapers({ papers, options, withdrawn }: Election): Papers {
  if (withdrawn.length === 0) return papers;
  return keepColumns(
    papers,
    [...options.keys()].filter((option) => !withdrawn.includes(option)),
  );
}
