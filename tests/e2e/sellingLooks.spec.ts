import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { clipped } from '../fakes/clipped.ts';
import { type ShownTill, showTill } from './hosts.ts';
import { openVenue, type Venue } from './venue.ts';

const LANGUAGES = ['en', 'de-CH', 'fr-CH', 'it-CH'];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

let venue: Venue;
let till: ShownTill;
test.beforeEach(async () => {
  venue = await openVenue();
  till = await showTill('HTTP', venue.dataDir);
});
test.afterEach(async () => {
  await till?.close();
  await venue.close();
});

/** Signs in unless somebody is; the words are another language's each time. */
async function signIn(page: Page): Promise<void> {
  await page.locator('.person, .person-card').first().waitFor();
  if (await page.locator('.person').isVisible()) return;
  await page.getByText('Anna Meier').click();
  await page.keyboard.type('1111', { delay: 80 });
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}

/** The way through everything that is sold: each step leads to a screen worth looking at. */
const STEPS: readonly [string, (page: Page) => Promise<void>][] = [
  [
    'numbered seats, a form, a proof',
    async (page) => {
      await page.locator('.rail button').first().click();
      await page.locator('.event-chooser').click();
      await page.getByRole('dialog').getByRole('button', { name: /20:30/ }).nth(1).click();
      for (const tile of ['symphonie-b-3', 'symphonie-b-3', 'symphonie-a-2', 'symphonie-b-4'])
        await page.locator(`[data-tile="${tile}"]`).click();
      await expect(page.locator('.line')).toHaveCount(3);
    },
  ],
  ['the form', async (page) => page.locator('.holder-missing').first().click()],
  [
    'the plan',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('.line-seats button').first().click();
      await page.locator('.plan-stage canvas').first().waitFor();
    },
  ],
  [
    'the lists',
    async (page) => {
      await page.locator('.plan-head .choice-segment .choice-option').nth(1).click();
      await page.locator('.seat-list').waitFor();
    },
  ],
  [
    'passes',
    async (page) => {
      await page.locator('.plan-head > .button').click();
      await page.locator('.kinds .choice-option').nth(1).click();
      await page.locator('[data-tile="pass-season"]').click();
      await page.locator('[data-tile="pass-ten"]').click();
    },
  ],
  [
    'gift vouchers and codes',
    async (page) => {
      await page.locator('.kinds .choice-option').nth(2).click();
      await page.locator('[data-tile="voucher-gift-5000"]').click();
      for (const code of ['LAC25', '7K3M-Q9XW-2TB5-HD8R-76']) {
        await page.locator('[data-code] input').fill(code);
        await page.locator('[data-code] input').press('Enter');
        await expect(page.locator('[data-code] input')).toHaveValue('');
      }
    },
  ],
  [
    'customers',
    async (page) => {
      await page.getByRole('tab').nth(1).click();
      await page.locator('[data-customer] input').fill('m');
      await page.locator('.customer-row').first().waitFor();
    },
  ],
  ['a new customer', async (page) => page.locator('[data-customer] > .button').click()],
  [
    'ticket text',
    async (page) => {
      await page.getByRole('tab').nth(2).click();
      await page.locator('.ticket-picture').waitFor();
    },
  ],
  [
    'more payments',
    async (page) => {
      await page.getByRole('tab').nth(0).click();
      await page.locator('.payments-more').click();
    },
  ],
  ['a cheque', async (page) => page.locator('.payments-others .button').nth(1).click()],
  [
    'a parked cart',
    async (page) => {
      await page.locator('.pay-right > .button').last().click();
      await page.locator('.sum-head .button').first().click();
      await page.locator('[data-parked]').click();
    },
  ],
];

test('every part of selling: nothing clipped at 1024×768 in four languages, accessible in both themes', async () => {
  const { page } = till;
  await page.setViewportSize({ width: 1024, height: 768 });
  // A colour halfway between two themes is nobody's colour.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const url = page.url();
  for (const language of LANGUAGES) {
    await page.evaluate((chosen) => localStorage.setItem('guichet.language', chosen), language);
    await page.goto('about:blank');
    await page.goto(url);
    await signIn(page);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    if (language === LANGUAGES[0]) {
      await page.keyboard.press('F3');
      await page.keyboard.type('200', { delay: 80 });
      await page.keyboard.press('Enter');
      await page.locator('.person').waitFor();
    }
    for (const [name, go] of STEPS) {
      await go(page);
      expect(await clipped(page), `${name}, ${language}`).toEqual([]);
      if (language !== 'de-CH') continue;
      for (const theme of ['light', 'dark']) {
        await page.evaluate((t) => {
          document.documentElement.dataset.theme = t;
        }, theme);
        const axe = new AxeBuilder({ page }).withTags(WCAG);
        const { violations } = await axe.analyze();
        const serious = violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
        expect(
          serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`),
          `${name}, ${theme}`,
        ).toEqual([]);
      }
    }
    // The next language begins with an empty list again.
    await page.locator('.parked .button').first().click();
    await page.keyboard.press('Escape');
  }
});
