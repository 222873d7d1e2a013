/** How safe a result is, as it is published with the count: the margin, what other methods would have said, whom a committee represents. */
import type { Count } from './count.js';
import { type Election, standing } from './election.js';
import type { Margin, PaperBounds } from './margin/margin.js';
import type { CountingMethod, CountSettings } from './method.js';
import { type OtherOutcome, otherOutcomes } from './other-methods.js';
import { SILENTLY, type TellProgress } from './progress.js';
import { representationOf } from './representation.js';

/** A group of papers without the seats it deserves, options named. */
export interface UnrepresentedGroup {
  readonly options: readonly string[];
  readonly papers: number;
  readonly deserves: number;
  readonly has: number;
}

/** `Representation` with options named. */
export interface NamedRepresentation {
  readonly rule: 'ejr-plus' | 'solid-coalitions';
  readonly papers: number;
  readonly unrepresented: readonly UnrepresentedGroup[];
  readonly behind: readonly { readonly option: string; readonly papers: number }[];
  readonly papersWith: readonly number[];
}

/** Everything about how safe a result is. */
export interface Safety {
  readonly margin: Margin | null;
  readonly others: readonly OtherOutcome[];
  /** Null where one seat is filled, and where papers agree on no sets. */
  readonly representation: NamedRepresentation | null;
}

/** The safety of `count`, which is the election's under the settings. Takes some seconds for large elections. */
export function safetyOf(
  method: CountingMethod,
  election: Election,
  settings: CountSettings,
  {
    count,
    bounds,
    tell = SILENTLY,
  }: { readonly count: Count; readonly bounds: PaperBounds; readonly tell?: TellProgress },
): Safety {
  return {
    margin: method.margin(election, settings, bounds, tell),
    others: otherOutcomes(method, election, settings, { winners: count.winners, tell }),
    representation: election.seats > 1 ? namedRepresentation(method, election, count) : null,
  };
}

function namedRepresentation(
  { paperKind }: CountingMethod,
  election: Election,
  count: Count,
): NamedRepresentation | null {
  const { options, papers } = standing(election);
  const found = representationOf({
    kind: paperKind,
    seats: election.seats,
    optionCount: options.length,
    papers,
    winners: count.winners.map((name) => options.indexOf(name)),
  });
  const name = (option: number) => options[option] ?? '';
  return (
    found && {
      ...found,
      unrepresented: found.unrepresented.map((group) => ({ ...group, options: group.options.map(name) })),
      behind: found.behind.map((weight, at) => ({ option: count.winners[at] ?? '', papers: weight })),
    }
  );
}
