import { expect, type Page, test } from '@playwright/test';
import { openScreens } from './till.ts';

const openEvening = async (page: Page, is: readonly string[]): Promise<void> => {
  await openScreens(page, { who: 'sophie', is });
  await page.locator('.rail > .rail-item:nth-last-of-type(2)').click();
  await page.getByTestId('evening').waitFor();
};

test('C3: what differs comes first and is named down to the order; a silent till says since when', async ({
  page,
}) => {
  await openEvening(page, ['in', 'online']);
  const tills = page.locator('.till-evening');
  await expect(tills.first()).toHaveAttribute('data-verdict', 'differs');
  await expect(tills.first()).toContainText('Order 1-000212');
  await expect(tills.first()).toContainText('not in the ledger');
  await expect(tills.nth(1)).toContainText('not heard since 21:42, 17 entries missing');
  await expect(page.getByTestId('till-2')).toContainText('this till');
  // What is drawn can be read.
  await expect(page.getByRole('row', { name: /^18:00/ })).toContainText('7’024.00');
  await page.getByRole('button', { name: 'The day before' }).click();
  await expect(page.getByRole('heading', { name: 'Thu 26 Nov' })).toBeVisible();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await file).suggestedFilename()).toBe('eveningReport.csv');
});

test('C3: offline this till alone is shown, and what it lacks is said', async ({ page }) => {
  await openEvening(page, ['in']);
  await expect(page.getByRole('status').filter({ hasText: 'Only this till is known here' })).toBeVisible();
  await expect(page.locator('.till-evening')).toHaveCount(1);
  await expect(page.locator('.till-evening')).toContainText('12 orders not sent yet');
});

test('C5: a statement names the till that has not sent everything, and is of the chosen date', async ({
  page,
}) => {
  await openEvening(page, ['in', 'online']);
  await page.locator('.evening-tabs .choice-option').nth(2).click();
  await expect(page.getByTestId('statement')).toContainText('Till 3: not heard since Fri 27 Nov 21:42');
  await expect(page.getByRole('row', { name: /^Total/ }).first()).toContainText('40’449.00');
  await page.locator('.select-button').click();
  await page.getByRole('option', { name: /Late Night Jazz/ }).click();
  await expect(page.locator('.select-value')).toContainText('Late Night Jazz');
});

test('A3: F12 locks from the evening too, and the PIN pad is the same person’s', async ({ page }) => {
  await openEvening(page, ['in', 'online']);
  await page.keyboard.press('F12');
  await expect(page.locator('.rail')).toHaveCount(0);
  await page.keyboard.type('1234', { delay: 80 });
  await page.keyboard.press('Enter');
  await expect(page.locator('.rail')).toBeVisible();
});
