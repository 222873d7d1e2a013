/** Somebody who uses a page with a keyboard and nothing else: what Tab does not reach cannot be pressed. */
import type { Locator, Page } from 'playwright-core';

/** Whether this has the focus. */
export function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}

/** More presses of Tab than any page of a survey has things to stop at. */
const FAR = 150;

export interface Keyboard {
  /** Presses Tab until this has the focus, then the key; fails when Tab never comes there. */
  to(target: Locator, key: 'Enter' | 'Space'): Promise<void>;
  /** Presses the button that is called exactly this. */
  press(button: string): Promise<void>;
  /** Presses the button that is called exactly this, and waits for the page that it leads to. */
  send(button: string): Promise<void>;
  /** Types into this once Tab has come to it. */
  type(target: Locator, words: string): Promise<void>;
}

export function keyboardOn(page: Page): Keyboard {
  const reach = async (target: Locator) => {
    for (let tabs = 0; tabs < FAR; tabs += 1) {
      if (await isFocused(target)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${FAR} presses of Tab never came to ${String(target)}`);
  };
  const to: Keyboard['to'] = async (target, key) => {
    await reach(target);
    await page.keyboard.press(key);
  };
  const press = (name: string) => to(page.getByRole('button', { name, exact: true }), 'Enter');
  return {
    to,
    press,
    send: async (name) => {
      const arrived = page.waitForEvent('load');
      await press(name);
      await arrived;
    },
    type: async (target, words) => {
      await reach(target);
      await page.keyboard.type(words);
    },
  };
}
