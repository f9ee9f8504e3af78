import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openScreens, SCREENS } from './till.ts';

/** Texts that do not fit: their own box cuts them, or they stick out of the window. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const text = element.textContent?.trim() ?? '';
      const own = [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.nodeValue?.trim() !== '',
      );
      if (text === '' || !own || element.closest('.sr-only, svg, [hidden]')) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || style.visibility === 'hidden') continue;
      // What is cut with an ellipsis on purpose is said in full elsewhere.
      if (style.textOverflow === 'ellipsis') continue;
      const name = `${element.className}: ${text.slice(0, 40)}`;
      if (element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline')
        found.push(`cut ${name}`);
      if (box.right > innerWidth + 1 || box.left < -1) found.push(`outside ${name}`);
      const holder = element.closest<HTMLElement>('button, .tag, .pill, .choice-option, .tab');
      const around = holder?.getBoundingClientRect();
      if (
        around &&
        (box.right > around.right + 1 || box.left < around.left - 1 || box.bottom > around.bottom + 1)
      )
        found.push(`sticks out ${name}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
    return found;
  });
}

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
