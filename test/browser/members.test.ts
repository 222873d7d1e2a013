/** The organiser's journey from a file to a roll to mail to turnout, looked at by axe at both widths. */
import { expectAccessible, inBrowser, keepPicture, type Visitor } from '../kit/browser.js';
import { HOSTILE_TEXTS } from '../kit/hostile.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { bodyOf, type MailServer, openMailServer } from '../kit/mail-server.js';
import { labWithBallot, TEST_PASSWORD } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

const COUNTRIES = ['England', 'England', 'England', 'Scotland', 'Wales', 'Northern Ireland'];
const ROLES = ['Patient leader', 'Carer', 'Clinician', 'Manager'];

/** A semicolon-separated file as a Welsh spreadsheet program might write it, with some lines that are wrong. */
function rollFile(): Buffer {
  const members = Array.from({ length: 60 }, (_, at) =>
    [`Member ${at}`, `member-${at}@example.org`, COUNTRIES[at % 6], ROLES[at % 4], `0${at}`].join(';'),
  );
  const wrong = [
    'Nobody;;Wales;Carer;1',
    'Twice;member-3@example.org;Wales;Carer;2',
    'Bad;bad at example;Wales;Carer;3',
  ];
  const text = ['Enw;E-bost;Gwlad;Rôl;Ffôn', ...members, ...wrong].join('\r\n');
  return Buffer.from(text, 'latin1');
}

inBrowser((browser) => {
  let house: ListeningHouse;
  let server: MailServer;
  beforeAll(async () => {
    server = await openMailServer();
    house = await openListeningHouse(sqliteForTest, { smtpUrl: server.url });
  });
  afterAll(async () => {
    await house.services.mail.stop();
    await server.close();
    await house.remove();
  });

  async function signedIn(width: number, javascript: boolean, email: string): Promise<Visitor> {
    const visitor = await browser.visit({ width, javascript, baseUrl: house.baseUrl });
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(TEST_PASSWORD);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    return visitor;
  }

  test.each([
    [320, false],
    [1280, true],
  ])(
    'file, roll, mail and turnout at %i px, scripts: %s',
    async (width, javascript) => {
      const made = await labWithBallot(house, `Lab ${width}`, 'open');
      const { page, leave } = await signedIn(width, javascript, made.people.organiser.email);
      const look = async (name: string) => {
        await keepPicture(page, `members-${name}-${width}`);
        await expectAccessible(page);
      };
      const press = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).click();
      const home = `/manage/ballots/${made.ballot.slug}`;

      await page.goto(`${home}/roll`);
      await look('roll-empty');
      await press('Upload a file');
      await look('upload');
      await press('Continue');
      await look('upload-nothing');
      await page
        .getByLabel('Roll (CSV)')
        .setInputFiles({ name: 'rôl.csv', mimeType: 'text/csv', buffer: rollFile() });
      await press('Continue');
      expect(await page.getByRole('main').textContent()).toContain(
        'rôl.csv: 63 rows below the header, read as Windows-1252 with semicolons',
      );
      await look('columns');
      await press('Continue');
      const check = await page.getByRole('main').textContent();
      expect(check).toContain('60 members will be added');
      expect(check).toContain('member-3@example.org is on line 5 already');
      await look('check');
      await press('Add 60 members');
      expect(await page.getByRole('main').textContent()).toContain('60 members were added');
      await look('roll');

      await page
        .getByRole('link', { name: 'Add one member' })
        .or(page.getByRole('button', { name: 'Add one member' }))
        .click();
      await press('Add to the roll');
      await look('add-errors');
      await page.getByLabel('E-mail address').fill('late@example.org');
      await page.getByLabel('Name (optional)').fill(HOSTILE_TEXTS[0]!);
      await press('Add to the roll');
      await look('entry');
      await press('Replace the link and show it');
      await look('reissued');
      await page.getByRole('link', { name: 'Back to the member' }).click();
      await press('Withdraw this member');
      expect(await page.getByRole('main').textContent()).toContain('This member was withdrawn');

      await page.goto(`${home}/mail`);
      await look('mail-before');
      await press('Write invitations');
      await page.getByLabel('Subject', { exact: true }).fill('');
      await press('Preview');
      await look('message-errors');
      await page.getByLabel('Subject', { exact: true }).fill('Please vote: {question}');
      await press('Preview');
      await look('preview');
      server.manners = (to) =>
        to.startsWith('member-7@') ? { at: 'recipient', reply: '550 5.1.1 no such user' } : 'accept';
      await press('Send to 60 members');
      await look('mailing-going');
      await house.services.mail.sendDue();
      if (javascript) await page.getByText('Every message has been dealt with.').waitFor();
      else await page.getByRole('link', { name: 'Refresh' }).click();
      expect(await page.getByRole('main').textContent()).toContain('there is no such address (550 5.1.1)');
      await look('mailing-done');
      await page.goto(`${home}/mail`);
      await look('mail-after');

      await page.goto(`${home}/turnout`);
      await look('turnout-none');
      for (const mail of server.received.splice(0).slice(0, 23)) {
        const [code] = /(?<=\/v\/)[0-9A-Z]{26}/.exec(bodyOf(mail.raw)) ?? [];
        await castWith(made.ballot.slug, code!);
        house.clock.set(house.clock.now() + 75_000);
      }
      await page.goto(`${home}/turnout`);
      expect(await page.getByRole('main').textContent()).toContain('23 of 60 members have voted (38%)');
      for (const summary of await page.locator('summary').all()) await summary.click();
      await look('turnout');
      await leave();
    },
    300_000,
  );

  async function castWith(slug: string, votingCode: string): Promise<void> {
    const { voting, context } = house.services;
    const { findBallot } = await import('../../src/storage/ballot-store.js');
    const ballot = (await findBallot(context.storage.reader, slug))!;
    const admitted = await voting.admit(ballot, votingCode);
    if (!admitted.ok) throw new Error(admitted.problem.code);
    const drawn = voting.drawReceipt(ballot.id, admitted.value.codeHash);
    const cast = await voting.cast({
      ballot,
      votingCode,
      paper: { marks: [1, null, null], answers: {} },
      ...drawn,
    });
    if (!cast.ok) throw new Error(cast.problem.code);
  }
});
