/** A flow from stage to stage (after Sankey): who holds how much at each stage, and what moved in between, from top to bottom. */

import { textWidth } from './measure.js';
import { LINE, NARROW, percent, TYPE } from './scale.js';
import { inkOf, type Pattern } from './stacked.js';

/** What stands at one stage, by series; none negative. */
export interface FlowStage {
  readonly heading: string;
  readonly values: readonly number[];
}

/** What goes from one series at `stage` to one at the next; the same series where it stays. */
export interface FlowLink {
  readonly stage: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

export interface FlowsChart {
  /** Names of the series in the order in which they stand side by side. */
  readonly series: readonly string[];
  /** A mark for each series, short enough to stand on a narrow bar: A, B, … */
  readonly marks: readonly string[];
  readonly stages: readonly FlowStage[];
  readonly links: readonly FlowLink[];
  /** Writes a value beside its mark. */
  readonly format: (value: number) => string;
}

interface Ink {
  readonly colour: string;
  readonly pattern: Pattern;
}

/** Everything `partials/chart-flows.ejs` needs; lengths along the chart in per cent, heights in pixels. */
export interface FlowsDrawing {
  readonly height: number;
  readonly key: readonly (Ink & { readonly name: string })[];
  readonly stages: readonly {
    readonly heading: { readonly text: string; readonly y: number };
    readonly nodes: readonly (Ink & {
      readonly x: string;
      readonly width: string;
      readonly y: number;
      readonly height: number;
      readonly label: { readonly text: string; readonly x: string; readonly y: number } | null;
    })[];
  }[];
  /** One band between every two stages; `paths` are in units of 1,000 × 1,000 stretched over it. */
  readonly bands: readonly {
    readonly y: number;
    readonly height: number;
    readonly paths: readonly { readonly d: string; readonly colour: string; readonly moved: boolean }[];
  }[];
}

const NODE = 16;
const BAND = 72;
/** Between two nodes of a stage, as a share of the width. */
const GAP = 0.012;

/** The geometry of a flow. Series keep their order at every stage, and links leave and arrive in that order too. */
export function drawFlows(chart: FlowsChart): FlowsDrawing {
  const most = Math.max(...chart.stages.map(({ values }) => sum(values)), 0) || 1;
  const scale = (1 - GAP * (chart.series.length - 1)) / most;
  const starts = chart.stages.map(({ values }) => startsOf(values, scale));
  let pen = 0;
  const bands: FlowsDrawing['bands'][number][] = [];
  const stages = chart.stages.map((stage, at) => {
    const heading = { text: stage.heading, y: pen + LINE - 4 };
    const top = pen + LINE + LINE;
    const nodes = stage.values.flatMap((value, series) =>
      value > 0 ? [nodeOf(chart, { series, value, start: starts[at]?.[series] ?? 0, scale, top })] : [],
    );
    pen = top + NODE;
    if (at < chart.stages.length - 1) {
      bands.push({ y: pen, height: BAND, paths: pathsOf(chart, at, starts, scale) });
      pen += BAND + 6;
    }
    return { heading, nodes };
  });
  return { height: pen + 4, key: keyOf(chart), stages, bands };
}

function keyOf({ series, marks }: FlowsChart): FlowsDrawing['key'] {
  return series.map((name, at) => ({ name: `${marks[at] ?? ''} ${name}`.trim(), ...inkOf(at) }));
}

function startsOf(values: readonly number[], scale: number): readonly number[] {
  let start = 0;
  return values.map((value) => {
    const here = start;
    if (value > 0) start += value * scale + GAP;
    return here;
  });
}

interface Node {
  readonly series: number;
  readonly value: number;
  readonly start: number;
  readonly scale: number;
  readonly top: number;
}

/** A bar with as much of its mark and value above it as it is wide on the narrowest screen. */
function nodeOf(chart: FlowsChart, { series, value, start, scale, top }: Node) {
  const width = value * scale;
  const mark = chart.marks[series] ?? '';
  const label = [`${mark} ${chart.format(value)}`, mark].find(
    (text) => textWidth(text, TYPE) <= width * NARROW,
  );
  return {
    ...inkOf(series),
    x: percent(start),
    width: percent(width),
    y: top,
    height: NODE,
    label: label === undefined ? null : { text: label, x: percent(start), y: top - 5 },
  };
}

/** The ribbons between a stage and the next: those that stay behind, those that move on top. */
function pathsOf(
  chart: FlowsChart,
  stage: number,
  starts: readonly (readonly number[])[],
  scale: number,
): FlowsDrawing['bands'][number]['paths'] {
  const left = [...(starts[stage] ?? [])];
  const right = [...(starts[stage + 1] ?? [])];
  const links = chart.links.filter((link) => link.stage === stage && link.value > 0);
  const byTarget = [...links].sort((a, b) => a.from - b.from || a.to - b.to);
  const leaves = new Map(byTarget.map((link) => [link, advance(left, link.from, link.value * scale)]));
  const bySource = [...links].sort((a, b) => a.to - b.to || a.from - b.from);
  const arrives = new Map(bySource.map((link) => [link, advance(right, link.to, link.value * scale)]));
  return [...links]
    .sort((a, b) => Number(a.from !== a.to) - Number(b.from !== b.to))
    .map((link) => ({
      d: ribbon(leaves.get(link) ?? 0, arrives.get(link) ?? 0, link.value * scale),
      colour: inkOf(link.from).colour,
      moved: link.from !== link.to,
    }));
}

function advance(places: number[], series: number, width: number): number {
  const here = places[series] ?? 0;
  places[series] = here + width;
  return here;
}

function ribbon(from: number, to: number, width: number): string {
  const [a, b, c, d] = [from, from + width, to + width, to].map((x) => Math.round(x * 1e5) / 100);
  return `M${a} 0C${a} 500 ${d} 500 ${d} 1000H${c}C${c} 500 ${b} 500 ${b} 0Z`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
