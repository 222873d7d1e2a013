/** Mail about a survey: to contacts who have not sent their answers, with their personal links. */
import { findContact } from '../../../storage/survey-contact-store.js';
import type { SurveyRow } from '../../../storage/survey-store.js';
import { preferredLanguage, readAttributes } from '../../ballots/roll/attributes.js';
import { personalLink } from '../../surveys/contact-links.js';
import { answeringProblem } from '../../surveys/pass.js';
import { settingsOf } from '../../surveys/settings.js';
import type { Occasion } from './occasion.js';

/** The survey as mail sees it. */
export function surveyOccasion(survey: SurveyRow): Occasion {
  return {
    kind: 'survey',
    id: survey.id,
    labId: survey.lab_id,
    closesAt: survey.closes_at,
    texts: 'mail.survey',
    titleName: 'survey',
    linkName: 'personal link',
    exampleLink: `/s/${survey.slug}/link/THE-CONTACTS-OWN-CODE`,
    title: () => settingsOf(survey).title,
    barrier: (now) => answeringProblem(survey, now),
    addressee: async (context, id, issue) => {
      const contact = await findContact(context.storage.reader, survey.id, id);
      if (contact === undefined || contact.issue !== issue) return null;
      if (contact.state !== 'unused' && contact.state !== 'started') return null;
      return {
        name: contact.name,
        address: contact.email,
        language: preferredLanguage(readAttributes(contact.attributes)),
        link: personalLink(context, survey, contact),
      };
    },
  };
}
