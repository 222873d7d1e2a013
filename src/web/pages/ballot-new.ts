/** The page on which a ballot begins: with its question. */
import type { PageModel } from '../render.js';
import type { LabVisit } from '../visit.js';
import { belowLabFrame } from './organiser-frame.js';

/** The form for a new ballot of the lab. */
export function newBallotPage(
  visit: Pick<LabVisit, 'lab'>,
  shown: { values?: Readonly<Record<string, unknown>>; errors?: Readonly<Record<string, string>> } = {},
): PageModel {
  return {
    ...belowLabFrame(visit),
    title: 'Set up a ballot',
    caption: visit.lab.title,
    action: `/manage/labs/${visit.lab.slug}/ballots/new`,
    values: shown.values ?? {},
    errors: shown.errors ?? {},
  };
}
