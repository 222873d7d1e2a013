/** A chart of the workbench: drawn for phones and for wide windows, with its message, its measure and the table it shows. */
import { type DotsChart, type DotsDrawing, drawDots } from '../charts/dots.js';
import { drawHistogram, type HistogramChart, type HistogramDrawing } from '../charts/histogram.js';
import { drawLikert, type LikertChart, type LikertDrawing } from '../charts/likert.js';
import { drawSlope, type SlopeChart, type SlopeDrawing } from '../charts/slope.js';

/** What is drawn, by the partial that draws it. */
export type AnalysisChart =
  | { readonly kind: 'dots'; readonly chart: DotsChart }
  | { readonly kind: 'likert'; readonly chart: LikertChart }
  | { readonly kind: 'slope'; readonly chart: SlopeChart }
  | { readonly kind: 'histogram'; readonly chart: HistogramChart };

type Drawing = DotsDrawing | LikertDrawing | SlopeDrawing | HistogramDrawing;

/** What stands around a chart. */
export interface Around {
  readonly id: string;
  /** The one message. */
  readonly title: string;
  /** Measure, base, dates. */
  readonly subtitle: string;
  /** What somebody who cannot see it should know. */
  readonly description: string;
  /** The id of the table that it shows. */
  readonly table: string;
}

export interface AnalysisFigure extends Around {
  readonly kind: AnalysisChart['kind'];
  readonly narrow: Drawing;
  readonly wide: Drawing;
  /** Items by number, for a slope on a phone, whose labels stand below it. */
  readonly list: readonly string[];
}

/** The figure of a chart. */
export function analysisFigure(around: Around, { kind, chart }: AnalysisChart): AnalysisFigure {
  const draw = DRAW[kind] as (chart: unknown, layout: 'above' | 'left') => Drawing;
  const list =
    kind === 'slope'
      ? [...chart.items]
          .sort((a, b) => (a.ranks[0]?.rank ?? 0) - (b.ranks[0]?.rank ?? 0))
          .map((item) => item.label)
      : [];
  return { ...around, kind, narrow: draw(chart, 'above'), wide: draw(chart, 'left'), list };
}

const DRAW: Readonly<Record<AnalysisChart['kind'], unknown>> = {
  dots: drawDots,
  likert: drawLikert,
  slope: drawSlope,
  histogram: drawHistogram,
};
