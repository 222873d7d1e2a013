/** What the workbench says in place of tables where there is nothing to count: why, and what to do. */
import type { Look } from '../../services/analysis/enquiries/look.js';
import type { View } from '../../services/analysis/view/view.js';
import type { PageLink } from '../render.js';
import { canBeRow } from '../workbench/countable.js';
import type { Workbench } from './workbench.js';

/** Null where something can be counted. */
export function nothingToCount(
  look: Look,
  { place, view, described }: Pick<Workbench, 'place' | 'view' | 'described'>,
): { readonly text: string; readonly action: PageLink | null } | null {
  const asked = described.description.questions.filter(({ name }) => view.rows.includes(name));
  if (asked.length === 0) return { text: NO_ROWS, action: null };
  if (asked.every(({ table }) => table === 'texts') && !asked.some(canBeRow))
    return { text: OWN_WORDS, action: { text: 'Comments', href: `${place.home}/comments` } };
  if (place.subject.kind === 'survey' && look.people === 0)
    return { text: NOBODY[narrowed(view) ? 'narrowed' : 'everybody'], action: null };
  return null;
}

const NO_ROWS =
  'Choose a question in the list: “Rows” puts it down the side, and there is something to count.';
const OWN_WORDS =
  'People answered this in their own words. They are read, searched and given codes under Comments; once the codes are settled, they can be counted here.';
const NOBODY = {
  everybody: 'Nobody has completed the survey yet. Tables and charts are here as soon as somebody has.',
  narrowed: 'Nobody who completed the survey is in this filter. Choose another one, or “Everybody”.',
} as const;

function narrowed({ filter, where }: View): boolean {
  return filter !== null || where !== null;
}
