import { composeMail } from '../../../src/services/mail/compose.js';
import { defaultMessage, readTypedMessage } from '../../../src/services/mail/message.js';
import { ballotOccasion, surveyOccasion } from '../../../src/services/mail/occasions/index.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import type { BallotRow } from '../../../src/storage/ballot-store.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { must } from '../../kit/empty-roll.js';

const words = translators(loadLocales());
const CLOSES_AT = Date.UTC(2027, 0, 10, 17);
const BALLOT = {
  ...ballotOccasion({ closes_at: CLOSES_AT } as BallotRow),
  title: () => ({ en: 'Which theme?', cy: 'Pa thema?' }),
};
const SURVEY = {
  ...surveyOccasion({ closes_at: null } as SurveyRow),
  title: () => ({ en: 'Peer support', cy: 'Cymorth gan gymheiriaid' }),
};
const SIAN = {
  name: 'Siân',
  address: 'sian@example.org',
  language: null,
  link: 'https://canvass.example/v/CODE',
};
const TYPED = { 'en-subject': 'Vote: {question}', 'en-body': 'Hello {name}\r\n{link}\r\nuntil {closes}' };
const ZONE = 'Europe/London';

describe.each([
  ['a ballot', BALLOT],
  ['a survey', SURVEY],
])('about %s', (_name, occasion) => {
  test.each(['invitation', 'reminder', 'replacement'] as const)(
    'the %s that we offer can be sent as it stands, also to somebody without a name',
    (kind) => {
      const { en, cy } = defaultMessage(occasion, kind, words);
      const typed = {
        'en-subject': en.subject,
        'en-body': en.body,
        'cy-subject': cy!.subject,
        'cy-body': cy!.body,
      };
      expect(must(readTypedMessage(occasion, typed))).toEqual({ en, cy });
      const { subject, text } = composeMail({ en, cy }, occasion, { ...SIAN, name: '' }, ZONE, words);
      expect(`${subject}${text}`).not.toMatch(/[{}]|mail\.|undefined/);
      expect(text.match(/https:\/\/canvass\.example\/v\/CODE/g)).toHaveLength(2);
      expect(subject).toContain(occasion.title().cy);
    },
  );
});

test('people are written to in the language that is known of them, or else in both', () => {
  const message = defaultMessage(BALLOT, 'invitation', words);
  const mail = (language: 'en' | 'cy' | null) =>
    composeMail(message, BALLOT, { ...SIAN, language }, ZONE, words);
  expect(mail('cy')).toMatchObject({ subject: 'Eich pleidlais: Pa thema?', languages: ['cy'] });
  expect(mail('en')).toMatchObject({ subject: 'Your vote: Which theme?', languages: ['en'] });
  expect(mail(null)).toMatchObject({
    subject: 'Your vote: Which theme? / Eich pleidlais: Pa thema?',
    languages: ['en', 'cy'],
  });
  expect(mail(null).text.indexOf('Hello Siân')).toBeLessThan(mail(null).text.indexOf('Helo Siân'));
  const english = composeMail({ ...message, cy: null }, BALLOT, { ...SIAN, language: 'cy' }, ZONE, words);
  expect(english.languages).toEqual(['en']);
});

test('dates are told in the zone, and names in a name are not filled in again', () => {
  const message = must(readTypedMessage(BALLOT, TYPED));
  const addressee = { ...SIAN, language: 'en', name: '{link} {question}' } as const;
  expect(composeMail(message, BALLOT, addressee, ZONE, words).text).toBe(
    'Hello {link} {question}\nhttps://canvass.example/v/CODE\nuntil 10 January 2027 at 5pm (UK time, Europe/London)\n',
  );
});

test.each([
  [{ 'en-subject': '' }, 'en-subject'],
  [{ 'en-subject': 'Vote {link}' }, 'en-subject'],
  [{ 'en-subject': 'Answer: {survey}' }, 'en-subject'],
  [{ 'en-subject': 'Vote\r\nBcc: everybody@example.org' }, 'en-subject'],
  [{ 'en-subject': 'x'.repeat(151) }, 'en-subject'],
  [{ 'en-body': 'No link' }, 'en-body'],
  [{ 'en-body': 'Dear {Name} {link}' }, 'en-body'],
  [{ 'cy-body': 'Helo {link}' }, 'cy-subject'],
  [{ 'cy-subject': 'Helo' }, 'cy-body'],
])('%j is refused at the field %s', (change, field) => {
  const read = readTypedMessage(BALLOT, { ...TYPED, ...change });
  expect(read.ok ? [] : Object.keys(read.problem.fields)).toEqual([field]);
});
