/** Everything about mail to members and contacts, in one place: texts, mailings, progress, and the round that sends. */
import { join } from 'node:path';
import { loadLocales, translators } from '../../shared/locales.js';
import type { Recipient } from '../../storage/recipient-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { ServiceContext } from '../context.js';
import { type ComposedMail, composeMail } from './compose.js';
import type { Carrier, Delivery } from './delivery.js';
import { fileCarrier } from './file-carrier.js';
import { type BulkKind, prospect, sendOff, sendReplacement } from './mailings.js';
import { defaultMessage, type Message } from './message.js';
import type { Occasion } from './occasions/index.js';
import { postRound } from './post-round.js';
import { listMailings, showMailing } from './progress.js';
import { type ReturnCodeOrder, sendReturnCode } from './return-code.js';
import { MOST_AT_ONCE, sendDue } from './sender.js';
import { smtpCarrier } from './smtp-carrier.js';

export type MailService = ReturnType<typeof mailService>;

/** Where mail goes: to a mail server, or into files below the data folder. */
export type MailRoute = { readonly kind: 'smtp' } | { readonly kind: 'files'; readonly folder: string };

/** The service behind the mail pages; each method is documented where it is written. */
export function mailService(context: ServiceContext) {
  const { config } = context;
  const words = translators(loadLocales());
  const route: MailRoute =
    config.smtpUrl === null ? { kind: 'files', folder: join(config.dataDir, 'mail') } : { kind: 'smtp' };
  let carrier: Carrier | undefined;
  const openCarrier = (): Carrier => {
    carrier ??=
      config.smtpUrl === null
        ? fileCarrier(join(config.dataDir, 'mail'), config.mailFrom)
        : smtpCarrier(config.smtpUrl, config.mailFrom, MOST_AT_ONCE);
    return carrier;
  };
  const sendAllDue = sendDue(context, words, openCarrier);
  const round = postRound(sendAllDue);
  return {
    route,
    defaultMessage: (occasion: Occasion, kind: BulkKind): Message => defaultMessage(occasion, kind, words),
    preview: (occasion: Occasion, message: Message): ComposedMail =>
      preview(context, occasion, message, words),
    prospect: prospect.bind(null, context),
    sendOff: sendOff.bind(null, context),
    sendReplacement: (occasion: Occasion, actor: string, recipient: Recipient) =>
      sendReplacement(context, words, occasion, actor, recipient),
    /** Null where no mail server is set: a file on this machine would keep what respondents are told is not kept. */
    sendReturnCode:
      config.smtpUrl === null
        ? null
        : (survey: SurveyRow, order: ReturnCodeOrder): Promise<Delivery> =>
            sendReturnCode(context, words, openCarrier(), survey, order),
    list: listMailings.bind(null, context),
    show: showMailing.bind(null, context),
    sendDue: sendAllDue,
    start: round.start,
    wake: round.wake,
    /** Finishes what is on its way and closes the connections to the mail server. */
    stop: async (): Promise<void> => {
      await round.stop();
      carrier?.close();
    },
  };
}

/** The mail as somebody without a told language will get it, with a link that is nobody's. */
function preview(
  { config }: ServiceContext,
  occasion: Occasion,
  message: Message,
  words: ReturnType<typeof translators>,
): ComposedMail {
  const link = `${config.baseUrl}${occasion.exampleLink}`;
  const example = { name: 'Sam Example', address: '', language: null, link };
  return composeMail(message, occasion, example, config.labTimeZone, words);
}
