/** What organisers see when somebody asks them to erase something: how it is found, what it means, what cannot be found. */
import type { CodeLeadsTo } from '../../services/surveys/erasure.js';
import type { LinkRow } from '../../storage/survey-link-store.js';
import type { PageModel } from '../render.js';
import type { SurveyVisit } from '../visit.js';
import { belowSurveyFrame } from './survey-desk.js';

/** What was found under the code, before it is erased. */
export const FOUND_SENTENCES: Readonly<Record<Exclude<CodeLeadsTo, 'erased'>, string>> = {
  sent: 'The code leads to one set of answers that was sent.',
  stopped: 'The code leads to one set of answers that ended early: screened out, or met a full quota.',
  'under-way': 'The code leads to one set of answers that is under way and was not sent.',
};

/** The page, with what was typed on it or what was done. */
export function erasurePage(
  visit: SurveyVisit,
  shown: {
    readonly code?: string;
    readonly errors?: Readonly<Record<string, string>>;
    readonly done?: boolean;
  },
): PageModel {
  const { home, ...frame } = belowSurveyFrame(visit);
  return {
    ...frame,
    title: 'Erase on request',
    action: `${home}/erasure`,
    contactsHref: `${home}/contacts`,
    isDone: shown.done === true,
    isErased: visit.survey.erased_at !== null,
    values: { code: shown.code ?? '' },
    errors: shown.errors ?? {},
  };
}

/** What erasing a contact whose link stands so will mean. */
export function contactConsequences(state: LinkRow['state']): readonly string[] {
  return [
    'Their name, address and language, their personal link, and which messages were sent to them are erased, down to the bytes of the database’s files.',
    ...(state === 'started' ? ['What they have answered and not sent is erased too.'] : []),
    ...(state === 'used'
      ? [
          'Their answers stay: they were sent, and nothing says which they are. They can be erased only with the withdrawal code that was shown at the end.',
        ]
      : []),
    'That a contact was erased, and that you did it, is written to the log. Who it was is not.',
    'If their address is in a file that you add again, they are a contact again: take it out of your files.',
    'Backups and files of links that were downloaded before still hold them until you destroy those.',
    'This cannot be undone.',
  ];
}
