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
const pill = (name: RegExp) => page.locator('.pill').filter({ hasText: name });
const text = (printer: VirtualPrinter): string =>
  printer
    .printed()
    .flatMap((paper) => paper.lines)
    .join('\n');
const go = (name: string) => page.getByRole('navigation').getByRole('button', { name }).click();

async function signIn(name: RegExp, pin: string): Promise<void> {
  await button(name).click();
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
  await button('Sign in').click();
}
async function openSession(): Promise<void> {
  await go('Cash');
  await page.getByRole('button', { name: '200', exact: true }).click();
  await button('Open cash session').click();
  await go('Sell');
}
async function sellOne(): Promise<void> {
  await page
    .getByRole('region', { name: /^Stalls/ })
    .getByRole('button', { name: /^Full price/ })
    .click();
  const cart = page.getByRole('complementary', { name: 'Cart' });
  await cart.getByRole('button', { name: /^Cash/ }).click();
  await page
    .getByTestId('cash-pane')
    .getByRole('button', { name: /^Exact/ })
    .click();
  await expect(page.getByTestId('done')).toContainText('validated');
}

test('P2: a manager chooses a layout for a printer and writes a text of the house; the next ticket has both', async () => {
  await signIn(/Sophie Blanc/, '9999');
  await go('Settings');
  await button('Change').first().click();
  await page.locator('.printer-paper .select').filter({ hasText: 'Tickets' }).getByRole('button').click();
  await page.getByRole('option', { name: 'Ticket, 80 mm, short' }).click();
  await button('Save').first().click();
  await expect(page.locator('.printer-form')).toHaveCount(0);

  await page.locator('.layout-editor .select-button').click();
  await page.getByRole('option', { name: 'Ticket, 80 mm, short' }).click();
  const before = await page.locator('.layout-preview img').getAttribute('src');
  await page.getByLabel('Last line').fill('salle-metropole.example');
  await expect(page.locator('.layout-preview img')).not.toHaveAttribute('src', before ?? '');
  await page.locator('.layout-fields').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. The next print has it.')).toBeVisible();

  await openSession();
  await sellOne();
  await expect.poll(() => venue.tickets.printed().length).toBe(1);
  expect(text(venue.tickets)).toContain('salle-metropole.example');
  expect(venue.tickets.printed()[0]?.code128).toEqual([]);
  expect(venue.tickets.printed()[0]?.qr).toHaveLength(1);
});

test('P2: a text that does not fit is refused before anything is printed, with what to do', async () => {
  await signIn(/Sophie Blanc/, '9999');
  await go('Settings');
  await page.locator('.layout-editor .select-button').click();
  await page.getByRole('option', { name: 'Ticket, Cinema' }).click();
  await page.getByLabel('Note').fill('Einlassvorbehaltsbestimmungen '.repeat(3));
  await page.locator('.layout-fields').getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.layout-fields').getByRole('alert')).toContainText(
    '“Note” does not fit in English. Make it shorter.',
  );
});

test('P1: a test page; whoever sees wrong accents on it has the printer print pictures from then on', async () => {
  await signIn(/Sophie Blanc/, '9999');
  await go('Settings');
  await button('Test page').first().click();
  await expect(page.getByText('The test page was printed.')).toBeVisible();
  expect(venue.tickets.printed()[0]?.code128).toEqual(['TEST0123456789']);
  await button('Yes').click();
  await expect(page.getByText('Are the accents right?')).toHaveCount(0);
  await testPageAgain(1);
  await button('No, print as a picture').click();
  await expect(page.getByText('Are the accents right?')).toHaveCount(0);
  await expect(page.locator('.printer-row').first()).toContainText('prints everything as a picture');
  const before = venue.tickets.printed().length;
  await testPageAgain(before);
  // Not one letter of its own.
  expect(venue.tickets.printed()[before]).toMatchObject({ errors: [], qr: [], code128: [] });
  expect(venue.tickets.printed()[before]?.lines.join('')).toBe('');
});

/** A finger that comes back within a moment is taken for a double tap: a person taps once more. */
async function testPageAgain(before: number): Promise<void> {
  await expect(async () => {
    await button('Test page').first().click();
    await expect.poll(() => venue.tickets.printed().length, { timeout: 1500 }).toBeGreaterThan(before);
  }).toPass();
}

test('P1: with two printers for tickets each pill says which of them has no paper', async () => {
  await signIn(/Sophie Blanc/, '9999');
  await go('Settings');
  await button('Change').last().click();
  await page.getByLabel('Name', { exact: true }).fill('Balcony');
  await page.locator('.printer-form').getByText('Tickets', { exact: true }).first().click();
  await button('Save').first().click();
  await expect(page.locator('.printer-form')).toHaveCount(0);
  venue.receipts.setFault({ kind: 'paperOut' });
  await expect(pill(/Balcony: no paper/)).toBeVisible();
  await expect(pill(/^Tickets/)).toHaveCount(1);
});

test('P3: no paper: the pill says what to do, another printer stands in at a word, and nothing is printed twice', async () => {
  await signIn(/Anna Meier/, '1111');
  await openSession();
  venue.tickets.setFault({ kind: 'paperOut' });
  await sellOne();
  await expect(pill(/Tickets: no paper/)).toBeVisible();
  await pill(/Tickets: no paper/).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('put in a roll');
  await dialog.getByRole('button', { name: /^Print on Receipts instead/ }).click();
  await expect.poll(() => venue.receipts.printed().length).toBe(1);
  await expect(dialog).toContainText('Receipts prints for it');
  venue.tickets.clearFaults();
  await dialog.getByRole('button', { name: 'Print here again' }).click();
  await expect(dialog).not.toContainText('Receipts prints for it');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await sellOne();
  await expect.poll(() => venue.tickets.printed().length).toBe(1);
  const codes = [...venue.tickets.printed(), ...venue.receipts.printed()].flatMap((paper) => paper.qr);
  expect(new Set(codes).size).toBe(2);
});

test('P3: tickets that wait are printed when they are collected instead: as originals', async () => {
  await signIn(/Anna Meier/, '1111');
  await openSession();
  venue.tickets.setFault({ kind: 'coverOpen' });
  await sellOne();
  await expect(pill(/Tickets: cover open/)).toBeVisible();
  await go('Orders');
  await page.locator('.order-row').first().click();
  const order = page.getByTestId('order-detail');
  await order.getByRole('button', { name: 'Print when collected' }).click();
  await expect(order.locator('.ticket').first()).toHaveAttribute('data-state', 'cancelled');
  venue.tickets.clearFaults();
  await order.getByRole('button', { name: 'Print tickets' }).click();
  await expect.poll(() => venue.tickets.printed().length).toBe(1);
  expect(text(venue.tickets)).not.toContain('DUPLICATE');
});

test('C2: a closing report is printed on the receipt printer', async () => {
  await signIn(/Sophie Blanc/, '9999');
  await openSession();
  await go('Cash');
  await button('Close session').click();
  await button(/^Go on/).click();
  await button('Go on with this count').click();
  await button('Close session').click();
  await expect(page.getByTestId('closing')).toBeVisible();
  await page.getByTestId('closing').getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => venue.receipts.printed().length).toBe(1);
  expect(text(venue.receipts)).toContain('Closing');
  expect(text(venue.receipts)).toContain('Cash expected');
});
