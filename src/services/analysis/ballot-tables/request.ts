/** A table of a ballot's questions as it is asked for: shares of papers, without anything that would tell more than counts do. */
import type { TableRequest } from '../../../domain/statistics/tables/request.js';
import type { DataSet } from '../data-set/data-set.js';
import { bannerQuestion } from '../tables/banner-question.js';
import { rowQuestions } from '../tables/row-questions.js';
import { FIRST_VIEW, type View } from '../view/view.js';

/** What of a view a ballot's table can have. */
export type BallotView = Pick<View, 'rows' | 'banner'> & Partial<Pick<View, 'compare' | 'adjust' | 'level'>>;

/** The request; names that the ballot does not have are left out. */
export function ballotRequest(
  data: DataSet,
  { rows, banner, compare = false, adjust = 'none', level = FIRST_VIEW.level }: BallotView,
  language = 'en',
): TableRequest {
  const named = (name: string) => data.questions.filter((question) => question.name === name);
  const everybody = new Uint8Array(data.rows).fill(1);
  const ground = { data, definitions: [], language };
  return {
    rows: data.rows,
    questions: rows
      .flatMap(named)
      .flatMap((question) => rowQuestions(ground, question))
      // A mean of categories that are called by numbers would be one more equation for what is withheld.
      .map((question) => (question.kind === 'single' ? { ...question, statistics: [] } : question)),
    banners: banner
      .flatMap(named)
      .flatMap((question) => bannerQuestion(data, question, everybody, language) ?? []),
    everybody: EVERYBODY[language === 'cy' ? 'cy' : 'en'],
    ...{ filter: null, design: null, compare, adjust, level },
    called: { weight: null, strata: null, clusters: null, populations: null, raked: [], filter: null },
  };
}

const EVERYBODY = { en: 'Everybody', cy: 'Pawb' } as const;
