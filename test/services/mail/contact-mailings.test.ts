/** Invitations and reminders to the contacts of a survey: the same outbox, other people, other links. */
import type { Services } from '../../../src/services/index.js';
import { type Occasion, surveyOccasion } from '../../../src/services/mail/occasions/index.js';
import { personalLink } from '../../../src/services/surveys/contact-links.js';
import { moveDueSurveys } from '../../../src/services/surveys/due.js';
import { findSurveyMove } from '../../../src/services/surveys/moves.js';
import { fixedClock } from '../../../src/shared/clock.js';
import { openStorage, type Storage } from '../../../src/storage/storage.js';
import type { SurveyRow } from '../../../src/storage/survey-store.js';
import { must } from '../../kit/empty-roll.js';
import { bodyOf, type MailServer, openMailServer } from '../../kit/mail-server.js';
import { mailingServices } from '../../kit/mail-services.js';
import { onEveryDatabase, type TestStorage } from '../../kit/storages.js';
import {
  addTestContacts,
  agreed,
  answerAll,
  contactsOf,
  makeSurvey,
  openPass,
  personalPass,
} from '../../kit/survey.js';

const CONTACTS = 12;
const BY_MAIL = { issue: 1, handover: 'mail' } as const;
const address = (contact: number) => `contact-${String(contact).padStart(2, '0')}@example.org`;

