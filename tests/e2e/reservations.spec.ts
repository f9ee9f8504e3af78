import { expect, type Page, test } from '@playwright/test';
import { type ShownTill, showTill } from './hosts.ts';
import { openVenue, type Venue } from './venue.ts';

let venue: Venue;
let till: ShownTill;
let page: Page;
test.beforeEach(async () => {
  venue = await openVenue();
  till = await showTill('HTTP', venue.dataDir);
  page = till.page;
});
test.afterEach(async () => {
  await till?.close();
  await venue.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const go = (name: string | RegExp) => page.getByRole('navigation').getByRole('button', { name }).click();

test('O2, G3: three places are reserved by a name, two of them split off and paid; the rest stays reserved', async () => {
  await button(/Anna Meier/).click();
  for (const digit of '1111') await page.getByRole('button', { name: digit, exact: true }).click();
  await button('Sign in').click();
  await go('Cash');
  await page.getByRole('button', { name: '200', exact: true }).click();
  await button('Open cash session').click();
  await go('Sell');
  const stalls = page.getByRole('region', { name: /^Stalls/ }).getByRole('button', { name: /^Full price/ });
  for (let i = 0; i < 3; i++) await stalls.click();
  const cart = page.getByRole('complementary', { name: 'Cart' });
  await cart.locator('.payments-more').click();
  await cart.getByRole('button', { name: 'Reserve' }).click();
  const form = page.getByRole('region', { name: 'Reserve these places' });
  await form.getByRole('textbox', { name: /^Name/ }).fill('Lea Favre');
  await form.getByRole('button', { name: 'Reserve 174.00' }).click();

  const detail = page.getByTestId('reservation-detail');
  await expect(detail).toContainText('Lea Favre');
  await expect(detail.getByTestId('reservation-due')).toHaveText('174.00');
  const number = /Reservation (\S+)/.exec((await detail.locator('h2').textContent()) ?? '')?.[1] ?? '';
  await detail.getByRole('button', { name: 'Split' }).click();
  const ticks = detail.getByRole('checkbox');
  await ticks.nth(0).check();
  await ticks.nth(2).check();
  await detail.getByRole('button', { name: 'Split 2 off' }).click();
  await expect(detail.getByTestId('reservation-due')).toHaveText('116.00');
  await detail.getByRole('button', { name: 'Pay 116.00' }).click();

  await expect(page.getByTestId('cart-total')).toHaveText('116.00');
  await expect(cart).toContainText('paid as a whole, nothing changes');
  await cart.getByRole('button', { name: /^Card/ }).click();
  await page
    .getByTestId('terminal-pane')
    .getByRole('button', { name: /^Accepted/ })
    .click();
  await expect(page.getByTestId('done').getByText('printed', { exact: false })).toHaveCount(2);

  await go('Reserved');
  await page.getByRole('searchbox', { name: 'Number, name or scan' }).fill('Lea');
  const rows = page.locator('.reservations .order-row');
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: number })).toContainText('58.00');
  await expect(rows.filter({ hasText: 'paid' })).toHaveCount(1);
  await expect
    .poll(async () => (await venue.centre.takings()).streams[0], { timeout: 60_000 })
    .toMatchObject({ netMinor: 11_600, tickets: 2 });
});
