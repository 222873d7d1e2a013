/** How numbers are spread: columns side by side over equal steps, from zero up. */
import type { PlacedText } from './layout.js';
import { textWidth } from './measure.js';
import { LINE, NARROW, niceStep, percent, TYPE } from './scale.js';

export interface HistogramChart {
  readonly bins: readonly { readonly from: number; readonly to: number; readonly share: number }[];
  /** Writes an end of a bin, and a share. */
  readonly format: (value: number) => string;
  readonly share: (value: number) => string;
  /** A value marked across the columns, such as the mean. */
  readonly marker: { readonly value: number; readonly text: string } | null;
}

export interface HistogramDrawing {
  readonly height: number;
  readonly columns: readonly {
    readonly x: string;
    readonly width: string;
    readonly y: number;
    readonly height: number;
  }[];
  readonly grid: readonly { readonly y: number; readonly text: string }[];
  readonly ticks: readonly { readonly x: string; readonly text: string; readonly anchor: string }[];
  readonly axis: number;
  readonly marker: { readonly x: string; readonly anchor: string; readonly text: PlacedText } | null;
}

const PLOT = 160;
const TOP = 26;
const MOST_TICKS = 5;

/** The geometry of a histogram; empty where there are no bins. */
export function drawHistogram(chart: HistogramChart): HistogramDrawing {
  const [first, last] = [chart.bins[0], chart.bins.at(-1)];
  const highest = Math.max(0.01, ...chart.bins.map(({ share }) => share));
  const step = niceStep(highest * 100, 4) / 100;
  const max = Math.ceil(highest / step - 1e-9) * step;
  const low = first?.from ?? 0;
  const span = Math.max(Number.EPSILON, (last?.to ?? 1) - low);
  const along = (value: number) => Math.min(1, Math.max(0, (value - low) / span));
  const axis = TOP + PLOT;
  const down = (share: number) => axis - (share / max) * PLOT;
  return {
    height: axis + LINE + 6,
    axis,
    columns: chart.bins.map(({ from, to, share }) => ({
      ...{ x: percent(along(from)), width: percent(along(to) - along(from)) },
      ...{ y: down(share), height: axis - down(share) },
    })),
    grid: Array.from({ length: Math.round(max / step) + 1 }, (_, index) => ({
      y: down(index * step),
      text: chart.share(index * step),
    })),
    ticks: ticksOf(chart, along),
    marker: chart.marker === null ? null : markerOf(chart.marker, along),
  };
}

function ticksOf({ bins, format }: HistogramChart, along: (value: number) => number) {
  const ends = [...bins.map(({ from }) => from), ...bins.slice(-1).map(({ to }) => to)];
  const every = Math.max(1, Math.ceil((ends.length - 1) / MOST_TICKS));
  const shown = ends.filter((_, index) => index % every === 0);
  return shown.map((value, index) => ({
    x: percent(along(value)),
    text: format(value),
    anchor: index === 0 ? 'start' : along(value) > 0.97 ? 'end' : 'middle',
  }));
}

function markerOf(
  { value, text }: { readonly value: number; readonly text: string },
  along: (value: number) => number,
) {
  const x = along(value);
  const anchor = x + textWidth(text, TYPE, true) / NARROW > 1 ? 'end' : 'start';
  return { x: percent(x), anchor, text: { text, y: 16 } };
}
