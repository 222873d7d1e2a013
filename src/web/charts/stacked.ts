/** Stacked bars: what each option's papers came from, each part with its colour, its pattern and its words. */

import { wrap } from './measure.js';
import { COLOURS, LINE, NARROW, percent, TYPE } from './scale.js';

export interface StackPart {
  /** Which series the part belongs to: the index of its name in `series`. */
  readonly series: number;
  readonly value: number;
}

export interface StackedChart {
  /** Names of the series, in the order in which they are stacked. */
  readonly series: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly parts: readonly StackPart[];
    /** The row in words, under its bar: "31 own, 12 from Care closer to home". */
    readonly text: string;
  }[];
  readonly max?: number;
}

/** Fills that stay apart in black and white; as many as there are colours. */
export const PATTERNS = ['solid', 'rising', 'dots', 'falling', 'upright', 'level', 'cross'] as const;
export type Pattern = (typeof PATTERNS)[number];

export interface StackedDrawing {
  readonly height: number;
  readonly rows: readonly {
    readonly label: readonly { readonly text: string; readonly y: number }[];
    readonly parts: readonly {
      readonly x: string;
      readonly width: string;
      readonly y: number;
      readonly height: number;
      readonly colour: string;
      readonly pattern: Pattern;
    }[];
    readonly text: readonly { readonly text: string; readonly y: number }[];
  }[];
  /** The key, drawn as a list beside the chart. */
  readonly key: readonly { readonly name: string; readonly colour: string; readonly pattern: Pattern }[];
}

const BAR = 22;

/** The geometry of a stacked bar chart; a series beyond the seventh takes the first colour again. */
export function drawStacked(chart: StackedChart): StackedDrawing {
  const total = (parts: readonly StackPart[]) => parts.reduce((sum, part) => sum + part.value, 0);
  const max = Math.max(chart.max ?? 0, ...chart.rows.map((row) => total(row.parts))) || 1;
  let pen = 0;
  const write = (text: string) =>
    wrap(text, TYPE, NARROW).map((line) => {
      pen += LINE;
      return { text: line, y: pen - 4 };
    });
  const rows = chart.rows.map((row) => {
    const label = write(row.label);
    const y = pen + 4;
    pen = y + BAR + 2;
    const parts = place(row.parts, max).map((part) => ({ ...part, y, height: BAR }));
    const text = write(row.text);
    pen += 16;
    return { label, parts, text };
  });
  return { height: pen, rows, key: chart.series.map((name, index) => ({ name, ...inkOf(index) })) };
}

/** The colour and pattern of a series. */
export function inkOf(series: number): { readonly colour: string; readonly pattern: Pattern } {
  return {
    colour: COLOURS[series % COLOURS.length] ?? COLOURS[0],
    pattern: PATTERNS[series % PATTERNS.length] ?? 'solid',
  };
}

function place(parts: readonly StackPart[], max: number) {
  let start = 0;
  return parts.map((part) => {
    const x = start;
    start += part.value / max;
    return { x: percent(x), width: percent(part.value / max), ...inkOf(part.series) };
  });
}
