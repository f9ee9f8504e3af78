import type { Page } from '@playwright/test';

export interface Look {
  readonly language?: string;
  readonly theme?: 'light' | 'dark';
  readonly who?: string;
  /** States of the fake till, as page.tsx knows them. */
  readonly is?: readonly string[];
}

/** Opens the screens over a fresh fake core. */
export async function openScreens(
  page: Page,
  { language = 'en', theme = 'light', who = 'anna', is = ['in'] }: Look = {},
) {
  const query = new URLSearchParams({ language, theme, who, is: is.join(',') });
  await page.goto(`/?${query}`);
  await page.locator('main').first().waitFor();
}

/** Taps the prices with these places on the screen. */
export async function tapPrices(page: Page, ...places: number[]): Promise<void> {
  for (const place of places) await page.locator('[data-tile]').nth(place).click();
}

/** Sells some prices for cash, exactly. */
export async function sell(page: Page, ...places: number[]): Promise<void> {
  await tapPrices(page, ...places);
  await page.locator('.payments .button').first().click();
  await page.locator('.notes .button').first().click();
  await page.getByTestId('done').waitFor();
}

/** Chooses a file as if it lay on a stick; what the fake core finds in it is always the same. */
export async function chooseRescueFile(page: Page, bytes = 300_000): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.locator('.rescue-act').nth(1).getByRole('button').first().click();
  await (await choosing).setFiles({
    name: 'till-2.guichet-rescue',
    mimeType: 'application/octet-stream',
    buffer: Buffer.alloc(bytes, 7),
  });
  await page.locator('.rescue-said').first().waitFor();
}
