/** One line over time, such as turnout by the hour: it rises in steps, and its end is labelled. */

import { textWidth } from './measure.js';
import { NARROW, niceStep, percent, TYPE } from './scale.js';

export interface LineChart {
  /** Times in epoch milliseconds, rising; values not below zero. */
  readonly points: readonly { readonly at: number; readonly value: number }[];
  /** The whole span, which the points need not fill: an open ballot's line ends where now is. */
  readonly from: number;
  readonly to: number;
  /** Labels at both ends of the span. */
  readonly fromText: string;
  readonly toText: string;
  /** Direct label of the last point. */
  readonly endText: string;
  /** Writes a value of the scale at the left. */
  readonly format: (value: number) => string;
  readonly max?: number;
}

export interface LineDrawing {
  readonly height: number;
  /** The plot's box; `path` is in units of 1,000 × 1,000 stretched over it. */
  readonly plot: { readonly y: number; readonly height: number };
  readonly path: string;
  readonly grid: readonly { readonly y: number; readonly text: string }[];
  readonly end: {
    readonly x: string;
    readonly y: number;
    readonly text: string;
    readonly anchor: string;
  } | null;
  readonly axis: { readonly y: number; readonly from: string; readonly to: string };
}

const PLOT = 180;
const TOP = 30;

/** The geometry of a step line. Points outside the span are refused by being drawn at its edge. */
export function drawLine(chart: LineChart): LineDrawing {
  const highest = Math.max(chart.max ?? 0, ...chart.points.map((point) => point.value), 1);
  const step = niceStep(highest, 4);
  const max = Math.ceil(highest / step) * step;
  const along = (at: number) =>
    Math.min(1, Math.max(0, (at - chart.from) / Math.max(1, chart.to - chart.from)));
  const down = (value: number) => TOP + PLOT * (1 - value / max);
  const grid = Array.from({ length: max / step + 1 }, (_, index) => ({
    y: down(index * step),
    text: chart.format(index * step),
  }));
  return {
    height: TOP + PLOT + 28,
    plot: { y: TOP, height: PLOT },
    path: stepPath(chart.points.map((point) => [along(point.at) * 1000, (1 - point.value / max) * 1000])),
    grid,
    end: endOf(chart, along, down),
    axis: { y: TOP + PLOT + 22, from: chart.fromText, to: chart.toText },
  };
}

function stepPath(points: readonly (readonly [x: number, y: number])[]): string {
  return points
    .map(([x, y], index) => (index === 0 ? `M${round(x)} ${round(y)}` : `H${round(x)}V${round(y)}`))
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The label of the last point, on the side where it fits on the narrowest screen. */
function endOf(
  chart: LineChart,
  along: (at: number) => number,
  down: (value: number) => number,
): LineDrawing['end'] {
  const last = chart.points.at(-1);
  if (last === undefined) return null;
  const x = along(last.at);
  const fits = x + (textWidth(chart.endText, TYPE, true) + 8) / NARROW <= 1;
  return { x: percent(x), y: down(last.value), text: chart.endText, anchor: fits ? 'start' : 'end' };
}
