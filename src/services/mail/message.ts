/** What a mailing says: subject and body in English and, where somebody wrote it, in Welsh, with names to fill in. */
import { z } from 'zod';
import type { Translators } from '../../shared/locales.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import type { MailingKind } from '../../storage/mailing-store.js';
import type { Occasion } from './occasions/index.js';

const text = z.strictObject({ subject: z.string(), body: z.string() });
const messageSchema = z.strictObject({ en: text, cy: text.nullable() });

export type Message = z.infer<typeof messageSchema>;

/** The names that a message about this may hold in braces. */
export function placeholdersOf({ titleName }: Pick<Occasion, 'titleName'>) {
  return ['name', 'link', 'closes', titleName] as const;
}

const LONGEST_SUBJECT = 150;
const LONGEST_BODY = 10_000;

/** The message in this JSON, which was written by `storeMessage`. */
export function readMessage(json: string): Message {
  return messageSchema.parse(JSON.parse(json));
}

/** The message as JSON: as it was written by the organiser, nothing filled in. */
export function storeMessage(message: Message): string {
  return JSON.stringify(messageSchema.parse(message));
}

/** What a mailing of this kind says unless the organiser changes it. */
export function defaultMessage(
  { texts }: Pick<Occasion, 'texts'>,
  kind: MailingKind,
  words: Translators,
): Message {
  const text = `${texts}.${kind}`;
  return {
    en: { subject: words.en(`${text}.subject`), body: words.en(`${text}.body`) },
    cy: { subject: words.cy(`${text}.subject`), body: words.cy(`${text}.body`) },
  };
}

/** The form's fields: `en-subject`, `en-body`, `cy-subject`, `cy-body`. */
export type TypedMessage = Readonly<Record<string, string>>;

/**
 * The message that was typed, or a sentence for each field. The body must hold `{link}`; the subject must not,
 * because mail servers keep subjects in their logs. Welsh may be left out as a whole.
 */
export function readTypedMessage(
  occasion: Pick<Occasion, 'titleName' | 'linkName'>,
  typed: TypedMessage,
): Result<Message, Problem> {
  const part = (name: string) => withoutControls((typed[name] ?? '').replace(/\r\n?/g, '\n')).trim();
  const fields: Record<string, string> = {};
  const read = (language: 'en' | 'cy') => {
    const [subject, body] = [part(`${language}-subject`), part(`${language}-body`)];
    const [subjectFault, bodyFault] = [faultOfSubject(occasion, subject), faultOfBody(occasion, body)];
    if (subjectFault !== null) fields[`${language}-subject`] = subjectFault;
    if (bodyFault !== null) fields[`${language}-body`] = bodyFault;
    return { subject, body };
  };
  const en = read('en');
  const cy = part('cy-subject') === '' && part('cy-body') === '' ? null : read('cy');
  return Object.keys(fields).length === 0 ? ok({ en, cy }) : refuse(problem('form-invalid', { fields }));
}

/** Control characters mean nothing in a mail, except line breaks and tabs. */
function withoutControls(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '');
}

function faultOfSubject(occasion: Pick<Occasion, 'titleName'>, subject: string): string | null {
  if (subject === '') return 'Enter a subject.';
  if (subject.length > LONGEST_SUBJECT) return `Enter a subject of at most ${LONGEST_SUBJECT} characters.`;
  if (/\p{Cc}/u.test(subject)) return 'Enter the subject on one line.';
  if (subject.includes('{link}'))
    return 'Put {link} into the message and not into the subject: mail servers keep subjects in their logs.';
  return faultOfNames(occasion, subject);
}

function faultOfBody(occasion: Pick<Occasion, 'titleName' | 'linkName'>, body: string): string | null {
  if (body === '') return 'Enter a message.';
  if (body.length > LONGEST_BODY) return `Enter a message of at most ${LONGEST_BODY} characters.`;
  if (!body.includes('{link}')) return `Put {link} where the ${occasion.linkName} should stand.`;
  return faultOfNames(occasion, body);
}

function faultOfNames(occasion: Pick<Occasion, 'titleName'>, text: string): string | null {
  const known: readonly string[] = placeholdersOf(occasion);
  const unknown = [...text.matchAll(/\{(\w+)\}/g)].find(([, name]) => !known.includes(name ?? ''));
  if (unknown === undefined) return null;
  return `${unknown[0]} is not a name we can fill in. Use ${known.map((name) => `{${name}}`).join(', ')}.`;
}
