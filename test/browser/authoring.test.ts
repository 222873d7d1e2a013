import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, keepPicture, type Visitor } from '../kit/browser.js';
import { keyboardOn } from '../kit/keyboard.js';
import { type ListeningHouse, openListeningHouse } from '../kit/listening.js';
import { giveRole, makeAccount, makeLab, TEST_PASSWORD } from '../kit/people.js';
import { sqliteForTest } from '../kit/storages.js';

inBrowser((browser) => {
  let house: ListeningHouse;
  beforeAll(async () => {
    house = await openListeningHouse(sqliteForTest);
  });
  afterAll(() => house.remove());

  /** An organiser's browser at the questionnaire of a new survey. */
  async function atNewSurvey(name: string, width: number, javascript: boolean): Promise<Visitor> {
    const person = await makeAccount(house, name);
    const lab = await makeLab(house, `Lab of ${name}`);
    await giveRole(house, lab.id, person, 'organiser');
    const visitor = await browser.visit({ width, javascript, baseUrl: house.baseUrl });
    const { page } = visitor;
    page.setDefaultTimeout(8000);
    await page.goto('/sign-in');
    await page.fill('[name=email]', person.email);
    await page.fill('[name=password]', TEST_PASSWORD);
    await page.click('main button');
    await page.goto(`/manage/labs/${lab.slug}/surveys/new`);
    await page.fill('[name=title]', 'Deciding about peer support');
    await press(page, 'Continue');
    await press(page, 'Write the questionnaire');
    return visitor;
  }

  const press = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).first().click();

  async function addQuestion(page: Page, words: string, type: string): Promise<void> {
    await press(page, 'Add a question');
    await page.fill('[name=label-0]', words);
    await page.check(`[name=type][value=${type}]`);
    await press(page, 'Add the question');
  }

  const follow = (page: Page, name: string | RegExp) =>
    page.getByRole('link', { name, exact: true }).first().click();

  /** Opens what can be done with a part and presses one of its buttons. */
  async function inLine(page: Page, key: string, name: RegExp): Promise<void> {
    const line = page.locator(`#part-${key} > .outline__line`);
    await line.locator('summary').click();
    await line.locator('button, a').filter({ hasText: name }).first().click();
  }

  test.each([
    [320, false],
    [1280, true],
  ])(
    'an author %i px wide builds a five-page survey from nothing',
    async (width, javascript) => {
      const { page, complaints, leave } = await atNewSurvey(`Author ${width}`, width, javascript);
      const seen = async (name: string) => {
        await keepPicture(page, `authoring-${width}-${name}`);
        await expectAccessible(page);
      };
      await seen('empty');

      await addQuestion(page, 'Who are you?', 'single-choice');
      await page.fill('[name=choice-0] >> nth=0', 'A clinician');
      await page.fill('[name=choice-0] >> nth=1', 'A patient');
      await page.getByRole('button', { name: /^Add more rows$/ }).click();
      await page.getByRole('button', { name: /^Up.*A patient$/ }).click();
      expect(await page.inputValue('[name=choice-0] >> nth=0')).toBe('A patient');
      await page.check('[name=required]');
      await seen('question');
      await press(page, 'Save');

      await addQuestion(page, 'What is your profession?', 'short-text');
      await press(page, 'Save');
      await press(page, 'Add a group');
      await page.fill('[name=label-0]', 'About your practice');
      await page.check('[name=page]');
      await press(page, 'Add the group');
      await inLine(page, 'what_is_your_profession', /^Move into/);
      await inLine(page, 'about_your_practice', /^Logic/);
      await follow(page, /^Change Who is asked$/);
      await page.selectOption('[name=about]', 'who_are_you');
      await press(page, 'Continue');
      await page.check('[name=comparison][value=is]');
      await seen('condition');
      await press(page, 'Add the condition');
      expect(await page.locator('#value-error').textContent()).toContain('Choose what it is compared with');
      await page.selectOption('[name=value]', 'a_clinician');
      await press(page, 'Add the condition');
      expect(await page.inputValue('[name=expression]')).toBe("${who_are_you} = 'a_clinician'");
      await page.fill('[name=expression]', "${who_are_you} = 'a_clinician' and (");
      await press(page, 'Save');
      await seen('fault');
      expect(await page.locator('#expression-error').textContent()).toContain('Character');
      await page.fill('[name=expression]', "${who_are_you} = 'a_clinician'");
      await press(page, 'Save');

      await follow(page, 'Questionnaire');
      await addQuestion(page, 'How many times have you used peer support?', 'whole-number');
      await press(page, 'Save');
      await addQuestion(page, 'Which of these matter to you?', 'multiple-choice');
      await page.fill('[name=choice-0] >> nth=0', 'Quality');
      await page.fill('[name=choice-0] >> nth=1', 'Somebody like me');
      await press(page, 'Save');
      await addQuestion(
        page,
        'Is there anything else that you would like us to know about deciding for or against peer support, for yourself or for others?',
        'long-text',
      );
      await press(page, 'Save');
      await seen('outline');
      expect(await page.locator('main').textContent()).toContain('5 pages, 5 questions');

      await press(page, 'Add a group');
      await page.fill('[name=label-0]', 'Each time you used it');
      await page.check('[name=often][value=answer]');
      await page.selectOption('[name=counted-by]', 'how_many_times_have_you_used_pee');
      await press(page, 'Add the group');
      await follow(page, /^Add a question to it.*Each time you used it$/);
      await page.fill('[name=label-0]', 'How was it?');
      await page.check('[name=type][value=rating]');
      await press(page, 'Add the question');
      await seen('points');
      await press(page, 'Save');

      await addQuestion(page, 'What matters most, and what least?', 'best-worst');
      for (const [at, item] of ['Quality', 'Somebody like me', 'Free', 'Near', 'Soon', 'Online'].entries()) {
        if (at === 3) await press(page, 'Add more rows');
        await page.fill(`[name=choice-0] >> nth=${at}`, item);
      }
      await press(page, 'Save');
      await follow(page, 'What matters most, and what least?');
      await follow(page, 'See what the design asks, needs and achieves');
      await seen('design');
      expect(await page.locator('main').textContent()).toContain('500 × 6 ÷ (6 × 4)');
      await follow(page, 'Questionnaire');
      await addQuestion(page, 'Which of these courses would you take?', 'choice-task');
      await follow(page, 'Write attributes and levels');
      await page.fill('[name=attribute-0] >> nth=0', 'How long');
      await page.fill('[name=level0-0] >> nth=0', 'Six weeks');
      await page.fill('[name=level0-0] >> nth=1', 'A year');
      await page.fill('[name=attribute-0] >> nth=1', 'Where');
      await page.fill('[name=level1-0] >> nth=0', 'At home');
      await page.fill('[name=level1-0] >> nth=1', 'In a group');
      await page.fill('[name=level1-0] >> nth=2', 'By telephone');
      await seen('levels');
      await press(page, 'Save');
      await follow(page, 'Levels that must not meet');
      await page.selectOption('[name=one]', { label: 'How long: A year' });
      await page.selectOption('[name=other]', { label: 'Where: At home' });
      await press(page, 'Add the pair');
      await seen('prohibitions');

      await follow(page, 'Questionnaire');
      await follow(page, 'Languages');
      await seen('languages');
      await follow(page, 'Welsh');
      await page.getByLabel('In Welsh: Who are you?', { exact: true }).fill('Pwy ydych chi?');
      await press(page, 'Save this page');
      await seen('translations');

      await follow(page, 'Questionnaire');
      await follow(page, 'Quotas');
      await seen('quotas');
      await follow(page, 'Make quotas from questions');
      await page.selectOption('[name=by-1]', 'who_are_you');
      await page.selectOption('[name=by-2]', 'which_of_these_matter_to_you');
      await press(page, 'Show the cells');
      await page.fill('[name=limit-0]', '300');
      await seen('quota-cells');
      await press(page, 'Add these quotas');
      await follow(page, 'A patient, Quality');
      await page.fill('[name=limit]', '400');
      await page.selectOption('[name=about]', 'who_are_you');
      await press(page, 'Continue');
      await seen('quota');
      expect(await page.inputValue('[name=limit]')).toBe('400');
      await press(page, 'Save');
      expect(await page.locator('main').textContent()).toContain('400, then the interview ends');

      await follow(page, 'Questionnaire');
      await follow(page, 'Preview');
      await press(page, 'Continue');
      await seen('preview-error');
      await page.check('[name=answer-who_are_you][value=a_clinician]');
      await press(page, 'Continue');
      expect(await page.locator('main').textContent()).toContain('About your practice');
      await press(page, 'Back');
      await press(page, 'Show in Welsh');
      expect(await page.locator('main').textContent()).toContain('Pwy ydych chi?');
      await follow(page, 'Questions');
      await inLine(page, 'what_is_your_profession', /^Preview from here/);
      expect(await page.locator('main').textContent()).toContain('What is your profession?');
      await seen('preview');

      await follow(page, 'Questions');
      await inLine(page, 'who_are_you', /^Delete/);
      await seen('delete');
      expect(await page.locator('main').textContent()).toContain(
        'about_your_practice (relevant) speaks of it',
      );
      await follow(page, 'Keep it');
      await press(page, 'Publish it as a version');
      await press(page, 'Publish version 1');
      expect(await page.locator('main').textContent()).toContain('Version 1');
      expect(complaints).toEqual([]);
      await leave();
    },
    240_000,
  );

  test('a question is written, put in order and deleted with the keyboard alone', async () => {
    const { page, leave } = await atNewSurvey('Keyboard', 1280, false);
    const { to, send, type } = keyboardOn(page);
    const go = async (role: 'button' | 'link', name: RegExp) => {
      const arrived = page.waitForEvent('load');
      await to(page.getByRole(role, { name }), 'Enter');
      await arrived;
    };
    await send('Add a question');
    await type(page.locator('[name=label-0]'), 'Who are you?');
    await to(page.locator('[name=type]').first(), 'Space');
    await send('Add the question');
    await type(page.locator('[name=choice-0]').nth(0), 'A clinician');
    await type(page.locator('[name=choice-0]').nth(1), 'A patient');
    await send('Add more rows');
    await go('button', /^Up.*A patient$/);
    expect(await page.inputValue('[name=choice-0] >> nth=0')).toBe('A patient');
    // Enter in a field saves, whatever button comes first.
    await type(page.locator('[name=hint-0]'), 'Choose what fits best.');
    const saved = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await saved;
    expect(await page.locator('main').textContent()).toContain('Nothing is wrong with it');
    await to(page.locator('#part-who_are_you summary'), 'Enter');
    await go('link', /^Delete/);
    await send('Delete the question');
    expect(await page.locator('main').textContent()).toContain('Begin with a question');
    await leave();
  }, 60_000);
});
