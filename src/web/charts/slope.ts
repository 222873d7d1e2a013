/** Ranks by group as lines: what comes first for one group and later for another. */
import { type Layout, type PlacedText, plotOf, WIDE } from './layout.js';
import { textWidth, wrap } from './measure.js';
import { COLOURS, LINE, percent, TYPE } from './scale.js';

export interface SlopeChart {
  /** Names of the groups, from left to right; at least two. */
  readonly groups: readonly string[];
  readonly items: readonly {
    readonly label: string;
    /** By group: its rank, 1 being first, and between which ranks it could be. Null where a group has none. */
    readonly ranks: readonly ({
      readonly rank: number;
      readonly interval: readonly [number, number];
    } | null)[];
  }[];
  /** Places of the items that the chart is about; every other is drawn quietly. */
  readonly about: readonly number[];
}

export interface DrawnLine {
  readonly label: string;
  readonly colour: string;
  readonly dash: string;
  /** Whether the chart is about it. */
  readonly loud: boolean;
  readonly segments: readonly {
    readonly x1: string;
    readonly y1: number;
    readonly x2: string;
    readonly y2: number;
  }[];
  readonly nodes: readonly {
    readonly x: string;
    readonly y: number;
    readonly text: string;
    /** Between which heights its rank could be. */
    readonly from: number;
    readonly to: number;
  }[];
}

export interface SlopeDrawing {
  readonly height: number;
  readonly heads: readonly {
    readonly x: string;
    readonly anchor: string;
    readonly lines: readonly PlacedText[];
  }[];
  /** Quiet lines first, so that those that matter lie above them. */
  readonly lines: readonly DrawnLine[];
  /** Labels at the left, each at its item's first rank; none above, where a list stands below the chart. */
  readonly labels: readonly {
    readonly lines: readonly PlacedText[];
    readonly loud: boolean;
    readonly colour: string;
  }[];
}

const STEP = 32;
/** The narrowest drawing in pixels, the least room that a head is broken for, and the gap between two heads. */
const PHONE = 286;
const LEAST_HEAD = 60;
const HEAD_GAP = 6;
/** Labels are smaller than other text, so that two lines of them fit beside a node. */
const LABEL = 14;
const LABEL_LINE = 15;
/** The share of a wide drawing that is the labels' column. */
const LABELS = 0.44;
const QUIET = '#a9b1b0';
const DASHES = ['', '7 3', '2 3', '9 3 2 3'];

/** The geometry of a slope chart. Two items with one rank in the first group share its line; labels keep apart. */
export function drawSlope(chart: SlopeChart, layout: Layout): SlopeDrawing {
  const { to } = plotOf(layout, 24);
  const inner = layout === 'left' ? LABELS + 0.03 : 0.06;
  const step = chart.groups.length < 2 ? 0 : (to - inner) / (chart.groups.length - 1);
  const along = (group: number) => inner + group * step;
  // Two heads that begin and end at their lines share one step; more have a middle one that takes half of its own on each side.
  const room = step * (chart.groups.length === 2 ? 1 / 2 : 2 / 3);
  const width = layout === 'left' ? WIDE : PHONE;
  const heads = chart.groups.map((name, group) => ({
    at: along(group) * width,
    anchor: group === 0 ? 'start' : group === chart.groups.length - 1 ? 'end' : 'middle',
    words: wrap(name, TYPE, Math.max(LEAST_HEAD, room * width - 10)),
  }));
  const { placed, height: top } = stackedHeads(heads);
  const down = (rank: number) => top + (rank - 0.5) * STEP;
  const lines = chart.items.map((item, index) => drawLine(chart, index, item, along, down));
  const most = Math.max(...chart.items.flatMap(({ ranks }) => ranks.map((rank) => rank?.rank ?? 1)), 1);
  return {
    height: Math.ceil(top + most * STEP + 6),
    heads: placed.map((head, group) => ({ ...head, x: percent(along(group)) })),
    lines: [...lines].sort((a, b) => Number(a.loud) - Number(b.loud)),
    labels: layout === 'left' ? labelsOf(chart, lines, down) : [],
  };
}

