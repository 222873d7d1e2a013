/** The start page of the service, for everybody. */
import type { Notice, Notices } from '../../services/ballots/notices.js';
import type { SurveyNotice } from '../../services/surveys/notices.js';
import type { PageModel } from '../render.js';
import { listedNotice, type PublicWords } from './notice.js';
import { listedSurvey } from './survey-notice.js';

/** Open ballots and surveys first, then what comes, then results; `isFresh` while no lab was ever made. */
export function startPage(
  notices: Notices,
  surveys: readonly SurveyNotice[],
  isFresh: boolean,
  words: PublicWords,
): PageModel {
  const listed = (list: readonly Notice[]) => list.map((notice) => listedNotice(notice, words));
  return {
    title: words.t('start.title'),
    area: 'public',
    isFresh,
    synthetic: [...notices.open, ...notices.scheduled, ...notices.published, ...surveys].some(
      ({ lab }) => lab.synthetic === 1,
    ),
    open: listed(notices.open),
    surveys: surveys.map((notice) => listedSurvey(notice, words)),
    scheduled: listed(notices.scheduled),
    published: listed(notices.published),
  };
}
