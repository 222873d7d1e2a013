/** The peer-support survey as people meet it: a phone without scripts, a panel, Welsh, a keyboard and nothing else. */
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { inBrowser } from '../kit/browser.js';
import { isFocused, keyboardOn } from '../kit/keyboard.js';
import { openPeerSupport, type PeerSupportHouse } from '../kit/peer-support.js';
import { type BestWorstChoice, type Respondent, respondentIn } from '../kit/respondent.js';

const FIRST_FIVE = [
  'What is said stays private',
  'The people who give it are trained',
  'It is easy to get to',
  'People meet others with similar experiences',
  'It costs people nothing',
];
const VIEWS = {
  'People who have been through it understand best': 'Agree',
  'Peer support belongs beside professional care, not in its place': 'Strongly agree',
  'I know where to find peer support': 'Strongly disagree',
  'It is worth the time it takes': 'Neither',
};
const CYMRAEG = [
  'Mae’n hawdd ei gyrraedd',
  'Gall ddechrau’n fuan',
  'Mae ymchwil y tu ôl iddo',
  'Mae’r hyn a ddywedir yn aros yn breifat',
  'Nid yw’n costio dim i bobl',
];
/** An arrow for each step from the first answer of a row to the one wanted. */
const GRID_ARROWS = {
  'People who have been through it understand best': '→→→',
  'Peer support belongs beside professional care, not in its place': '→→→→',
  'I know where to find peer support': '',
  'It is worth the time it takes': '→→',
};
const TASKS = Array.from({ length: 9 }, (_, task) => task);