interface Head {
  /** Its line's place in pixels. */
  readonly at: number;
  readonly anchor: string;
  readonly words: readonly string[];
}

/** Heads as low as they can stand without touching one at their left: where many stand close, in several storeys. */
function stackedHeads(heads: readonly Head[]) {
  const storeys: { readonly heads: readonly number[]; readonly tall: number }[] = [];
  const reaches = heads.map(reachOf);
  for (const [head, { words }] of heads.entries()) {
    const free = storeys.findIndex(({ heads: there }) =>
      there.every((other) => (reaches[other]?.[1] ?? 0) + HEAD_GAP <= (reaches[head]?.[0] ?? 0)),
    );
    const [at, storey] = [free < 0 ? storeys.length : free, storeys[free]];
    storeys[at] = {
      heads: [...(storey?.heads ?? []), head],
      tall: Math.max(storey?.tall ?? 0, words.length),
    };
  }
  const all = storeys.reduce((sum, { tall }) => sum + tall, 0);
  const placed = heads.map(({ anchor, words }, head) => {
    const storey = storeys.findIndex(({ heads: there }) => there.includes(head));
    const below = storeys.slice(0, storey + 1).reduce((sum, { tall }) => sum + tall, 0);
    // The first storey stands lowest, above the lines, and each head at the top of its own.
    const before = all - below;
    return { anchor, lines: words.map((text, line) => ({ text, y: (before + line + 1) * LINE - 5 })) };
  });
  return { placed, height: all * LINE + 14 };
}

/** From where to where a head reaches, in pixels. */
function reachOf({ at, anchor, words }: Head): readonly [number, number] {
  const wide = Math.max(...words.map((text) => textWidth(text, TYPE)));
  const from = anchor === 'start' ? at : anchor === 'end' ? at - wide : at - wide / 2;
  return [from, from + wide];
}

function drawLine(
  { about }: SlopeChart,
  index: number,
  { label, ranks }: SlopeChart['items'][number],
  along: (group: number) => number,
  down: (rank: number) => number,
): DrawnLine {
  const place = about.indexOf(index);
  const loud = place !== -1;
  const nodes = ranks.flatMap((rank, group) =>
    rank === null
      ? []
      : [
          {
            ...{ group, x: percent(along(group)), y: down(rank.rank), text: String(rank.rank) },
            ...{ from: down(rank.interval[0]), to: down(rank.interval[1]) },
          },
        ],
  );
  const segments = nodes.slice(1).flatMap((node, before) => {
    const last = nodes[before];
    if (last === undefined || node.group !== last.group + 1) return [];
    return [{ x1: last.x, y1: last.y, x2: node.x, y2: node.y }];
  });
  return {
    ...{ label, loud, segments, nodes: nodes.map(({ group: _group, ...node }) => node) },
    colour: loud ? (COLOURS[place % COLOURS.length] ?? COLOURS[0]) : QUIET,
    dash: loud ? (DASHES[Math.floor(place / COLOURS.length) % DASHES.length] ?? '') : '',
  };
}

/** Labels at the left, of two lines at most, kept apart where items share a rank. */
function labelsOf(chart: SlopeChart, lines: readonly DrawnLine[], down: (rank: number) => number) {
  const room = WIDE * LABELS - 16;
  const placed = chart.items
    .map(({ label, ranks }, index) => ({
      lines: atMostTwo(wrap(label, LABEL, room)),
      ...{ loud: lines[index]?.loud ?? false, colour: lines[index]?.colour ?? QUIET },
      middle: down(ranks[0]?.rank ?? chart.items.length),
    }))
    .sort((a, b) => a.middle - b.middle);
  let last = Number.NEGATIVE_INFINITY;
  return placed.map(({ lines: words, middle, ...rest }) => {
    const top = Math.max(middle - (words.length * LABEL_LINE) / 2, last);
    last = top + words.length * LABEL_LINE;
    return { ...rest, lines: words.map((text, index) => ({ text, y: top + (index + 1) * LABEL_LINE - 4 })) };
  });
}

function atMostTwo(lines: readonly string[]): readonly string[] {
  const [first = '', second, ...more] = lines;
  if (second === undefined) return [first];
  return [first, more.length === 0 ? second : `${second} …`];
}
