/** Where labels stand: above what they name, for phones, or in a column at its left, where there is room for one. */
import { textWidth, wrap } from './measure.js';
import { LINE, NARROW, TYPE } from './scale.js';

/** `above` is drawn for windows from 320 px, as is `beside`, whose labels are short; `left` for `WIDE` pixels and more. */
export type Layout = 'above' | 'beside' | 'left';

/** Pixels that the column at the left needs of a drawing before it is worth its room. */
export const WIDE = 620;
/** The share of a wide drawing that is the column of labels. */
const LABELS = 0.36;
/** The same of a narrow drawing whose labels are short. */
const SHORT = 0.25;
/** Pixels between a label and what it names. */
const GAP = 14;

export interface PlacedText {
  readonly text: string;
  readonly y: number;
}

/** The layout for these labels: on phones they stand at the left only where all of them are short. */
export function layoutFor(layout: Layout, labels: readonly string[]): Layout {
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, TYPE)));
  return layout === 'above' && widest <= NARROW * SHORT - GAP ? 'beside' : layout;
}

function labelShare(layout: Layout): number {
  return { above: 0, beside: SHORT, left: LABELS }[layout];
}

/** The part of a drawing that is left for marks, as shares of its width, when texts of `after` pixels follow them. */
export function plotOf(layout: Layout, after: number): { readonly from: number; readonly to: number } {
  const from = labelShare(layout);
  return { from, to: Math.max(from + 0.25, 1 - after / widthOf(layout)) };
}

/** The width in pixels for which a layout is drawn at least. */
export function widthOf(layout: Layout): number {
  return layout === 'left' ? WIDE : NARROW;
}

/** A row of a chart: its label, where its marks begin, and where the next row begins. */
export interface PlacedRow {
  readonly label: readonly PlacedText[];
  /** The top of its marks. */
  readonly marks: number;
  readonly end: number;
}

/** A row whose marks are `height` pixels high, from `top` on. */
export function placeRow(
  layout: Layout,
  text: string,
  { top, height, bold = false }: { readonly top: number; readonly height: number; readonly bold?: boolean },
): PlacedRow {
  const room = layout === 'above' ? NARROW : widthOf(layout) * labelShare(layout) - GAP;
  const lines = wrap(text, TYPE, room, bold);
  const tall = lines.length * LINE;
  const write = (from: number) =>
    lines.map((line, index) => ({ text: line, y: from + (index + 1) * LINE - 5 }));
  if (layout === 'above') return { label: write(top), marks: top + tall + 2, end: top + tall + 2 + height };
  const inner = Math.max(tall, height);
  return {
    label: write(top + (inner - tall) / 2),
    marks: top + (inner - height) / 2,
    end: top + inner,
  };
}
