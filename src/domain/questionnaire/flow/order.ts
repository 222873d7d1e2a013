/** In which order this response sees what its author lets chance arrange; follows from the seed alone. */

import { seededOrder } from '../expressions/seeded-order.js';
import type { ListedChoice } from '../questionnaire.js';
import type { GroupSlot, RepeatSlot, Slot } from './compiled.js';
import { drawnOrder, keepFixed } from './drawn.js';
import type { Live, QuestionNode } from './live.js';
import { pathOf } from './live-node.js';
import { piped } from './piping.js';

/** What stands in a group or an instance of a repeat, in the order in which this response meets it. */
export function childrenInOrder(
  live: Live,
  slot: GroupSlot | RepeatSlot,
  instances: readonly number[],
): readonly Slot[] {
  if (slot.kind !== 'group' || slot.part.order !== 'random') return slot.children;
  return drawnOrder(live.state.seed, `order ${pathOf(slot.key, instances)}`, slot.children);
}

/** Whether the question's choices come in an order of their own. */
export function isShuffled({ slot }: QuestionNode): boolean {
  return slot.task === null && /^true$/i.test(slot.part.parameters['randomize'] ?? '');
}

/**
 * The choices offered, in the order shown. The whole list is put in order before it is filtered, so that a filter moves
 * nothing. With XLSForm's `seed` parameter the order is the one that ODK draws for it, otherwise the response's own.
 */
export function choicesShown(live: Live, node: QuestionNode): readonly ListedChoice[] {
  const offered = live.offered(node);
  if (!isShuffled(node)) return offered;
  const { choices, part } = node.slot;
  const seed = part.parameters['seed'] ?? '';
  const order =
    seed === ''
      ? drawnOrder(live.state.seed, `choices ${node.path}`, choices)
      : seededOrder(choices, orderSeed(piped(live, node, seed)));
  const kept = new Set(offered);
  return keepFixed(choices, order, ({ behaviour }) => behaviour.includes('fixed')).filter((choice) =>
    kept.has(choice),
  );
}

function orderSeed(text: string): { readonly number: number; readonly text: string } {
  return { number: text.trim() === '' ? Number.NaN : Number(text), text };
}
