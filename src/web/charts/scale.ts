/** What all charts share: the smallest width they are drawn for, their type, their colours, their numbers. */

/** Pixels between the margins of a 320 px phone: labels wrap and bars leave room for this width. */
export const NARROW = 286;
/** The size of all text in a chart, in pixels; never smaller, whatever the window. */
export const TYPE = 16;
export const LINE = 20;

/** Categorical colours, colour-blind safe, in their fixed order (look.md). */
export const COLOURS = ['#0b5351', '#d1802b', '#5b7db1', '#a4372a', '#7a6a9b', '#8a8d3f', '#3b3b3b'] as const;

/** A share of the drawing's width as an SVG length: `percent(0.412)` → `41.2%`. */
export function percent(share: number): string {
  return `${Math.round(share * 1e4) / 100}%`;
}

/** The smallest of 1, 2, 2.5, 5 × 10ⁿ steps that cover `highest` in at most `most` steps; at least 1. */
export function niceStep(highest: number, most: number): number {
  const rough = Math.max(highest / most, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough - 1e-9) ?? 10;
  return Math.ceil(factor * power);
}
