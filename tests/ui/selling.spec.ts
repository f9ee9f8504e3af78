import { expect, type Page, test } from '@playwright/test';
import { scan } from '../fakes/wedgeScanner.ts';
import { openScreens, sell, tapPrices } from './till.ts';

const sent = (page: Page, name: string): Promise<number> =>
  page.evaluate((wanted) => window.fake.sent.filter((message) => message.name === wanted).length, name);

test('four touches: price, price, Cash, Exact; the next price starts the next order', async ({ page }) => {
  await openScreens(page);
  const cart = page.getByRole('complementary', { name: 'Cart' });
  await page
    .getByRole('region', { name: /^Parterre/ })
    .getByRole('button', { name: /^Full price/ })
    .click();
  await page
    .getByRole('region', { name: /^Standing/ })
    .getByRole('button', { name: /^Full price/ })
    .click();
  await expect(page.getByTestId('cart-total')).toHaveText('90.00');
  await expect(page.getByText('213 here')).toBeVisible();
  await cart.getByRole('button', { name: /^Cash/ }).click();
  await page.getByRole('button', { name: 'Exact' }).click();
  await expect(page.getByTestId('done')).toContainText('Order 2-000412');
  await expect(page.getByTestId('change')).toHaveText('0.00');
  await tapPrices(page, 1);
  await expect(page.getByTestId('cart-total')).toHaveText('44.00');
});

test('G2: a double tap on a note makes one order and touches nothing behind it', async ({ page }) => {
  await openScreens(page);
  await tapPrices(page, 0);
  await page.getByRole('button', { name: /^Cash/ }).last().dblclick();
  await page.getByTestId('cash-pane').getByRole('button', { name: '100' }).dblclick();
  await expect(page.getByTestId('change')).toHaveText('42.00');
  expect(await sent(page, 'validateOrder')).toBe(1);
  expect(await sent(page, 'addTickets')).toBe(1);
});

test('a whole sale by keyboard', async ({ page }) => {
  await openScreens(page);
  await page.keyboard.press('4');
  await expect(page.getByText('4 ×')).toBeVisible();
  await page.keyboard.press('a');
  await expect(page.getByTestId('cart-total')).toHaveText('232.00');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await expect(page.getByTestId('cart-total')).toHaveText('276.00');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('cash-pane')).toBeVisible();
  await page.keyboard.type('300', { delay: 50 });
  await expect(page.getByTestId('cash-pane')).toContainText('24.00');
  // The guard lets an Enter through once the one before it is 400 ms old.
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('done')).toBeVisible({ timeout: 100 });
  }).toPass();
  await expect(page.getByTestId('change')).toHaveText('24.00');
  await page.keyboard.press('r');
  await expect.poll(() => sent(page, 'printReceipt')).toBe(1);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('done')).toBeHidden();
  // F12 locks: the same person's PIN pad stands open.
  await page.keyboard.press('F12');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a scan on any screen opens its order; its Enter never pays', async ({ page }) => {
  await openScreens(page);
  await sell(page, 0);
  const number = await page.locator('.ticket-number').first().textContent();
  await tapPrices(page, 1);
  await scan(page, number ?? '');
  await expect(page.getByTestId('order-detail')).toContainText(number ?? '');
  await page.keyboard.press('F1');
  await page.getByRole('button', { name: /^Cash/ }).last().click();
  await scan(page, number ?? '');
  await expect(page.getByTestId('order-detail')).toContainText(number ?? '');
  expect(await sent(page, 'validateOrder')).toBe(1);
  expect(await sent(page, 'startTerminalPayment')).toBe(0);
});

test('a scan into another field leaves the field as it was', async ({ page }) => {
  await openScreens(page);
  await tapPrices(page, 0);
  await page.getByRole('button', { name: /^Name on tickets/ }).click();
  const field = page.getByRole('textbox', { name: 'Name on tickets' });
  await field.pressSequentially('Rosa', { delay: 50 });
  await scan(page, 'T2-000913-91');
  await expect(page.getByRole('heading', { name: /T2-000913-91/ }).first()).toBeVisible();
  expect(await sent(page, 'setHolder')).toBe(0);
});

test('G1: nothing shows as validated before the answer; the answer is asked for again by itself', async ({
  page,
}) => {
  await openScreens(page);
  await tapPrices(page, 0);
  await page.evaluate(() => {
    window.fake.loseAnswers = 2;
  });
  await page.getByRole('button', { name: /^Cash/ }).last().click();
  await page.getByRole('button', { name: 'Exact' }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing is lost');
  await expect(page.getByTestId('done')).toBeHidden();
  await expect(page.getByTestId('done')).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
  expect(
    await page.evaluate(() =>
      window.fake.sent.filter((m) => m.name === 'validateOrder').map((m) => m.commandId),
    ),
  ).toHaveLength(3);
});

test('a refusal is a sentence where it happened', async ({ page }) => {
  await openScreens(page, { language: 'fr-CH' });
  await page.keyboard.press('9');
  await expect(page.getByText('9 ×')).toBeVisible();
  await tapPrices(page, 3);
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'Il ne reste que 4 places en Balcony',
  );
});