onEveryDatabase((open) => {
  let opened: TestStorage;
  let secondStorage: Storage;
  let server: MailServer;
  let one: Services;
  let other: Services;
  let clock: ReturnType<typeof fixedClock>;
  let survey: SurveyRow;
  let occasion: Occasion;

  beforeEach(async () => {
    opened = await open();
    secondStorage = await openStorage(opened.url);
    server = await openMailServer();
    clock = fixedClock(Date.UTC(2027, 0, 3, 12));
    one = mailingServices(opened.storage, clock, server.url);
    other = mailingServices(secondStorage, clock, server.url);
    survey = await makeSurvey(one);
    occasion = surveyOccasion(survey);
    await addTestContacts(
      one,
      survey,
      Array.from({ length: CONTACTS }, (_, contact) => address(contact)),
    );
  });
  afterEach(async () => {
    await Promise.all([one.mail.stop(), other.mail.stop()]);
    await server.close();
    await secondStorage.close();
    await opened.remove();
  });

  const send = (services: Services, kind: 'invitation' | 'reminder', number = 0) =>
    services.mail.sendOff(occasion, 'organiser', {
      kind,
      number,
      message: services.mail.defaultMessage(occasion, kind),
    });
  const progress = async (mailing: string) => must(await one.mail.show(occasion, mailing)).progress;
  const passOf = async (contact: number) =>
    personalPass(one, survey, (await contactsOf(one, survey))[contact]!);
  const answer = async (contact: number) => {
    const pass = await passOf(contact);
    await answerAll(one, survey, pass, 'patient');
    await agreed(one.surveys.respond.complete(survey, pass, openPass(one).code));
  };
  const everything = async () => {
    const { reader } = opened.storage;
    return [
      await reader.selectFrom('mailings').selectAll().execute(),
      await reader.selectFrom('outbox').selectAll().execute(),
      await reader.selectFrom('audit_log').selectAll().execute(),
    ];
  };

  test('pressed in two tabs on two servers, and sent by both, each contact is invited once, by their own link', async () => {
    const pressed = await Promise.all(
      [one, other, one, other].map((services) => send(services, 'invitation')),
    );
    expect(new Set(pressed.map((sent) => must(sent).mailingId)).size).toBe(1);
    await Promise.all([one.mail.sendDue(), other.mail.sendDue(), other.mail.sendDue()]);
    expect(server.received.map(({ to }) => to).sort()).toEqual(
      Array.from({ length: CONTACTS }, (_, contact) => address(contact)),
    );
    for (const mail of server.received) {
      const { code } = await passOf(Number(/contact-(\d+)@/.exec(mail.to)![1]));
      expect(bodyOf(mail.raw)).toContain(`https://canvass.example/s/${survey.slug}/link/${code}`);
    }
    expect(await one.mail.prospect(occasion, 'invitation')).toEqual({ number: 1, recipients: 0 });
    expect(await send(one, 'invitation', 1)).toMatchObject({ ok: false, problem: { code: 'not-ready' } });
  });

  test('what is stored of mail has no code, no address, and nothing that stands beside an answer', async () => {
    server.manners = (to) =>
      to === address(1) ? { at: 'recipient', reply: `550 5.1.1 <${to}> unknown` } : 'accept';
    const { mailingId } = must(await send(one, 'invitation'));
    await one.mail.sendDue();
    await answer(0);
    const codes = await Promise.all(
      [...Array(CONTACTS).keys()].map(async (contact) => (await passOf(contact)).code),
    );
    const text = JSON.stringify(await everything()).toUpperCase();
    for (const code of codes) expect(text).not.toContain(code);
    expect(text).not.toContain('@');
    const [responses] = await opened.storage.reader.selectFrom('responses').selectAll().execute();
    expect(text).not.toContain(responses!.response_key.toUpperCase());
    const { troubles } = must(await one.mail.show(occasion, mailingId));
    expect(troubles).toMatchObject([{ email: address(1), state: 'failed', error: '550 5.1.1' }]);
    expect(await one.mail.prospect(occasion, 'invitation')).toEqual({ number: 1, recipients: 1 });
  });

  test('a reminder goes to those who have not sent their answers, and leaves alone who has since, or was withdrawn', async () => {
    await answer(0);
    const begun = await passOf(1);
    await agreed(
      one.surveys.respond.begin(survey, {
        pass: begun,
        language: 'en',
        consent: 1,
        device: 'phone',
        from: '',
      }),
    );
    const { mailingId } = must(await send(one, 'reminder'));
    await answer(2);
    const contacts = await contactsOf(one, survey);
    await agreed(one.surveys.contacts.withdraw(survey, 'organiser', contacts[3]!.id));
    await one.mail.sendDue();
    const written = server.received.map(({ to }) => to);
    expect(written).toHaveLength(CONTACTS - 3);
    expect(written).toContain(address(1));
    for (const contact of [0, 2, 3]) expect(written).not.toContain(address(contact));
    expect(await progress(mailingId)).toMatchObject({ sent: CONTACTS - 3, skipped: 2, waiting: 0 });
  });

  test('a link that was replaced is mailed once, and whoever holds it needs no further invitation', async () => {
    must(await send(one, 'invitation'));
    await one.mail.sendDue();
    const [first, second] = await contactsOf(one, survey);
    const replaced = await agreed(one.surveys.contacts.reissue(survey, 'organiser', first!.id, BY_MAIL));
    const again = await agreed(one.surveys.contacts.reissue(survey, 'organiser', first!.id, BY_MAIL));
    expect(again).toEqual(replaced);
    await agreed(one.surveys.contacts.reissue(survey, 'organiser', second!.id, BY_MAIL));
    server.received.length = 0;
    const sent = await Promise.all(
      [one, other].map((services) => services.mail.sendReplacement(occasion, 'organiser', replaced.contact)),
    );
    expect(new Set(sent.map((outcome) => must(outcome).mailingId)).size).toBe(1);
    await one.mail.sendDue();
    expect(server.received.map(({ to }) => to)).toEqual([address(0)]);
    const [renewed] = await contactsOf(one, survey);
    expect(bodyOf(server.received[0]!.raw)).toContain(personalLink(one.context, survey, renewed!));
    expect(await one.mail.prospect(occasion, 'invitation')).toEqual({ number: 1, recipients: 1 });
  });

  test('nobody is written to before the survey opens or once it is over, and at the end of retention no trace is left', async () => {
    const draft = surveyOccasion(await makeSurvey(one, { open: false }));
    const message = one.mail.defaultMessage(draft, 'invitation');
    expect(
      await one.mail.sendOff(draft, 'organiser', { kind: 'invitation', number: 0, message }),
    ).toMatchObject({ ok: false, problem: { code: 'survey-not-open' } });
    const { mailingId } = must(await send(one, 'invitation'));
    const close = { surveyId: survey.id, actor: 'organiser', revision: null };
    await agreed(one.surveys.move(findSurveyMove('close')!, close));
    await one.mail.sendDue();
    expect(server.received).toEqual([]);
    expect(await progress(mailingId)).toMatchObject({ skipped: CONTACTS });
    expect(await send(one, 'reminder')).toMatchObject({ ok: false, problem: { code: 'survey-closed' } });
    clock.set(clock.now() + 731 * 86_400_000);
    expect(await moveDueSurveys(one.context)).toMatchObject({ erased: 1 });
    const [mailings, outbox] = await everything();
    expect([mailings, outbox]).toEqual([[], []]);
  });
});
