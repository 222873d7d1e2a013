/** A view with one thing more or less: where the links of the workbench lead. */
import { FIRST_VIEW, MOST_BANNERS, MOST_ROWS, type View } from '../../services/analysis/view/view.js';

/** The side that a question is put on. */
export type Side = 'rows' | 'banner';

const MOST: Readonly<Record<Side, number>> = { rows: MOST_ROWS, banner: MOST_BANNERS };

/** The view with the question added to a side at its end, or taken from it. */
export function toggled(view: View, side: Side, name: string): View {
  const there = view[side].includes(name);
  const names = there ? view[side].filter((one) => one !== name) : [...view[side], name].slice(-MOST[side]);
  return { ...view, [side]: names };
}

/** The view of one question alone, everything else as it is. */
export function onlyRow(view: View, name: string): View {
  return { ...view, rows: [name] };
}

/** How many of the settings behind “Statistics” are not as at first. */
export function changedSettings(view: View): number {
  const keys = ['who', 'share', 'compare', 'adjust', 'level', 'order', 'wave'] as const;
  return keys.filter((key) => view[key] !== FIRST_VIEW[key]).length;
}
