import { findMove } from '../../src/services/ballots/moves/index.js';
import type { LabTexts } from '../../src/services/labs/lab-texts.js';
import type { BallotRow } from '../../src/storage/ballot-store.js';
import { findLab } from '../../src/storage/lab-store.js';
import { expectAccessible, inBrowser, keepPicture, type Visitor } from '../kit/browser.js';
import { makeDraft, makeReadyBallot, type TestLab } from '../kit/draft-ballot.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { makeAccount, TEST_PASSWORD } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

const LONG =
  'Empowering people, their families and their carers to manage their own health and care needs, wherever they live';

const STORY: LabTexts = {
  title: { en: LONG },
  summary: { en: 'A year on **one** challenge.\n\n- Choose\n- Test\n- Share' },
  stages: [
    {
      title: { en: 'Gather ideas' },
      description: { en: '' },
      startsOn: '2026-10-01',
      endsOn: '2026-11-30',
    },
    {
      title: { en: 'Choose a theme' },
      description: { en: 'Members vote.' },
      startsOn: '2026-12-01',
      endsOn: null,
    },
    {
      title: { en: 'Test ideas in practice' },
      description: { en: '' },
      startsOn: '2027-03-01',
      endsOn: null,
    },
  ],
};

const STATES = ['empty', 'ready', 'scheduled', 'open', 'closed', 'cancelled'] as const;
type State = (typeof STATES)[number];

/** Pages by their address below the ballot in a state. */
const BALLOT_PAGES: readonly (readonly [State, string])[] = [
  ...STATES.map((state) => [state, ''] as const),
  ['ready', '/question'],
  ['empty', '/options'],
  ['ready', '/options'],
  ['ready', '/options/theme-1'],
  ['ready', '/method'],
  ['empty', '/companions'],
  ['ready', '/companions/new?from=role'],
  ['ready', '/companions/new?type=long-text'],
  ['ready', '/dates'],
  ['ready', '/preview'],
  ['empty', '/preview'],
  ['empty', '/move/open'],
  ['ready', '/move/schedule'],
  ['open', '/move/close'],
  ['open', '/move/cancel'],
];

inBrowser((browser) => {
  let house: ListeningHouse;
  let lab: TestLab;
  const ballots = new Map<State, BallotRow>();
  const visitors = new Map<number, Visitor>();

  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
    const { services } = house;
    const person = await makeAccount(house, 'Olwen Organiser', { canCreateLabs: true });
    const slug = await services.labs.create(STORY, person.id);
    lab = {
      accountId: person.id,
      lab: (await findLab(services.context.storage.reader, slug))!,
    };
    ballots.set('empty', await makeDraft(services, lab));
    for (const state of STATES.slice(1)) ballots.set(state, await makeReadyBallot(services, lab, 149));
    const move = (state: State, name: string) =>
      findMove(name)!.run(services.context, {
        ballotId: ballots.get(state)!.id,
        actor: person.id,
        revision: null,
      });
    await move('scheduled', 'schedule');
    for (const state of ['open', 'closed', 'cancelled'] as const) await move(state, 'open');
    await move('closed', 'close');
    await move('cancelled', 'cancel');
    for (const [width, javascript] of [
      [320, false],
      [1280, true],
    ] as const) {
      const visitor = await browser.visit({ width, javascript, baseUrl: house.baseUrl });
      await visitor.page.goto('/sign-in');
      await visitor.page.fill('[name=email]', person.email);
      await visitor.page.fill('[name=password]', TEST_PASSWORD);
      await visitor.page.click('main button');
      visitors.set(width, visitor);
    }
  }, 120_000);
  afterAll(() => house.remove());

  const look = async (width: number, path: string, name: string) => {
    const { page } = visitors.get(width)!;
    await page.goto(path);
    for (const closed of await page.locator('main details:not([open]) > summary').all())
      if (await closed.isVisible()) await closed.click();
    await keepPicture(page, `organiser-${width}-${name}`);
    await expectAccessible(page);
  };

  describe.each([320, 1280])('%i px wide', (width) => {
    test.each(BALLOT_PAGES)(
      '%s ballot%s',
      async (state, path) => {
        await look(width, `/manage/ballots/${ballots.get(state)?.slug}${path}`, `${state}${path}`);
      },
      60_000,
    );

    test.each(['/manage', '/manage/labs/new'])(
      '%s',
      async (path) => {
        await look(width, path, path);
      },
      60_000,
    );

    test.each(['', '/edit', '/ballots/new', '/webhooks'])(
      'the lab%s',
      async (path) => {
        await look(width, `/manage/labs/${lab.lab.slug}${path}`, `lab${path}`);
      },
      60_000,
    );

    test.each(['en', 'cy'])(
      'the public pages (%s)',
      async (language) => {
        const query = `?language=${language}`;
        await look(width, `/${query}`, `public-start-${language}`);
        await look(width, `/labs/${lab.lab.slug}${query}`, `public-lab-${language}`);
        await look(width, `/ballots/${ballots.get('open')?.slug}${query}`, `public-open-${language}`);
        await visitors.get(width)?.page.goto('/?language=en');
      },
      120_000,
    );

    test.each(['scheduled', 'closed', 'cancelled'] as const)(
      'the notice of a %s ballot',
      async (state) => {
        await look(width, `/ballots/${ballots.get(state)?.slug}`, `public-${state}`);
      },
      60_000,
    );
  });

  test.each([320, 1280])(
    '%i px wide, an address of webhooks is added, told its secret and looked at',
    async (width) => {
      const { page } = visitors.get(width)!;
      const seen = async (name: string) => {
        await keepPicture(page, `organiser-${width}-webhook-${name}`);
        await expectAccessible(page);
      };
      await page.goto(`/manage/labs/${lab.lab.slug}/webhooks`);
      await page.fill('[name=address]', `https://hooks.example.org/${width}/${'path'.repeat(20)}`);
      await page.getByRole('checkbox', { name: 'A ballot closed' }).check();
      await page.getByRole('button', { name: 'Add the address' }).click();
      await page.getByRole('heading', { name: 'Your new webhook' }).waitFor();
      await seen('secret');
      await page.getByRole('link', { name: 'Go on to the webhook', exact: false }).click();
      await page.getByRole('button', { name: 'Send a test' }).click();
      await page.getByRole('heading', { level: 3 }).first().waitFor();
      await page.locator('main details > summary').click();
      await seen('told');
    },
    60_000,
  );

  test('a form with every kind of mistake, 320 px wide', async () => {
    const { page } = visitors.get(320)!;
    await page.goto(`/manage/ballots/${ballots.get('ready')?.slug}/dates`);
    await page.fill('[name=opens-time]', '25 o’clock');
    await page.fill('[name=closes-day]', '');
    await page.getByRole('button', { name: 'Save' }).click();
    await keepPicture(page, 'organiser-320-errors-dates');
    await expectAccessible(page);
    await page.goto('/manage/labs/new');
    await page.fill('[name=stage-0-title]', LONG);
    await page.getByRole('button', { name: 'Create the lab' }).click();
    await keepPicture(page, 'organiser-320-errors-lab');
    await expectAccessible(page);
  }, 60_000);
});
