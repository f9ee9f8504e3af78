import { expect, type Page, test } from '@playwright/test';
import type { VirtualPrinter } from '../../electron/printing/virtual/printer.ts';
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
const cart = () => page.getByRole('complementary', { name: 'Cart' });
const price = (name: RegExp) => page.getByRole('region', { name: /^Stalls/ }).getByRole('button', { name });
const text = (printer: VirtualPrinter): string =>
  printer
    .printed()
    .flatMap((paper) => paper.lines)
    .join('\n');

/** A manager: whether tonight's show has begun, after which a cashier asks, depends on the hour of the test. */
async function signIn(): Promise<void> {
  await button(/Sophie Blanc/).click();
  for (const digit of '9999') await page.getByRole('button', { name: digit, exact: true }).click();
  await button('Sign in').click();
  await go('Cash');
  await page.getByRole('button', { name: '200', exact: true }).click();
  await button('Open cash session').click();
  await go('Sell');
}

async function payExact(): Promise<void> {
  await cart().getByRole('button', { name: /^Cash/ }).click();
  await page
    .getByTestId('cash-pane')
    .getByRole('button', { name: /^Exact/ })
    .click();
}

const picture = async (name: string): Promise<void> => {
  const folder = process.env.GUICHET_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};

test('O1, O7, O8: exchange with a difference, a wrong price corrected on its seat, a card turned to cash; the centre’s ledger is the till’s', async () => {
  await signIn();
  // Sold reduced; the customer comes back for a full-price one.
  await price(/^Reduced/).click();
  await payExact();
  const done = page.getByTestId('done');
  const old = (await done.locator('.ticket-number').first().textContent()) ?? '';
  const reduced = Number(await done.locator('.done-change b').first().textContent()) || 0;
  expect(reduced).toBe(0);

  await price(/^Full price/).click();
  await cart().getByRole('button', { name: 'More', exact: true }).click();
  await cart().getByRole('button', { name: 'Exchange' }).click();
  const pane = page.getByTestId('exchange-pane');
  await pane.getByRole('textbox').fill(old);
  await expect(pane.getByRole('checkbox').last()).toBeChecked();
  await picture('exchange-pane');
  await pane.getByText('taken back', { exact: true }).click();
  await pane.getByRole('button', { name: 'Exchange these' }).click();
  await expect(cart().getByTestId('exchanged')).toContainText('comes back');
  await picture('exchange-cart');
  await payExact();
  await expect(page.getByTestId('replaces')).toContainText(old);
  await picture('exchange-done');

  // One tap to what was wrong: it should have been a reduced one after all.
  await page.getByTestId('done').getByRole('button', { name: 'Correct…' }).click();
  const form = page.getByTestId('correct');
  await picture('correct-what');
  await form.getByRole('button', { name: 'Price' }).click();
  await form.getByText('Reduced', { exact: true }).click();
  // The ticket has come out by now: nothing is reckoned before somebody says where the paper is.
  await form.getByText('taken back', { exact: true }).click();
  await expect(page.getByTestId('difference')).toBeVisible();
  await picture('correct-price');
  await form.getByRole('button', { name: /^Correct, give/ }).click();
  const order = page.getByTestId('order-detail');
  await expect(order).toContainText('Corrected from');
  await picture('correct-price-done');

  // The terminal said yes and then no.
  await go('Sell');
  await button(/New sale/).click();
  await price(/^Full price/).click();
  await cart().getByRole('button', { name: /^Card/ }).click();
  await page
    .getByTestId('terminal-pane')
    .getByRole('button', { name: /^Accepted/ })
    .click();
  await page.getByTestId('done').getByRole('button', { name: 'Correct…' }).click();
  await form.getByRole('button', { name: 'Payment' }).click();
  await form.getByText('Cash', { exact: true }).click();
  await picture('correct-payment');
  await form.getByRole('button', { name: 'Correct', exact: true }).click();
  await expect(order).toContainText(/Card .* was Cash/);
  await picture('correct-payment-done');
  await expect.poll(() => text(venue.tickets), { timeout: 30_000 }).toContain('Reduced');

  await go('Cash');
  await button('Close session').click();
  await page.getByRole('button', { name: /^100/ }).first().click();
  await expect
    .poll(
      async () => {
        const [stream] = (await venue.centre.takings()).streams;
        const methods = Object.fromEntries((stream?.methods ?? []).map((one) => [one.kind, one.minor]));
        return { ...methods, net: stream?.netMinor, back: stream?.returned };
      },
      { timeout: 60_000 },
    )
    .toMatchObject({ exchange: 0, card: 0, back: 2 });
});
