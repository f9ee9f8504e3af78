import { expect, test } from '@playwright/test';
import { openScreens, sell } from './till.ts';

test('what an order was paid by is named in the language of the screen, in the list and in the order', async ({
  page,
}) => {
  await openScreens(page, { language: 'it-CH' });
  await sell(page, 0);
  await page.locator('.rail-item').nth(1).click();
  const row = page.locator('.order-row').first();
  await expect(row.locator('.order-row-total')).toContainText('Contanti');
  await row.click();
  await expect(page.getByTestId('order-detail')).toContainText('Contanti');
});
