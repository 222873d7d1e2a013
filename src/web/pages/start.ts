/** The start page of the service, for everybody. */
import type { Notice, Notices } from '../../services/ballots/notices.js';
import type { PageModel } from '../render.js';
import { listedNotice, type PublicWords } from './notice.js';

/** Open ballots first, then what comes, then results; `isFresh` while no lab was ever made. */
export function startPage(notices: Notices, isFresh: boolean, words: PublicWords): PageModel {
  const listed = (list: readonly Notice[]) => list.map((notice) => listedNotice(notice, words));
  return {
    title: words.t('start.title'),
    area: 'public',
    isFresh,
    synthetic: [...notices.open, ...notices.scheduled, ...notices.published].some(
      ({ lab }) => lab.synthetic === 1,
    ),
    open: listed(notices.open),
    scheduled: listed(notices.scheduled),
    published: listed(notices.published),
  };
}
