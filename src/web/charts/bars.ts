/** Horizontal bars, alone or in groups (rounds of a count, groups of voters): numbers in, positions out. */

import { textWidth, wrap } from './measure.js';
import { LINE, NARROW, percent, TYPE } from './scale.js';

/** `chosen` is what the chart is about; `leaving` fades out (an excluded option); `plain` is everything else. */
export type BarTone = 'chosen' | 'plain' | 'leaving';

export interface Bar {
  readonly label: string;
  /** Not below zero: bars start at zero. */
  readonly value: number;
  /** The direct label: "83 papers", "41%", "41% (36 to 46)". */
  readonly text: string;
  readonly tone?: BarTone;
  /** Low and high end of an interval, in the unit of `value`. */
  readonly interval?: readonly [low: number, high: number];
}

export interface BarGroup {
  /** Above the group's bars; empty for a chart of one group. */
  readonly heading?: string;
  readonly note?: string;
  readonly bars: readonly Bar[];
}

export interface BarsChart {
  readonly groups: readonly BarGroup[];
  /** The end of the scale; the longest bar or interval when it is not given. */
  readonly max?: number;
  /** A value marked across all bars: a quota, a majority. */
  readonly marker?: { readonly value: number; readonly text: string };
}

interface PlacedText {
  readonly text: string;
  readonly y: number;
}

export interface DrawnBar {
  readonly label: readonly PlacedText[];
  readonly tone: BarTone;
  readonly y: number;
  readonly height: number;
  /** Lengths along the chart are per cent of its width: `41.2%`. */
  readonly width: string;
  readonly value: { readonly x: string; readonly y: number; readonly text: string };
  readonly interval: { readonly from: string; readonly to: string; readonly y: number } | null;
}

export interface DrawnGroup {
  readonly heading: readonly PlacedText[];
  readonly note: readonly PlacedText[];
  readonly bars: readonly DrawnBar[];
}

/** Everything `partials/chart-bars.ejs` needs; heights in pixels. */
export interface BarsDrawing {
  readonly height: number;
  readonly groups: readonly DrawnGroup[];
  readonly marker: {
    readonly x: string;
    readonly y: number;
    readonly text: string;
    readonly anchor: string;
  } | null;
}

const BAR = 20;
const AFTER_BAR = 14;
const AFTER_GROUP = 18;
const BEFORE_VALUE = 8;

/** The geometry of a bar chart. Labels stand above their bars, so that long ones wrap on a phone. */
export function drawBars(chart: BarsChart): BarsDrawing {
  const bars = chart.groups.flatMap((group) => group.bars);
  const longest = Math.max(0, ...bars.map((bar) => Math.max(bar.value, bar.interval?.[1] ?? 0)));
  const max = Math.max(chart.max ?? 0, longest, chart.marker?.value ?? 0) || 1;
  const widestText = Math.max(0, ...bars.map((bar) => textWidth(bar.text, TYPE, true)));
  const plot = Math.max(0.3, 1 - (widestText + BEFORE_VALUE) / NARROW);
  const place = (value: number) => (value / max) * plot;
  const pen = { y: chart.marker === undefined ? 0 : LINE + 6 };
  const marked = chart.marker === undefined ? null : place(chart.marker.value);
  const groups = chart.groups.map((group) => drawGroup(group, pen, place, marked));
  return { groups, height: Math.ceil(pen.y), marker: drawMarker(chart, place) };
}

type Place = (value: number) => number;

function drawGroup(group: BarGroup, pen: { y: number }, place: Place, marked: number | null): DrawnGroup {
  const heading = write(group.heading ?? '', pen, true);
  const note = write(group.note ?? '', pen, false);
  if (heading.length + note.length > 0) pen.y += 6;
  const bars = group.bars.map((bar) => drawBar(bar, pen, place, marked));
  pen.y += AFTER_GROUP;
  return { heading, note, bars };
}

function drawBar(bar: Bar, pen: { y: number }, place: Place, marked: number | null): DrawnBar {
  const label = write(bar.label, pen, bar.tone === 'chosen');
  const y = pen.y + 4;
  pen.y = y + BAR + AFTER_BAR;
  const end = clearOf(marked, place(Math.max(bar.value, bar.interval?.[1] ?? 0)), bar.text);
  const interval = bar.interval;
  return {
    label,
    tone: bar.tone ?? 'plain',
    y,
    height: BAR,
    width: percent(place(bar.value)),
    value: { x: percent(end), y: y + BAR - 4.5, text: bar.text },
    interval:
      interval === undefined
        ? null
        : { from: percent(place(interval[0])), to: percent(place(interval[1])), y: y + BAR / 2 },
  };
}

/** Where the value is written: at the bar's end, or behind the marker that would cross it on a phone. */
function clearOf(marked: number | null, end: number, text: string): number {
  if (marked === null || end > marked) return end;
  const reach = end + (BEFORE_VALUE + textWidth(text, TYPE, true) + 4) / NARROW;
  return reach > marked ? marked : end;
}

function write(text: string, pen: { y: number }, bold: boolean): readonly PlacedText[] {
  if (text === '') return [];
  return wrap(text, TYPE, NARROW, bold).map((line) => {
    pen.y += LINE;
    return { text: line, y: pen.y - 4 };
  });
}

function drawMarker(chart: BarsChart, place: Place): BarsDrawing['marker'] {
  if (chart.marker === undefined) return null;
  const x = place(chart.marker.value);
  return { x: percent(x), y: LINE - 4, text: chart.marker.text, anchor: x > 0.5 ? 'end' : 'start' };
}
