/** Moves a part: past its neighbour, into a group beside it, or out of the one that it stands in. */
import { ok, type Result } from '../../../shared/result.js';
import type { Questionnaire } from '../questionnaire.js';
import { DEEPEST, depthOf, inserted } from './add.js';
import { type EditFault, refuseEdit } from './fault.js';
import { type Container, findPart, type Placed, withSiblings } from './outline.js';

export type Direction = 'up' | 'down' | 'into' | 'out';

/** The ways in which the part can be moved, in the order in which they are offered. */
export function movesOf(questionnaire: Questionnaire, placed: Placed): readonly Direction[] {
  const at = placed.path.at(-1) ?? 0;
  const ways: readonly [Direction, boolean][] = [
    ['up', at > 0],
    ['down', at < placed.of - 1],
    ['into', groupBeside(questionnaire, placed) !== null],
    ['out', placed.parents.length > 0],
  ];
  return ways.filter(([, can]) => can).map(([direction]) => direction);
}

/**
 * The questionnaire with the part moved. `into` goes to the end of the group just before it, or else to the beginning of
 * the one just behind it; `out` goes behind its group. Refused where that way is barred (`cannot-move`).
 */
export function movePart(
  questionnaire: Questionnaire,
  key: string,
  direction: Direction,
): Result<Questionnaire, EditFault> {
  const placed = findPart(questionnaire, key);
  if (placed === undefined) return refuseEdit('no-such-part', key);
  if (!movesOf(questionnaire, placed).includes(direction)) return refuseEdit('cannot-move', key);
  if (direction === 'into') return ok(movedInto(questionnaire, placed));
  if (direction === 'out') return ok(movedOut(questionnaire, placed));
  const step = direction === 'up' ? -1 : 1;
  return ok(
    withSiblings(questionnaire, placed.path, (siblings, at) =>
      inserted(siblings.toSpliced(at, 1), at + step, placed.part),
    ),
  );
}

/** The group that `into` means; null where there is none, or no room in it. */
export function groupBeside({ parts }: Questionnaire, { path, part, parents }: Placed): Container | null {
  const at = path.at(-1) ?? 0;
  const siblings = parents.at(-1)?.children ?? parts;
  const found = [siblings[at - 1], siblings[at + 1]].find(
    (other) => other !== undefined && other.kind !== 'question',
  );
  if (found === undefined) return null;
  return parents.length + 1 + depthOf(part) > DEEPEST ? null : found;
}

function movedInto(questionnaire: Questionnaire, { path, part }: Placed): Questionnaire {
  return withSiblings(questionnaire, path, (siblings, at) => {
    const before = siblings[at - 1];
    const isBefore = before !== undefined && before.kind !== 'question';
    const group = isBefore ? before : siblings[at + 1];
    if (group === undefined || group.kind === 'question') return siblings;
    const children = isBefore ? [...group.children, part] : [part, ...group.children];
    return siblings.with(isBefore ? at - 1 : at + 1, { ...group, children }).toSpliced(at, 1);
  });
}

function movedOut(questionnaire: Questionnaire, { path, part }: Placed): Questionnaire {
  const without = withSiblings(questionnaire, path, (siblings, at) => siblings.toSpliced(at, 1));
  return withSiblings(without, path.slice(0, -1), (siblings, at) => inserted(siblings, at + 1, part));
}
