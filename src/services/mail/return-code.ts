/**
 * A return code by mail, for respondents who ask for it. The message is made and handed over while they wait, and neither
 * it nor its address is written down anywhere: an outbox would have to keep both until the mail has left, and there is no
 * need to try again later for somebody who sees the code on the same page.
 */
import { inGroupsOfFour } from '../../shared/base32.js';
import { formats } from '../../shared/dates.js';
import { newId } from '../../shared/ids.js';
import { inLanguage, type Language } from '../../shared/language.js';
import type { Translators } from '../../shared/locales.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { ServiceContext } from '../context.js';
import { settingsOf } from '../surveys/settings.js';
import type { Carrier, Delivery } from './delivery.js';

/** Whose code goes where, in which language. */
export interface ReturnCodeOrder {
  readonly code: string;
  /** As `readAddress` gives it. */
  readonly address: string;
  readonly language: Language;
}

/** Sends the code once; answers with what became of it. The subject names neither the survey nor the code. */
export async function sendReturnCode(
  { config, clock, randomness }: ServiceContext,
  words: Translators,
  carrier: Carrier,
  survey: SurveyRow,
  { code, address, language }: ReturnCodeOrder,
): Promise<Delivery> {
  const t = words[language];
  const closes =
    survey.closes_at === null
      ? t('mail.survey.noClosing')
      : formats(language, t).moment(survey.closes_at, config.labTimeZone);
  const id = newId(randomness);
  return carrier.deliver({
    to: { name: '', address },
    subject: t('mail.returnCode.subject'),
    text: `${t('mail.returnCode.body', {
      survey: inLanguage(settingsOf(survey).title, language),
      code: inGroupsOfFour(code),
      address: `${config.baseUrl}/s/${survey.slug}/resume`,
      closes,
    })}\n`,
    messageId: `<${id}@${new URL(config.baseUrl).hostname}>`,
    date: clock.now(),
    languages: [language],
    fileName: id,
  });
}
