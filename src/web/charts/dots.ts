/** Dots or bars with intervals: estimates of one or several groups for each of several things, on one scale. */
import { type Layout, layoutFor, type PlacedText, placeRow, plotOf } from './layout.js';
import { textWidth } from './measure.js';
import { COLOURS, percent, TYPE } from './scale.js';
import { PATTERNS, type Pattern } from './stacked.js';

export interface Dot {
  /** Place of its group in `series`. */
  readonly series: number;
  readonly value: number;
  readonly interval: readonly [low: number, high: number] | null;
  /** The direct label: "41% (36 to 46)". */
  readonly text: string;
}

export interface DotsChart {
  /** Bars begin at zero; dots may begin anywhere. */
  readonly mark?: 'dot' | 'bar';
  /** Names of the groups; one without a name for a chart of one. */
  readonly series: readonly string[];
  readonly rows: readonly { readonly label: string; readonly dots: readonly Dot[] }[];
  /** The scale's ends, where they are given by what is measured; otherwise those of the intervals. */
  readonly min?: number;
  readonly max?: number;
  /** A value that dots are told against, such as no difference. */
  readonly zero?: { readonly value: number; readonly text: string };
}

/** Marks that differ without colour; as many as there are colours. */
export const SHAPES = ['circle', 'square', 'diamond', 'triangle', 'down', 'cross', 'bar'] as const;
export type Shape = (typeof SHAPES)[number];

export interface DrawnDot {
  readonly x: string;
  readonly y: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly colour: string;
  readonly shape: Shape;
  readonly text: string;
  readonly textX: string;
  /** Where its bar begins and how long it is; null for a dot. */
  readonly bar: { readonly x: string; readonly width: string; readonly pattern: Pattern } | null;
}

export interface DotsDrawing {
  readonly height: number;
  readonly rows: readonly { readonly label: readonly PlacedText[]; readonly dots: readonly DrawnDot[] }[];
  /** Lines between rows. */
  readonly rules: readonly number[];
  readonly plot: { readonly from: string; readonly to: string };
  readonly zero: {
    readonly x: string;
    readonly y: number;
    readonly text: string;
    readonly anchor: string;
  } | null;
  readonly key: readonly {
    readonly name: string;
    readonly colour: string;
    /** One of the two, as marks are drawn. */
    readonly shape?: Shape;
    readonly pattern?: Pattern;
  }[];
}

const DOT = 21;
const AFTER_ROW = 9;
const BEFORE_TEXT = 12;

/** The geometry of dots with intervals. */
export function drawDots(chart: DotsChart, wanted: Layout): DotsDrawing {
  const layout = layoutFor(
    wanted,
    chart.rows.map(({ label }) => label),
  );
  const dots = chart.rows.flatMap((row) => row.dots);
  const place = scaleOf(chart, dots, layout);
  let pen = chart.zero === undefined ? 2 : 24;
  const rules: number[] = [];
  const rows = chart.rows.map((row) => {
    const placed = placeRow(layout, row.label, { top: pen, height: row.dots.length * DOT });
    const drawn = row.dots.map((dot, index) =>
      drawDot(dot, placed.marks + (index + 0.5) * DOT, { place, isBar: chart.mark === 'bar' }),
    );
    rules.push(placed.end + AFTER_ROW / 2);
    pen = placed.end + AFTER_ROW;
    return { label: placed.label, dots: drawn };
  });
  const zero = chart.zero === undefined ? null : place(chart.zero.value);
  const { from, to } = plotOf(layout, widest(dots));
  return {
    ...{ height: Math.ceil(pen), rows, rules: rules.slice(0, -1) },
    plot: { from: percent(from), to: percent(to) },
    zero:
      zero === null
        ? null
        : { x: percent(zero), y: 14, text: chart.zero?.text ?? '', anchor: zero > 0.5 ? 'end' : 'start' },
    key: chart.series.length < 2 ? [] : chart.series.map((name, index) => keyOf(chart, name, index)),
  };
}

/** The colour and shape of a group; a group beyond the seventh takes the first again. */
export function markOf(series: number): { readonly colour: string; readonly shape: Shape } {
  return {
    colour: COLOURS[series % COLOURS.length] ?? COLOURS[0],
    shape: SHAPES[series % SHAPES.length] ?? 'circle',
  };
}

function keyOf({ mark }: DotsChart, name: string, index: number): DotsDrawing['key'][number] {
  const { colour, shape } = markOf(index);
  const pattern = PATTERNS[index % PATTERNS.length] ?? 'solid';
  return mark === 'bar' ? { name, colour, pattern } : { name, colour, shape };
}

function widest(dots: readonly Dot[]): number {
  return Math.max(0, ...dots.map(({ text }) => textWidth(text, TYPE))) + BEFORE_TEXT + 4;
}

function scaleOf(chart: DotsChart, dots: readonly Dot[], layout: Layout): (value: number) => number {
  const ends = dots.flatMap(({ value, interval }) => [value, ...(interval ?? [])]);
  const reached = chart.zero === undefined ? ends : [...ends, chart.zero.value];
  const low = chart.min ?? Math.min(...reached, ...(chart.mark === 'bar' ? [0] : []));
  const high = Math.max(chart.max ?? Math.max(...reached), low + Number.EPSILON);
  const span = high - low > Number.EPSILON ? high - low : 1;
  const { from, to } = plotOf(layout, widest(dots));
  return (value) => from + 0.01 + ((Math.min(high, Math.max(low, value)) - low) / span) * (to - from - 0.01);
}

interface Drawing {
  readonly place: (value: number) => number;
  readonly isBar: boolean;
}

function drawDot(dot: Dot, y: number, { place, isBar }: Drawing): DrawnDot {
  const ends = dot.interval?.map(place) ?? null;
  const last = Math.max(place(dot.value), ends?.[1] ?? 0);
  return {
    ...{ x: percent(place(dot.value)), y, text: dot.text, textX: percent(last), ...markOf(dot.series) },
    from: ends === null ? null : percent(ends[0] ?? 0),
    to: ends === null ? null : percent(ends[1] ?? 0),
    bar: isBar ? barOf(place(0), place(dot.value), dot.series) : null,
  };
}

function barOf(zero: number, end: number, series: number): DrawnDot['bar'] {
  return {
    x: percent(Math.min(zero, end)),
    width: percent(Math.abs(end - zero)),
    pattern: PATTERNS[series % PATTERNS.length] ?? 'solid',
  };
}
