import { test } from '@playwright/test';
import { openScreens, SCREENS } from './till.ts';

for (const [name, { look, go }] of Object.entries(SCREENS)) {
  if (!/pass|gift/.test(name)) continue;
  for (const [w, h, lang, theme] of [
    [1280, 800, 'fr-CH', 'light'],
    [1024, 768, 'de-CH', 'dark'],
    [1024, 768, 'it-CH', 'light'],
  ] as const)
    test(`${name} ${w} ${lang}`, async ({ page }) => {
      await page.setViewportSize({ width: w, height: h });
      await openScreens(page, { ...look, language: lang, theme });
      await go?.(page);
      await page.screenshot({
        path: `/tmp/w/passes-shots/${name.replaceAll(/[^a-z]+/g, '-')}-${w}-${lang}.png`,
      });
    });
}
