/** Charts of a table: one for each question, of the kind that suits it or that was asked for. */
import type { AnalysisFigure } from './analysis-figure.js';
import { histogramTold, meansTold } from './mean-figures.js';
import {
  categoryPlaces,
  type Drawing,
  figureOf,
  groupsOf,
  shareBlocks,
  type TabledQuestion,
  type Told,
} from './question-figure.js';
import { MOST_PARTS, sharesTold, slopeTold, stackedTold } from './share-figures.js';

/** Groups up to which bars stay readable. */
const MOST_BARS = 3;

/** The chart of a question; null where nothing can be drawn. */
export function tableFigure(question: TabledQuestion, drawing: Drawing): AnalysisFigure | null {
  const { chart } = drawing.view;
  if (chart === 'none') return null;
  const suits = suited(question, drawing);
  const told = TOLD[chart === 'auto' ? suits : chart](question, drawing) ?? TOLD[suits](question, drawing);
  return told === null ? null : figureOf(question, drawing, told);
}

type Kind = 'bars' | 'dots' | 'stacked' | 'slope' | 'histogram' | 'means';

const TOLD: Readonly<Record<Kind, (question: TabledQuestion, drawing: Drawing) => Told | null>> = {
  bars: (question, drawing) => sharesTold(question, drawing, 'bar'),
  dots: (question, drawing) => sharesTold(question, drawing, 'dot'),
  stacked: stackedTold,
  slope: slopeTold,
  histogram: histogramTold,
  means: meansTold,
};

function suited(question: TabledQuestion, { table }: Drawing): Kind {
  const groups = groupsOf(table).length;
  if (question.bins !== null && groups === 1) return 'histogram';
  const shares = shareBlocks(question);
  const [first] = shares;
  if (first === undefined) return 'means';
  const isScale = shares.length < question.blocks.length;
  const isLong = categoryPlaces(first).length > MOST_PARTS - 2;
  if (groups > 1 && isScale && (shares.length > 1 || isLong)) return 'means';
  if (shares.length > 1) return 'stacked';
  if (groups > 1 && isScale) return 'stacked';
  return groups > MOST_BARS ? 'dots' : 'bars';
}