test('without a cash session the sell screen says so and opens one', async ({ page }) => {
  await openScreens(page, { is: ['in', 'noSession'] });
  await page.getByRole('button', { name: 'Open cash session' }).click();
  await page.getByRole('button', { name: '200', exact: true }).click();
  await page.getByRole('button', { name: 'Open cash session' }).click();
  await expect(page.getByText('Session open')).toBeVisible();
});

test('card: the amount is on disk before it shows; declined goes back, accepted validates', async ({
  page,
}) => {
  await openScreens(page);
  await tapPrices(page, 0);
  await page.keyboard.press('c');
  const pane = page.getByTestId('terminal-pane');
  await expect(pane).toContainText('58.00');
  await pane.getByRole('button', { name: 'Declined' }).click();
  await expect(pane).toBeHidden();
  await page.getByRole('button', { name: /^TWINT/ }).click();
  await pane.getByRole('button', { name: 'Accepted' }).click();
  await expect(page.getByTestId('done')).toContainText('TWINT');
});

test('a payment is named in the language of the screen, in the cart and on the order', async ({ page }) => {
  await openScreens(page, { language: 'fr-CH' });
  await tapPrices(page, 0);
  await page.keyboard.press('c');
  await expect(page.getByTestId('terminal-pane')).toContainText('Carte');
  await page.getByRole('button', { name: 'Accepté' }).click();
  await expect(page.getByTestId('done')).toContainText('Payé: Carte');
});

test('G7: what may not have come out is asked once, and marked when printed again', async ({ page }) => {
  await openScreens(page, { is: ['in', 'toCheck'] });
  await sell(page, 0, 0);
  const done = page.getByTestId('done');
  await expect(done.getByText('to check')).toBeVisible();
  await tapPrices(page, 0);
  await page
    .getByRole('banner')
    .getByRole('button', { name: /1 to check/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Print again' }).click();
  await expect(page.getByText('1 to check')).toHaveCount(0);
});

for (const sound of [true, false])
  test(`P1: a ticket that is to be checked is ${sound ? 'heard' : 'not heard when sound is off'}`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const notes: number[] = [];
      Object.assign(window, { notes });
      class Silent extends AudioContext {
        override createOscillator(): OscillatorNode {
          const note = super.createOscillator();
          const start = note.start.bind(note);
          note.start = (when) => {
            notes.push(note.frequency.value);
            start(when);
          };
          return note;
        }
      }
      Object.assign(window, { AudioContext: Silent });
    });
    await openScreens(page, { is: ['in', 'toCheck'] });
    if (!sound) {
      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('radiogroup', { name: 'Sound when a printer stops' }).getByText('Off').click();
      await page.getByRole('navigation').getByRole('button', { name: 'Sell' }).click();
    }
    await sell(page, 0, 0);
    await expect(page.getByTestId('done').getByText('to check')).toBeVisible();
    const heard = () => page.evaluate(() => (window as unknown as { notes: number[] }).notes);
    if (sound) await expect.poll(heard).toEqual([440, 440]);
    else expect(await heard()).toEqual([]);
  });

test('sign-in: a wrong PIN says how many tries are left', async ({ page }) => {
  await openScreens(page, { is: [] });
  await page.getByRole('button', { name: /Anna Meier/ }).click();
  await page.keyboard.type('9999', { delay: 50 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('4 tries left');
  for (const digit of '1234') await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByTestId('cart-total')).toBeVisible();
});

test('what this till does not hold is sold by a manager’s word, at the place of the refusal', async ({
  page,
}) => {
  await openScreens(page);
  await page.evaluate(() => {
    window.fake.refuseNext = { kind: 'quotaGone', zone: 'Parterre', left: 0, wanted: 1 };
  });
  await tapPrices(page, 0);
  await expect(page.getByRole('alert')).toContainText('Nothing is left in Parterre');
  await page.getByRole('button', { name: 'Ask a manager' }).click();
  const approval = page.getByRole('region', { name: 'Approval by a manager' });
  for (const digit of ['9', '9', '9', '9']) await approval.getByRole('button', { name: digit }).click();
  await approval.getByRole('button', { name: 'Sell it all the same' }).click();
  await expect(page.getByTestId('cart-total')).toHaveText('58.00');
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await sent(page, 'addTickets')).toBe(2);
});
