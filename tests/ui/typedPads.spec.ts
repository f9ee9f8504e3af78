import { expect, type Page, test } from '@playwright/test';
import { openScreens, sell, tapPrices } from './till.ts';

const sent = (page: Page, name: string) =>
  page.evaluate((wanted) => window.fake.sent.filter((message) => message.name === wanted), name);
const KEY = { delay: 60 };

/** The guard lets an Enter through once the one before it is 400 ms old; none is pressed too many. */
const enterUntil = (page: Page, name: string, count: number) =>
  expect(async () => {
    if ((await sent(page, name)).length < count) await page.keyboard.press('Enter');
    expect(await sent(page, name)).toHaveLength(count);
  }).toPass();

test('the number of tickets is typed, and Enter sets it', async ({ page }) => {
  await openScreens(page);
  await tapPrices(page, 0);
  await page.locator('.stepper-count').click();
  const asked = page.getByRole('dialog', { name: 'Set number' });
  await expect(asked).toBeVisible();
  await page.keyboard.type('12', KEY);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('a', KEY);
  await page.keyboard.press('Enter');
  await expect(asked).toBeHidden();
  expect(await sent(page, 'setQuantity')).toMatchObject([{ input: { quantity: 1 } }]);
  expect(await sent(page, 'addTickets')).toHaveLength(1);
  await expect(page.getByTestId('cash-pane')).toBeHidden();
});

test('a manager’s PIN is typed where it was asked for, and Enter confirms', async ({ page }) => {
  await openScreens(page);
  await page.evaluate(() => {
    window.fake.refuseNext = { kind: 'quotaGone', zone: 'Parterre', left: 0, wanted: 1 };
  });
  await tapPrices(page, 0);
  await page.getByRole('button', { name: 'Ask a manager' }).click();
  await page.keyboard.type('99', KEY);
  await page.keyboard.press('Enter');
  await page.keyboard.type('99', KEY);
  await enterUntil(page, 'addTickets', 2);
  await expect(page.getByTestId('cart-total')).toHaveText('58.00');
  expect(await sent(page, 'addTickets')).toMatchObject([{}, { input: { approval: { pin: '9999' } } }]);
});

test('a manager’s word for a voucher is asked for by a touch: its PIN is typed nowhere else', async ({
  page,
}) => {
  await openScreens(page);
  await tapPrices(page, 0);
  const field = page.locator('[data-code] input');
  await page.evaluate(() => {
    window.fake.refuseNext = { kind: 'voucherNeedsManager', last4: 'X7QK', mostMinor: 5000 };
  });
  await field.fill('GX4-0000-X7QK');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('A manager may take up to 50.00');
  await page.getByRole('button', { name: 'Ask a manager' }).click();
  await page.evaluate(() => {
    window.fake.refuseNext = { kind: 'approvalWrong', triesLeft: 4 };
  });
  await page.keyboard.type('9998', KEY);
  await enterUntil(page, 'enterCode', 2);
  await expect(page.getByRole('alert')).toContainText('4 left');
  await page.keyboard.type('9999', KEY);
  await enterUntil(page, 'enterCode', 3);
  await expect(page.getByTestId('cart-total')).toHaveText('38.00');
  await expect(field).toHaveValue('');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await sent(page, 'enterCode')).toMatchObject([
    { input: { code: 'GX4-0000-X7QK' } },
    { input: { code: 'GX4-0000-X7QK', approval: { pin: '9998' } } },
    { input: { code: 'GX4-0000-X7QK', approval: { pin: '9999' } } },
  ]);
});

test('on the guests’ screen no letter sells a ticket into a cart that nobody sees', async ({ page }) => {
  await openScreens(page);
  await sell(page, 0);
  await page.keyboard.press('F5');
  await expect(page.getByRole('heading', { name: /Guest/ }).first()).toBeVisible();
  await page.keyboard.press('a');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F1');
  await expect(page.locator('[data-tile]').first()).toBeVisible();
  expect(await sent(page, 'addTickets')).toHaveLength(1);
});
