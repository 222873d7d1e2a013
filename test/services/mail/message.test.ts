import { composeMail } from '../../../src/services/mail/compose.js';
import { defaultMessage, readTypedMessage } from '../../../src/services/mail/message.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { must } from '../../kit/empty-roll.js';

const words = translators(loadLocales());
const FACTS = {
  name: 'Siân',
  link: 'https://canvass.example/v/CODE',
  question: { en: 'Which theme?', cy: 'Pa thema?' },
  closesAt: Date.UTC(2027, 0, 10, 17),
  timeZone: 'Europe/London',
};
const TYPED = { 'en-subject': 'Vote: {question}', 'en-body': 'Hello {name}\r\n{link}\r\nuntil {closes}' };

test('the texts we offer can be sent as they stand', () => {
  for (const kind of ['invitation', 'reminder', 'replacement'] as const) {
    const { en, cy } = defaultMessage(kind, words);
    const typed = {
      'en-subject': en.subject,
      'en-body': en.body,
      'cy-subject': cy!.subject,
      'cy-body': cy!.body,
    };
    expect(must(readTypedMessage(typed))).toEqual({ en, cy });
    const { subject, text } = composeMail({ en, cy }, null, FACTS, words);
    expect(`${subject}${text}`).not.toMatch(/[{}]/);
    expect(text.match(/https:\/\/canvass\.example\/v\/CODE/g)).toHaveLength(2);
  }
});

test('a member is written to in the language the roll tells, or else in both', () => {
  const message = defaultMessage('invitation', words);
  const mail = (language: 'en' | 'cy' | null) => composeMail(message, language, FACTS, words);
  expect(mail('cy')).toMatchObject({ subject: 'Eich pleidlais: Pa thema?', languages: ['cy'] });
  expect(mail('en')).toMatchObject({ subject: 'Your vote: Which theme?', languages: ['en'] });
  expect(mail(null)).toMatchObject({
    subject: 'Your vote: Which theme? / Eich pleidlais: Pa thema?',
    languages: ['en', 'cy'],
  });
  expect(mail(null).text.indexOf('Hello Siân')).toBeLessThan(mail(null).text.indexOf('Helo Siân'));
  expect(composeMail({ ...message, cy: null }, 'cy', FACTS, words).languages).toEqual(['en']);
});

test('dates are told in the zone, and names in a name are not filled in again', () => {
  const message = must(readTypedMessage(TYPED));
  const { text } = composeMail(message, 'en', { ...FACTS, name: '{link} {question}' }, words);
  expect(text).toBe(
    'Hello {link} {question}\nhttps://canvass.example/v/CODE\nuntil 10 January 2027 at 5pm (UK time, Europe/London)\n',
  );
});

test.each([
  [{ 'en-subject': '' }, 'en-subject'],
  [{ 'en-subject': 'Vote {link}' }, 'en-subject'],
  [{ 'en-subject': 'Vote\r\nBcc: everybody@example.org' }, 'en-subject'],
  [{ 'en-subject': 'x'.repeat(151) }, 'en-subject'],
  [{ 'en-body': 'No link' }, 'en-body'],
  [{ 'en-body': 'Dear {Name} {link}' }, 'en-body'],
  [{ 'cy-body': 'Helo {link}' }, 'cy-subject'],
  [{ 'cy-subject': 'Helo' }, 'cy-body'],
])('%j is refused at the field %s', (change, field) => {
  const read = readTypedMessage({ ...TYPED, ...change });
  expect(read.ok ? [] : Object.keys(read.problem.fields)).toEqual([field]);
});
