import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { clipped } from '../fakes/clipped.ts';
import { SCREENS } from './screens.ts';
import { openScreens } from './till.ts';

/** What a finger has to hit and is smaller than 44 px: 48 less a border's worth. */
function small(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input:not([type=radio])')]
      .filter((one) => {
        // A tick is hit by its whole label.
        const box = (one.closest('label') ?? one).getBoundingClientRect();
        return (
          box.width > 1 && (box.height < 44 || box.width < 44) && !one.closest('.sr-only, [aria-hidden=true]')
        );
      })
      .map((one) => `${one.className} ${one.textContent}`),
  );
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const LOOKS = [
  ['en', 'dark'],
  ['de-CH', 'light'],
  ['fr-CH', 'light'],
  ['it-CH', 'light'],
] as const;

for (const [name, { look, go }] of Object.entries(SCREENS)) {
  test(`${name}: nothing clipped at 1024×768 in four languages, both themes accessible`, async ({ page }) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.setViewportSize({ width: 1024, height: 768 });
    await openScreens(page, look);
    await go?.(page);
    for (const [language, theme] of LOOKS) {
      await page.evaluate(([l, t]) => window.look(l, t), [language, theme] as const);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(await clipped(page), language).toEqual([]);
    }
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((t) => window.look('it-CH', t), theme);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      const axe = new AxeBuilder({ page });
      // Of all rules only contrast depends on the theme.
      const { violations } =
        theme === 'light'
          ? await axe.withTags(WCAG).analyze()
          : await axe.withRules('color-contrast').analyze();
      expect(
        violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`),
        theme,
      ).toEqual([]);
    }
    expect(await small(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
}

test('one column below 900 px: nothing clipped, the cart is a sheet', async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 860 });
  await openScreens(page, { language: 'de-CH' });
  await page.locator('[data-tile]').first().click();
  expect(await clipped(page)).toEqual([]);
  await page.locator('.cart-bar .button').click();
  await expect(page.getByTestId('cart-total')).toBeVisible();
  expect(await clipped(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bar', exact: true }).click();
  expect(await clipped(page)).toEqual([]);
  await page.getByRole('button', { name: 'Genau' }).click();
  await expect(page.getByTestId('change')).toBeVisible();
  await page.getByRole('button', { name: /^Neuer Verkauf/ }).click();
  await expect(page.locator('[data-tile]').first()).toBeVisible();
});

test('the search for clipped texts finds one that is planted', async ({ page }) => {
  await openScreens(page);
  await page
    .locator('.tile-name')
    .first()
    .evaluate((name) => {
      name.textContent = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);
      Object.assign((name as HTMLElement).style, { whiteSpace: 'nowrap', overflowWrap: 'normal' });
    });
  expect(await clipped(page)).not.toEqual([]);
});
