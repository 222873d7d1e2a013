/** A survey in a public list: its title, its lab, and until when anybody may answer. */
import { labTitle } from '../../services/labs/lab-texts.js';
import type { SurveyNotice } from '../../services/surveys/notices.js';
import { settingsOf } from '../../services/surveys/settings.js';
import { inLanguage, languageGiven } from '../../shared/language.js';
import type { ListedNotice, PublicWords } from './notice.js';

/** The survey as a line of a list. */
export function listedSurvey({ survey, lab }: SurveyNotice, words: PublicWords): ListedNotice {
  const { language, t, format, zone } = words;
  const { title } = settingsOf(survey);
  const labName = labTitle(lab);
  const closes = survey.closes_at;
  return {
    question: inLanguage(title, language),
    lang: languageGiven(title, language),
    href: `/s/${survey.slug}`,
    tag: { text: t('ballot.states.open'), tone: 'good' },
    sentence:
      closes === null
        ? t('start.surveyUntilClosed')
        : t('start.surveyUntil', { closes: format.moment(closes, zone) }),
    lab: {
      title: inLanguage(labName, language),
      lang: languageGiven(labName, language),
      href: `/labs/${lab.slug}`,
    },
  };
}
