import { expect, type Locator, type Page } from '@playwright/test';

/** Somebody who works at the screen: by touch, or by keyboard alone. */
export interface Actor {
  readonly by: 'touch' | 'keyboard';
  press(control: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Chooses one of a few that are all seen at once. */
  choose(option: Locator): Promise<void>;
  tick(box: Locator): Promise<void>;
}

/** Fingers. */
export const byTouch = (): Actor => ({
  by: 'touch',
  press: (control) => control.click(),
  write: (field, text) => field.fill(text),
  choose: (option) => option.locator('xpath=ancestor-or-self::label[1]').click(),
  tick: (box) => box.check(),
});

/** Slower than any scanner types, so that keys are taken for hands. */
const KEY_MS = 70;
/** No screen has more stops than this. */
const MOST_STOPS = 200;

/** Nothing but keys: everything is reached with Tab and arrows. */
export function byKeyboard(page: Page): Actor {
  const isFocused = (control: Locator): Promise<boolean> =>
    control.evaluate((element) => element === element.ownerDocument.activeElement);
  const reach = async (control: Locator): Promise<void> => {
    await control.waitFor({ state: 'attached' });
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      if (await isFocused(control)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way to ${control} by Tab`);
  };
  return {
    by: 'keyboard',
    press: async (control) => {
      await reach(control);
      await page.keyboard.press('Space');
    },
    write: async (field, text) => {
      await reach(field);
      await page.keyboard.type(text, { delay: KEY_MS });
    },
    choose: async (option) => {
      const group = option.locator('xpath=ancestor::*[@role="radiogroup"][1]');
      const radios = group.locator('input[type=radio]');
      const checked = group.locator('input[type=radio]:checked');
      const start = (await checked.count()) > 0 ? checked.first() : radios.first();
      await reach(start);
      // What is chosen shows once the core has answered: a key before that would go one too far.
      const press = async (key: string): Promise<void> => {
        const chosen = async () =>
          (await checked.count()) === 0 ? null : await checked.first().getAttribute('value');
        const before = await chosen();
        await page.keyboard.press(key);
        await expect.poll(chosen).not.toBe(before);
      };
      if ((await checked.count()) === 0) await press('Space');
      for (let i = 0; i < (await radios.count()) && !(await option.isChecked()); i++)
        await press('ArrowRight');
    },
    tick: async (box) => {
      await reach(box);
      if (!(await box.isChecked())) await page.keyboard.press('Space');
    },
  };
}