inBrowser((browser) => {
  let house: PeerSupportHouse;
  let survey: SurveyRow;
  beforeAll(async () => {
    house = await openPeerSupport();
    survey = await house.publish();
  });
  afterAll(() => house.remove());

  const come = async (journey: string, width: number, javascript: boolean) =>
    respondentIn(await browser.visit({ width, javascript, baseUrl: house.baseUrl }), journey);

  test('on a 320 px phone without scripts: half of it, a code, another phone, the other half; kept as typed', async () => {
    const first = await come('phone', 320, false);
    await first.page.goto(`/s/${survey.slug}`);
    await first.look('start');
    await first.choose('I have read this and agree to take part');
    await first.press('Start');
    await first.look('note');
    await first.press('Continue');
    await first.press('Continue');
    await first.look('audience-fault');
    await first.choose('A member of the public');
    await first.press('Continue');
    await first.choose('Yes, but only the name', 'Yes');
    await first.look('awareness');
    await first.press('Continue');
    await first.rank(FIRST_FIVE.slice(0, 2));
    await first.press('Continue');
    await first.look('ranking-fault');
    await first.rank(FIRST_FIVE);
    await first.press('Continue');
    const tasks: BestWorstChoice[] = [];
    for (const task of TASKS.slice(0, 4)) {
      tasks.push(await first.task(task, (task + 1) % 4));
      if (task === 0) await first.look('task-1');
      await first.press(task === 3 ? 'Save and come back later' : 'Continue');
    }
    await first.look('later');
    const code = String(await first.page.locator('.receipt__code').textContent()).trim();
    await first.leave();

    const second = await come('phone-again', 320, false);
    await second.page.goto(`/s/${survey.slug}/resume`);
    await second.look('resume');
    await second.page.getByLabel('Return code').fill(code);
    await second.press('Go on');
    for (const task of TASKS.slice(4)) {
      expect(await second.page.locator('.nhsuk-caption-l, .nhsuk-caption-m').allTextContents()).toContain(
        `Task ${task + 1} of 9`,
      );
      if (task === 4) {
        await second.task(1, 1);
        await second.press('Continue');
        await second.look('task-fault');
      }
      tasks.push(await second.task(task % 4, (task + 2) % 4));
      if (task === 8) await second.look('task-9');
      await second.press('Continue');
    }
    await second.grid({ 'People who have been through it understand best': 'Strongly agree' });
    await second.press('Continue');
    await second.look('grid-fault');
    await second.grid(VIEWS);
    await second.press('Continue');
    await second.choose('I worry about privacy', 'Something else');
    await second.page.getByLabel('Please say').fill('Nobody asks me, “why?” & <how>');
    await second.look('barriers');
    await second.press('Continue');
    await second.choose('7');
    await second.look('likely');
    await second.press('Continue');
    await second.page.getByRole('textbox').fill('That it is *there*\nin the evening, too.');
    await second.look('comment');
    await second.press('Continue');
    await second.choose('Wales', '55 to 74');
    await second.chooseFor('Do you live with a long-term condition?', 'I prefer not to say');
    await second.look('about-you');
    await second.press('Continue');
    await second.look('finish');
    await second.press('Send my answers');
    await second.look('done');
    await second.leave();

    expect(await house.answersOf(survey, 'public')).toEqual({
      what_it_is: null,
      audience: 'public',
      segment: 'public_used',
      heard: 'name',
      used: 'yes',
      factors: ['confidential', 'trained', 'easy_to_reach', 'similar_experience', 'free'],
      ...house.named(tasks),
      views: { understand: '4', beside_care: '5', know_where: '1', worth_time: '3' },
      barriers: { chosen: 'private another', other: 'Nobody asks me, “why?” & <how>' },
      likely: '7',
      comment: 'That it is *there*\nin the evening, too.',
      country: 'wales',
      age: '55_74',
      gender: null,
      condition: 'prefer_not',
    });
  }, 180_000);

  test('a panel member who may not take part reads why and is led to the panel’s signed address', async () => {
    const panel = {
      completed: 'https://panel.example/done/{rid}',
      screenedOut: 'https://panel.example/out/{rid}',
      quotaFull: 'https://panel.example/full/{rid}',
      signedIn: true,
    };
    const own = await house.publish({ panel, openLink: false });
    const signed = (text: string) => house.services.surveys.panel.signature(own, text);
    const member = await come('panel', 1280, true);
    await member.page.route('https://panel.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>The panel</h1>' }),
    );
    await member.page.goto(`/s/${own.slug}/panel?rid=m%201&signature=${signed('rid=m 1')}`);
    await member.look('start');
    await member.choose('I have read this and agree to take part');
    await member.press('Start');
    await member.press('Continue');
    await member.choose('None of these');
    await member.look('audience');
    await member.press('Continue');
    expect(await member.page.textContent('main')).toContain(
      'Thank you. This survey is for people who may use',
    );
    await member.look('screened-out');
    await member.press('Go back to the panel');
    await member.page.getByRole('heading', { name: 'The panel' }).waitFor();
    const back = new URL(member.page.url());
    expect(back.pathname).toBe('/out/m%201');
    expect(back.searchParams.get('status')).toBe('screened-out');
    expect(back.searchParams.get('signature')).toBe(signed('rid=m 1&status=screened-out'));
    expect((await house.responses(own)).map(({ state }) => state)).toEqual(['screened-out']);
    await member.leave();
  }, 120_000);

  test('changing to Welsh half-way keeps what was typed; faults are told in Welsh', async () => {
    const person = await come('welsh', 320, true);
    await person.page.goto(`/s/${survey.slug}`);
    await person.choose('I have read this and agree to take part');
    await person.press('Start');
    await person.press('Continue');
    await person.choose('A professional who recommends services to people, without referring');
    await person.press('Continue');
    await person.choose('Yes, and I know what it is', 'Once or twice');
    await person.press('Newid i’r Gymraeg');
    expect(await person.page.locator('html').getAttribute('lang')).toBe('cy');
    expect(await person.page.getByLabel('Oeddwn, ac rwy’n gwybod beth ydyw').isChecked()).toBe(true);
    expect(await person.page.getByLabel('Unwaith neu ddwywaith').isChecked()).toBe(true);
    await person.look('awareness');
    await person.press('Parhau');
    await person.rank(['Mae’n hawdd ei gyrraedd', 'Gall ddechrau’n fuan']);
    await person.page.getByRole('combobox', { name: 'Mae ymchwil y tu ôl iddo' }).selectOption('4');
    await person.press('Parhau');
    expect(await faults(person)).toEqual([
      'Rydych wedi hepgor 3. Rhifwch eich dewisiadau 1, 2, 3 ac yn y blaen, heb fwlch.',
    ]);
    await person.look('ranking-fault');
    await person.rank(CYMRAEG);
    await person.press('Parhau');
    for (const task of TASKS) {
      if (task === 0) {
        await person.press('Parhau');
        expect(await faults(person)).toEqual([
          'Dewiswch un ateb ar gyfer “Pwysicaf”',
          'Dewiswch un ateb ar gyfer “Lleiaf pwysig”',
        ]);
        await person.look('task-fault');
      }
      await person.task(3, 2);
      if (task === 0) await person.look('task');
      await person.press('Parhau');
    }
    await person.press('Parhau');
    expect((await faults(person)).at(-1)).toBe(
      'Dewiswch ateb ar gyfer “Mae’n werth yr amser y mae’n ei gymryd”',
    );
    await person.look('grid-fault');
    await person.grid({ 'Pobl sydd wedi bod drwyddi sy’n deall orau': 'Cytuno’n gryf' });
    await person.press('Switch to English');
    const understood = person.page.getByRole('radiogroup', { name: 'People who have been through it' });
    expect(await understood.getByLabel('Strongly agree').isChecked()).toBe(true);
    await person.look('english-again');
    await person.leave();
  }, 120_000);

  test('with a keyboard alone and scripts: every kind of question, a fault found and put right, sent', async () => {
    const person = await come('keyboard', 1280, true);
    const { page } = person;
    const keys = keyboardOn(page);
    await page.goto(`/s/${survey.slug}`);
    await keys.to(page.getByLabel('I have read this and agree to take part'), 'Space');
    await keys.send('Start');
    await person.look('note');
    await keys.send('Continue');
    await keys.send('Continue');
    expect(await isFocused(page.locator('#error-summary'))).toBe(true);
    await person.look('audience-fault');
    await keys.to(page.locator('#error-summary a').first(), 'Enter');
    expect(await isFocused(page.getByLabel('A member of the public'))).toBe(true);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await keys.send('Continue');
    await keys.to(page.getByLabel('Yes, and I know what it is'), 'Space');
    await keys.to(page.getByLabel('Never'), 'Space');
    await person.look('awareness');
    await keys.send('Continue');
    for (const choice of FIRST_FIVE) await keys.press(`Rank next: ${choice}`);
    await keys.press(`Up: ${FIRST_FIVE[4]}`);
    await person.look('ranking');
    await keys.send('Continue');
    const tasks: BestWorstChoice[] = [];
    for (const task of TASKS) {
      const [best, worst] = [0, 1].map((end) => page.locator('.best-worst').getByRole('radiogroup').nth(end));
      await keys.to(best!.getByRole('radio').first(), 'Space');
      if (task % 2 === 1) await page.keyboard.press('ArrowDown');
      await keys.to(worst!.locator('input:enabled').first(), 'Space');
      const words = async (end: typeof best) =>
        String(await end!.locator(':checked + label').textContent()).trim();
      tasks.push({ best: await words(best), worst: await words(worst) });
      if (task === 0) await person.look('task');
      await keys.send('Continue');
    }
    for (const [row, { length }] of Object.entries(GRID_ARROWS)) {
      await keys.to(page.getByRole('radiogroup', { name: row }).getByRole('radio').first(), 'Space');
      for (let step = 0; step < length; step += 1) await page.keyboard.press('ArrowRight');
    }
    await person.look('grid');
    await keys.send('Continue');
    await keys.to(page.getByLabel('I worry about privacy'), 'Space');
    await keys.to(page.getByRole('checkbox', { name: 'Something else' }), 'Space');
    await keys.type(page.getByLabel('Please say'), 'Too shy');
    await person.look('barriers');
    await keys.send('Continue');
    await keys.to(page.getByLabel('0', { exact: true }), 'Space');
    await page.keyboard.press('ArrowRight');
    await person.look('likely');
    await keys.send('Continue');
    await keys.type(page.getByRole('textbox'), 'Time');
    await keys.send('Continue');
    await keys.send('Continue');
    await person.look('finish');
    await keys.send('Send my answers');
    await person.look('done');
    await person.leave();
    expect(await house.answersOf(survey, 'refer')).toMatchObject({
      audience: 'refer',
      heard: 'well',
      how_often: 'never',
      factors: ['confidential', 'trained', 'easy_to_reach', 'free', 'similar_experience'],
      ...house.named(tasks),
      views: { understand: '4', beside_care: '5', know_where: '1', worth_time: '3' },
      barriers: { chosen: 'private another', other: 'Too shy' },
      likely: '1',
      comment: 'Time',
    });
  }, 120_000);
});

async function faults({ page }: Respondent): Promise<readonly string[]> {
  return page.locator('.nhsuk-error-summary a').allInnerTexts();
}
