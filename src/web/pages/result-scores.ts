/** How scores spread over each option: a stacked bar an option, every number in the table. */
import type { BallotResult } from '../../services/ballots/result.js';
import { drawStacked } from '../charts/stacked.js';
import type { ResultWords } from './result-words.js';

/** The figure of the spread, the option with the highest total first; null where papers are not of scores. */
export function scoresFigure({ certificate: { scores, count } }: BallotResult, words: ResultWords) {
  if (scores === undefined || count.papers.valid === 0) return null;
  const { t, format, option } = words;
  const total = (papers: readonly number[]) => papers.reduce((sum, each, score) => sum + each * score, 0);
  const rows = [...scores].sort((a, b) => total(b.papers) - total(a.papers));
  const highest = (rows[0]?.papers.length ?? 1) - 1;
  const falling = Array.from({ length: highest + 1 }, (_, at) => highest - at);
  const share = (papers: number) => format.percent(papers, count.papers.valid);
  return {
    id: 'scores',
    kind: 'stacked',
    title: t('result.scores.title', { option: option(rows[0]?.option ?? '') }),
    subtitle: t('result.rounds.subtitle', { count: count.papers.valid }),
    description: t('result.scores.description'),
    drawing: drawStacked({
      series: falling.map((score) => t('result.scores.score', { score })),
      rows: rows.map(({ option: name, papers }) => ({
        label: option(name),
        parts: falling.map((score, series) => ({ series, value: papers[score] ?? 0 })),
        text: t('result.scores.mean', { mean: format.number(total(papers) / count.papers.valid) }),
      })),
      max: count.papers.valid,
    }),
    table: {
      caption: t('result.scores.caption'),
      captionHidden: true,
      dense: true,
      head: [
        { text: t('result.option') },
        ...falling.map((score) => ({ text: t('result.scores.score', { score }), numeric: true })),
      ],
      rows: rows.map(({ option: name, papers }) => [
        option(name),
        ...falling.map((score) => `${format.number(papers[score] ?? 0)} (${share(papers[score] ?? 0)})`),
      ]),
    },
  };
}
