import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { VirtualPrinter } from '../../electron/printing/virtual/printer.ts';
import { joined, MANAGER, sellCart, type TillAtCentre } from '../fakes/tillsAtCentre.ts';
import { type ShownTill, showTill, temporaryFolder } from './hosts.ts';
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
const text = (printer: VirtualPrinter): string =>
  printer
    .printed()
    .flatMap((paper) => paper.lines)
    .join('\n');

async function signIn(name: RegExp, pin: string): Promise<void> {
  await button(name).click();
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await button('Sign in').click();
  await go('Cash');
  await page.getByRole('button', { name: '200', exact: true }).click();
  await button('Open cash session').click();
}

test('O3, A3: two tickets come back above the limit; a manager confirms in place, cash goes out, a receipt is printed', async () => {
  await signIn(/Anna Meier/, '1111');
  await go('Sell');
  const stalls = page.getByRole('region', { name: /^Stalls/ }).getByRole('button', { name: /^Full price/ });
  for (let i = 0; i < 3; i++) await stalls.click();
  await page.getByRole('complementary', { name: 'Cart' }).getByRole('button', { name: /^Cash/ }).click();
  await page
    .getByTestId('cash-pane')
    .getByRole('button', { name: /^Exact/ })
    .click();
  await expect(page.getByTestId('done').getByText('printed', { exact: false })).toHaveCount(3);

  await go('Orders');
  await page.locator('.order-row').first().click();
  const order = page.getByTestId('order-detail');
  await order.getByRole('button', { name: 'Take back' }).click();
  const form = page.getByRole('region', { name: 'Take tickets back' });
  const ticks = form.getByRole('checkbox');
  await ticks.nth(1).check();
  await ticks.nth(2).check();
  await form.getByText('can’t come').click();
  await expect(page.getByTestId('pay-out')).toHaveText('116.00');
  await expect(form).toContainText('Above the limit: a manager confirms.');
  const pin = async (digits: string): Promise<void> => {
    for (const digit of digits) await form.getByRole('button', { name: digit, exact: true }).click();
    await form.getByRole('button', { name: 'Pay 116.00 out' }).click();
  };
  await pin('1234');
  await expect(form.getByRole('alert')).toContainText('Wrong PIN of the manager');
  await pin('9999');

  await expect(order).toContainText('Refund R1-000001: 116.00 paid out');
  await expect(order.locator('.ticket[data-state="returned"]')).toHaveCount(2);
  await expect(order.locator('.refund')).toContainText('confirmed by Sophie Blanc');
  await expect(order.getByRole('button', { name: 'Print duplicate' })).toHaveCount(1);
  await expect.poll(() => text(venue.receipts), { timeout: 30_000 }).toContain('Refund R1-000001');
  const paper = text(venue.receipts);
  expect(paper).toContain('Approved by Sophie Blanc');
  expect(paper).toContain('-116.00');

  // What the drawer must hold is less by it: float, three tickets, two of them back.
  await go('Cash');
  await button('Close session').click();
  await page.getByRole('button', { name: /^100/ }).first().click();
  await expect
    .poll(async () => (await venue.centre.takings()).streams[0], { timeout: 60_000 })
    .toMatchObject({ netMinor: 5800, refunds: 1, returned: 2 });
});

test('Y3, G10: a sale of another till by a manager’s word is a case; refunding it moves the money and closes it everywhere', async () => {
  const folder = temporaryFolder();
  const other = await joined(venue.centre, join(folder.path, 'other'), 2);
  try {
    await signIn(/Sophie Blanc/, '9999');
    const number = await soldByWord(other);
    await expect(page.locator('.rail-count')).toHaveText(/1/, { timeout: 30_000 });
    await go(/^Evening/);
    await page.getByRole('radio', { name: 'Cases' }).click({ force: true });
    await page.locator('.case-row').filter({ hasText: 'Sold by a manager’s word' }).click();
    const found = page.getByTestId('case-detail');
    await expect(found).toContainText(number);
    await expect(found).toContainText('Till 2');
    await found.getByRole('button', { name: 'Refund', exact: true }).click();
    await found.getByRole('textbox', { name: 'Note' }).fill('asked for it at the door');
    await found.getByRole('button', { name: /^Refund \d/ }).click();
    await expect(found).toContainText('refunded', { timeout: 30_000 });
    await expect(found).toContainText('Sophie Blanc');
    await expect(page.locator('.rail-count')).toHaveCount(0);
    await expect(page.locator('main')).toContainText('Nothing is open');
    await expect.poll(() => text(venue.receipts), { timeout: 30_000 }).toContain('Refund R1-000001');
    await other.when('cases', {}, ({ cases }) => cases.every((one) => one.resolved !== null));
    await other.when('orders', { search: number, limit: 1 }, ({ orders }) => orders[0]?.returned === 1);
  } finally {
    await other.till.close();
    await other.line.close();
    folder.remove();
  }
});

/** Sells a seat of another till's offline by a manager's word, and closes: what was sold is the centre's to act on. */
async function soldByWord(other: TillAtCentre): Promise<string> {
  const offer = await other.ask('offer', {});
  const event = offer.events.find((each) => each.plan !== null);
  const date = event?.dates[0];
  const zone = date?.zones.find((each) => each.numbered);
  const price = zone?.prices.find((each) => each.proof === '' && each.form === null && each.minor > 0);
  if (!date || !zone || !price) throw new Error('the demo has no numbered show');
  const plan = await other.ask('plan', { date: date.id as never });
  const states = await other.ask('seatStates', { date: date.id as never });
  const zoneNo = plan.zones.findIndex((each) => each.zone === zone.id);
  const seat = plan.sections
    .flatMap((section) => {
      const letters = states.sections.find((each) => each.id === section.id)?.states ?? '';
      return section.rows
        .flatMap((row) => row.ids.map((id, i) => ({ id, zone: row.zone[i], kind: row.kinds[i] })))
        .map((one, at) => ({ ...one, state: letters[at] }));
    })
    .find((one) => one.state === 'e' && one.zone === zoneNo && one.kind === 'n')?.id;
  other.line.cut();
  await other.done('pickSeat', {
    date: date.id as never,
    price: price.id as never,
    seat: seat as never,
    approval: MANAGER,
  });
  const order = await sellCart(other, { approval: MANAGER });
  await other.done('closeSession', { countedMinor: 0 });
  other.line.mend();
  await other.when('till', {}, (view) => view.sync.state === 'online' && view.sync.entriesWaiting === 0);
  return order.number;
}
