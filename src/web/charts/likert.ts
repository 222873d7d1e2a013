/** Shares of a whole side by side, from end to end or around the middle of a scale: grids of opinions. */
import { type Layout, layoutFor, type PlacedText, placeRow, plotOf, widthOf } from './layout.js';
import { textWidth } from './measure.js';
import { COLOURS, percent, TYPE } from './scale.js';
import { PATTERNS, type Pattern } from './stacked.js';

export interface LikertChart {
  /** Names of the answers, from one end of the scale to the other. */
  readonly series: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    /** Shares from 0 to 1, in the order of `series`. */
    readonly shares: readonly number[];
    /** By series: the direct label, such as "41%". */
    readonly texts: readonly string[];
  }[];
  /**
   * Whether the rows are laid around the middle of the scale, with colours from one end to the other; otherwise from end to
   * end, in categorical colours.
   */
  readonly diverging: boolean;
}

export interface LikertDrawing {
  readonly height: number;
  readonly rows: readonly {
    readonly label: readonly PlacedText[];
    readonly parts: readonly {
      readonly x: string;
      readonly width: string;
      readonly y: number;
      readonly height: number;
      readonly colour: string;
      readonly pattern: Pattern;
      /** Null where there is no room for it. */
      readonly text: {
        readonly x: string;
        readonly y: number;
        readonly text: string;
        readonly fill: string;
      } | null;
    }[];
  }[];
  /** The middle of the scale. */
  readonly middle: string | null;
  readonly key: readonly { readonly name: string; readonly colour: string; readonly pattern: Pattern }[];
}

const BAR = 26;
const AFTER_ROW = 10;
const LIGHT = '#fbfaf7';
const DARK = '#1d2a2e';

/** Brick to teal around a light middle, by how many steps the scale has on each side. */
const ENDS: Readonly<Record<number, readonly [readonly string[], readonly string[]]>> = {
  1: [['#a4372a'], ['#0b5351']],
  2: [
    ['#a4372a', '#dda59d'],
    ['#8db3b0', '#0b5351'],
  ],
  3: [
    ['#a4372a', '#c97a6f', '#e6c1bb'],
    ['#b3cdca', '#5d918d', '#0b5351'],
  ],
};
const MIDDLE = '#dcd8cd';
const DARK_FILLS = new Set(['#a4372a', '#0b5351', '#5b7db1', '#7a6a9b', '#3b3b3b', '#5d918d']);

/** The geometry; with more steps than there are colours for, a diverging chart is drawn from end to end. */
export function drawLikert(chart: LikertChart, wanted: Layout): LikertDrawing {
  const layout = layoutFor(
    wanted,
    chart.rows.map(({ label }) => label),
  );
  const inks = inksOf(chart);
  const place = placing(chart, layout);
  const width = widthOf(layout);
  let pen = 2;
  const rows = chart.rows.map((row) => {
    const placed = placeRow(layout, row.label, { top: pen, height: BAR });
    pen = placed.end + AFTER_ROW;
    let at = place.start(row.shares);
    const parts = row.shares.map((share, series) => {
      const [x, wide] = [at, share * place.unit];
      at += wide;
      const ink = inks[series] ?? { colour: COLOURS[0], pattern: 'solid' as const };
      const text = row.texts[series] ?? '';
      const fits = wide * width >= textWidth(text, TYPE) + 6;
      return {
        ...{ x: percent(x), width: percent(wide), y: placed.marks, height: BAR, ...ink },
        text: fits
          ? {
              ...{ x: percent(x + wide / 2), y: placed.marks + BAR - 8, text },
              fill: DARK_FILLS.has(ink.colour) ? LIGHT : DARK,
            }
          : null,
      };
    });
    return { label: placed.label, parts };
  });
  const key = chart.series.map((name, index) => ({
    name,
    ...(inks[index] ?? { colour: '', pattern: 'solid' as const }),
  }));
  return { height: Math.ceil(pen), rows, middle: place.middle, key };
}

function inksOf({
  series,
  diverging,
}: LikertChart): readonly { readonly colour: string; readonly pattern: Pattern }[] {
  const side = Math.floor(series.length / 2);
  const ends = diverging ? ENDS[side] : undefined;
  if (ends === undefined)
    return series.map((_, index) => ({
      colour: COLOURS[index % COLOURS.length] ?? COLOURS[0],
      pattern: PATTERNS[index % PATTERNS.length] ?? 'solid',
    }));
  const colours = [...ends[0], ...(series.length % 2 === 1 ? [MIDDLE] : []), ...ends[1]];
  return colours.map((colour) => ({ colour, pattern: 'solid' }));
}

/** Where rows begin and how long a share of 1 is. */
function placing(chart: LikertChart, layout: Layout) {
  const { from, to } = plotOf(layout, 0);
  const isDiverging = chart.diverging && ENDS[Math.floor(chart.series.length / 2)] !== undefined;
  if (!isDiverging) return { unit: to - from, middle: null, start: () => from };
  const side = Math.floor(chart.series.length / 2);
  const hasMiddle = chart.series.length % 2 === 1;
  const before = (shares: readonly number[]) =>
    shares.slice(0, side).reduce((sum, share) => sum + share, 0) + (hasMiddle ? (shares[side] ?? 0) / 2 : 0);
  const left = Math.max(0, ...chart.rows.map(({ shares }) => before(shares)));
  const right = Math.max(
    0,
    ...chart.rows.map(({ shares }) => shares.reduce((a, b) => a + b, 0) - before(shares)),
  );
  const unit = (to - from) / Math.max(left + right, Number.EPSILON);
  const middle = from + left * unit;
  return {
    unit,
    middle: percent(middle),
    start: (shares: readonly number[]) => middle - before(shares) * unit,
  };
}
