import { expect, type Page, test } from '@playwright/test';
import { DEMO_VOUCHER } from '../../central/demo/counter.ts';
import { groupedVoucherCode } from '../../shared/domain/vouchers.ts';
import { scan } from '../fakes/wedgeScanner.ts';
import { type ShownTill, showTill } from './hosts.ts';
import { openVenue, type Venue } from './venue.ts';

const HOLDER = 'Lea Favre-Aebischer';
let venue: Venue;
let till: ShownTill;
test.beforeEach(async () => {
  venue = await openVenue();
  till = await showTill('HTTP', venue.dataDir);
  await signIn(till.page);
  venue.line.cut();
});
test.afterEach(async () => {
  await till?.close();
  await venue.close();
});

test('O5: a pass is sold, used for tonight, and refused the second time; found by name and by scan; kept as a card', async () => {
  const { page } = till;
  const cart = page.getByRole('complementary', { name: 'Cart' });
  await page.locator('label', { hasText: 'Passes' }).click();
  await page.getByRole('button', { name: /Abonnement de saison/ }).click();
  await cart.getByRole('button', { name: /^Holder/ }).click();
  const holder = page.getByRole('dialog', { name: 'Holder' });
  await holder.getByLabel('Holder').fill(HOLDER);
  await holder.getByLabel('Photo').fill('F-0417');
  await holder.getByRole('button', { name: 'Save' }).click();
  await cart.getByRole('button', { name: /^Cash/ }).click();
  await page.getByRole('button', { name: /^Exact/ }).click();
  const done = page.getByTestId('done');
  const saved = page.waitForEvent('download');
  await done.getByRole('button', { name: 'Card as PDF' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^cards-\d+-\d{6}\.pdf$/);
  const pass =
    (
      await done
        .getByText(/T\d-\d{6}-\d\d/)
        .first()
        .textContent()
    )?.match(/T\d-\d{6}-\d\d/)?.[0] ?? '';
  await done.getByRole('button', { name: /^New sale/ }).click();

  // Found by the name, taken into the cart; the next tap on a price is a ticket on it.
  await page.locator('label', { hasText: 'Events' }).click();
  await page.getByRole('button', { name: 'Pass or voucher' }).click();
  const pane = page.getByTestId('things-pane');
  await pane.getByRole('textbox').fill('favre aeb');
  await expect(pane.getByTestId('pass')).toContainText(HOLDER);
  await expect(pane.getByTestId('pass')).toContainText('Photo F-0417');
  await pane.getByRole('button', { name: 'Take tickets on it' }).click();
  await page.locator('[data-tile]').first().click();
  await expect(cart.getByTestId('cart-passes')).toContainText('1 ticket on it');
  await expect(cart.getByTestId('cart-total')).toHaveText('0.00');
  await cart.getByRole('button', { name: /^Validate on the pass/ }).click();
  await expect(done).toContainText('validated');
  const order = (await done.locator('h2').textContent())?.match(/\d+-\d{6}/)?.[0] ?? '';
  await done.getByRole('button', { name: /^New sale/ }).click();

  // Scanned once more: refused, with the order that took it.
  await scan(page, pass);
  await expect(page.locator('main')).toContainText(`are taken on pass ${pass}, last by order ${order}`);
  await expect(cart.getByTestId('cart-passes')).toHaveCount(0);

  // What it was used for is shown.
  await page.getByRole('button', { name: 'Pass or voucher' }).click();
  await pane.getByRole('textbox').fill(pass);
  await expect(pane.getByTestId('uses')).toContainText(order);
  await expect(pane.getByTestId('pass')).toContainText('1 of 1 taken');
});

test('O6: a voucher of 50.00 pays in part; what is left and the order that took the rest are shown; a manager makes it void', async () => {
  const { page } = till;
  const cart = page.getByRole('complementary', { name: 'Cart' });
  await page.locator('[data-tile]').nth(1).click();
  await expect(cart.getByTestId('cart-total')).not.toHaveText('0.00');
  const total = Number(await cart.getByTestId('cart-total').textContent());
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(50);
  await cart.locator('[data-code] input').fill(groupedVoucherCode(DEMO_VOUCHER.code));
  await cart.getByRole('button', { name: 'Redeem' }).click();
  const left = (50 - total).toFixed(2);
  await expect(cart).toContainText(`${left} left`);
  await cart.getByRole('button', { name: /^Finish the sale/ }).click();
  const done = page.getByTestId('done');
  await expect(done).toContainText('validated');
  const order = (await done.locator('h2').textContent())?.match(/\d+-\d{6}/)?.[0] ?? '';
  await done.getByRole('button', { name: /^New sale/ }).click();

  await page.getByRole('button', { name: 'Pass or voucher' }).click();
  const pane = page.getByTestId('things-pane');
  await pane.getByRole('textbox').fill(DEMO_VOUCHER.code);
  await expect(pane.getByTestId('voucher-left')).toHaveText(left);
  await expect(pane.getByTestId('uses')).toContainText(order);

  await pane.getByRole('button', { name: 'Make void…' }).click();
  await pane.locator('label', { hasText: 'Stolen' }).click();
  for (const digit of '9999') await pane.getByRole('button', { name: digit, exact: true }).click();
  await pane.getByRole('button', { name: 'Make void', exact: true }).click();
  await expect(pane.getByTestId('voucher')).toContainText(`${left} was left on it and is no debt any more`);
  await pane.getByRole('button', { name: /^Cancel/ }).click();
  await page.locator('[data-tile]').nth(1).click();
  await cart.locator('[data-code] input').fill(DEMO_VOUCHER.code);
  await cart.getByRole('button', { name: 'Redeem' }).click();
  await expect(cart).toContainText('was made void');
  // What was refused stays to be put right.
  await expect(cart.locator('[data-code] input')).toHaveValue(DEMO_VOUCHER.code);
});

async function signIn(page: Page): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await button(/Anna Meier/).click();
  for (const digit of '1111') await page.getByRole('button', { name: digit, exact: true }).click();
  await button('Sign in').click();
  await button('Open cash session').click();
  await page.getByRole('button', { name: '200', exact: true }).click();
  await button('Open cash session').click();
  await page.getByRole('navigation').getByRole('button', { name: 'Sell' }).click();
}
