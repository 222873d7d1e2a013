/** A respondent in a browser: answers questions by the words on the page, as a person would, and looks at each page. */
import type { Page } from 'playwright-core';
import { expectAccessible, keepPicture } from './browser.js';

/** What was chosen in one best–worst task, by the words of the two items. */
export interface BestWorstChoice {
  readonly best: string;
  readonly worst: string;
}

export interface Respondent {
  readonly page: Page;
  /** Fails unless the page is accessible, and keeps its picture. */
  look(name: string): Promise<void>;
  press(button: string): Promise<void>;
  /** Ticks the radios or checkboxes that are called exactly this. */
  choose(...choices: readonly string[]): Promise<void>;
  /** Ticks a radio of the question that is called this. */
  chooseFor(question: string, choice: string): Promise<void>;
  /** Gives these choices the ranks 1, 2, 3 … in their lists of numbers. */
  rank(choices: readonly string[]): Promise<void>;
  /** Takes the item at `best` for the most and the one at `worst` for the least important, from 0. */
  task(best: number, worst: number): Promise<BestWorstChoice>;
  /** Chooses an answer for each row of a grid, by the words of both. */
  grid(rows: Readonly<Record<string, string>>): Promise<void>;
  leave(): Promise<void>;
}

/** A respondent who has this visitor's browser; `journey` begins the names of the pictures. */
export function respondentIn(
  { page, leave }: { readonly page: Page; leave(): Promise<void> },
  journey: string,
): Respondent {
  const exactly = (name: string) => ({ name, exact: true }) as const;
  return {
    page,
    leave,
    look: async (name) => {
      await keepPicture(page, `${journey}-${name}`);
      await expectAccessible(page);
    },
    press: (button) => page.getByRole('button', exactly(button)).first().click(),
    choose: async (...choices) => {
      for (const choice of choices) await page.getByLabel(choice, { exact: true }).check();
    },
    chooseFor: (question, choice) =>
      page.getByRole('group', { name: question }).getByLabel(choice, { exact: true }).check(),
    rank: async (choices) => {
      for (const [index, choice] of choices.entries())
        await page.getByRole('combobox', { name: choice }).selectOption(String(index + 1));
    },
    task: async (best, worst) => ({ best: await pick(page, 0, best), worst: await pick(page, 1, worst) }),
    grid: async (rows) => {
      for (const [row, choice] of Object.entries(rows))
        await page.getByRole('radiogroup', { name: row }).getByRole('radio', exactly(choice)).check();
    },
  };
}

/** Takes the item in this end of a best–worst task and says what it is called. */
async function pick(page: Page, end: number, item: number): Promise<string> {
  const group = page.locator('.best-worst').getByRole('radiogroup').nth(end);
  const row = group.locator('.best-worst__item').nth(item);
  await row.getByRole('radio').check();
  return String(await row.locator('label').textContent()).trim();
}
