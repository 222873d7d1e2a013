/** A view with all its numbers, for programs. */
import type { Look } from '../enquiries/look.js';
import type { View } from '../view/view.js';

/** The shape's name; a field that is taken away or means something else makes another number. */
const SCHEMA = 'canvass/view/1';

/** The text. */
export function lookJson(look: Look, view: View): string {
  return `${JSON.stringify({ schema: SCHEMA, view, ...look }, null, 2)}\n`;
}
