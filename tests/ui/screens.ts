import type { Page } from '@playwright/test';
import { FAKE_VOUCHER } from './fakePasses.ts';
import { chooseRescueFile, type Look, sell, tapPrices } from './till.ts';

/** The manager's evening with one of its parts: the day, the cases, the statement. */
async function openEvening(page: Page, part: number): Promise<void> {
  await page.locator('.rail > .rail-item:nth-last-of-type(2)').click();
  await page.locator('.evening-tabs .choice-option').nth(part).click();
}

async function openReadiness(page: Page): Promise<void> {
  await page.locator('.rail-item').last().click();
  await page.locator('[data-verdict]').click();
  await page.getByTestId('readiness').waitFor();
}

async function openSync(page: Page): Promise<void> {
  await page.locator('.pill').first().click();
  await page.getByRole('dialog').waitFor();
}

/** Reservations, or another of their lists: tonight's, what is held, open invoices. */
async function openReservations(page: Page, list?: number): Promise<void> {
  await page.locator('.rail > .rail-item:nth-last-of-type(3)').click();
  if (list !== undefined) await page.locator('.choice-option').nth(list).click();
}

async function openGuests(page: Page): Promise<void> {
  await page.locator('.rail > .rail-item:nth-last-of-type(2)').click();
}

/** The cash session with one of its acts begun. */
async function openCash(page: Page, act: number): Promise<void> {
  await page.locator('.rail-item').nth(2).click();
  await page.locator('.panel-acts .button').nth(act).click();
}

/** Looks for a pass or a voucher. */
async function lookUp(page: Page, text: string): Promise<void> {
  await page.locator('.kinds-acts .button').first().click();
  await page.getByTestId('things-pane').locator('input').fill(text);
}

/** A filled cart with the other ways to pay. */
async function openMore(page: Page): Promise<void> {
  await tapPrices(page, 0, 0, 5);
  await page.locator('.payments-more').click();
}

/** Sells, and looks at the order. */
async function sellAndShow(page: Page): Promise<void> {
  await sell(page, 0, 0, 5);
  await page.locator('.rail-item').nth(1).click();
  await page.locator('.order-row').first().click();
}

/** Sells, and looks at the order as the door does. */
async function openAtDoor(page: Page): Promise<void> {
  await sell(page, 0, 0, 5);
  await page.evaluate(() => {
    window.fake.till.signedIn = window.fake.till.staff.find((one) => one.role === 'door') ?? null;
    window.fake.changed('till');
  });
  await page.locator('.door input').fill('2-000412');
}

/** Sells, and opens the order's form for taking tickets back. */
async function openOrder(page: Page): Promise<void> {
  await sellAndShow(page);
  await page.getByTestId('order-detail').waitFor();
  await page.locator('.order-receipt > .button').first().click();
  await page.locator('.take-back').waitFor();
}

/** The screens worth looking at, and the way to each. */
export const SCREENS: Readonly<
  Record<string, { readonly look: Look; readonly go?: (page: Page) => Promise<void> }>
> = {
  'first start': { look: { is: ['fresh'] } },
  'no core': { look: { is: ['away'] } },
  'sign-in': { look: { is: [] } },
  'sign-in, not ready': { look: { is: ['unready'] } },
  'readiness before sign-in': {
    look: { is: ['halfReady'] },
    go: async (page) => {
      await page.locator('[data-verdict]').click();
      await page.getByTestId('readiness').waitFor();
    },
  },
  'readiness, all in order': { look: { is: ['in'], who: 'sophie' }, go: openReadiness },
  'readiness, nothing in order': { look: { is: ['in', 'unready'], who: 'sophie' }, go: openReadiness },
  'a pass, what is left of it and who took it': {
    look: {},
    go: async (page) => {
      await lookUp(page, 'T2-000801');
      await page.getByTestId('pass').waitFor();
    },
  },
  'passes found by a name': {
    look: {},
    go: async (page) => {
      await lookUp(page, 'favre');
      await page.getByTestId('things-pane').locator('.order-row').first().waitFor();
    },
  },
  'tickets on a pass in the cart': {
    look: {},
    go: async (page) => {
      await lookUp(page, 'T2-000801');
      await page.getByTestId('pass').locator('.button').first().click();
      await tapPrices(page, 0, 0);
      await page.getByTestId('cart-passes').waitFor();
    },
  },
  'a gift voucher, about to be made void by a manager': {
    look: { who: 'anna' },
    go: async (page) => {
      await lookUp(page, FAKE_VOUCHER);
      await page.getByTestId('voucher').locator('.thing-acts .button').last().click();
      await page.locator('.void-form').waitFor();
    },
  },
  'a gift voucher that is void': {
    look: { who: 'sophie' },
    go: async (page) => {
      await lookUp(page, FAKE_VOUCHER);
      await page.getByTestId('voucher').locator('.thing-acts .button').last().click();
      await page.locator('.void-form .choice-option').nth(1).click();
      await page.locator('.void-form > .button').first().click();
      await page.locator('.thing-void').waitFor();
    },
  },
  'sync, a backlog under way': { look: { is: ['in', 'sending'] }, go: openSync },
  'sync, a centre that fails': { look: { is: ['in', 'failing'] }, go: openSync },
  PIN: { look: { is: [] }, go: (page) => page.locator('.person-card').nth(2).click() },
  sell: { look: {}, go: (page) => tapPrices(page, 0, 0, 5) },
  'sell, declared lost': { look: { is: ['in', 'lost', 'recovered'] }, go: (page) => tapPrices(page, 0) },
  'sell, with all that can be said': {
    look: { is: ['in', 'noSession', 'recovered', 'noPaper'] },
    go: async (page) => {
      await tapPrices(page, 0);
      await page.locator('.date').nth(1).click();
      await tapPrices(page, 6);
    },
  },
  'a manager asked in the cart': {
    look: {},
    go: async (page) => {
      await tapPrices(page, 0, 0, 5);
      await page.evaluate(() => {
        window.fake.refuseNext = { kind: 'voucherNeedsManager', last4: 'X7QK', mostMinor: 5000 };
      });
      await page.locator('[data-code] input').fill('GX4-0000-X7QK');
      await page.locator('[data-code] input').press('Enter');
      await page.locator('.beyond').click();
      await page.locator('.approval').waitFor();
    },
  },
  'tickets of the cart': {
    look: {},
    go: async (page) => {
      await tapPrices(page, 0, 5);
      await page.getByRole('tab').nth(2).click();
      await page.locator('.ticket-picture').waitFor();
    },
  },
  cash: {
    look: {},
    go: async (page) => {
      await tapPrices(page, 0, 4);
      await page.locator('.payments .button').first().click();
      await page.locator('.keypad-key').nth(0).click();
    },
  },
  terminal: {
    look: {},
    go: async (page) => {
      await tapPrices(page, 0);
      await page.locator('.payments .button').nth(1).click();
      await page.getByTestId('terminal-pane').waitFor();
    },
  },
  done: { look: { is: ['in', 'toCheck'] }, go: (page) => sell(page, 0, 0, 5) },
  'printer list': {
    look: { is: ['in', 'noPaper'] },
    go: async (page) => {
      await sell(page, 0, 0, 5);
      await page.locator('.pill').nth(1).click();
      await page.locator('.job').first().waitFor();
    },
  },
  orders: {
    look: { is: ['in', 'toCheck'] },
    go: async (page) => {
      await sellAndShow(page);
      await page.getByTestId('order-detail').waitFor();
    },
  },
  reservations: {
    look: {},
    go: async (page) => {
      await openReservations(page);
      await page.locator('.order-row').nth(1).click();
      await page.getByTestId('reservation-detail').waitFor();
    },
  },
  'reservation, split': {
    look: {},
    go: async (page) => {
      await openReservations(page);
      await page.locator('.order-row').first().click();
      await page.locator('.reservation-acts .button').nth(1).click();
      await page.locator('.ticks input').first().check();
    },
  },
  'reservations of tonight': {
    look: {},
    go: async (page) => {
      await openReservations(page, 1);
      await page.locator('.order-row').first().waitFor();
    },
  },
  'places held': {
    look: {},
    go: async (page) => {
      await openReservations(page, 2);
      await page.locator('.order-row').first().click();
      await page.locator('.reservation-acts .button').first().click();
    },
  },
  'holding the cart': {
    look: {},
    go: async (page) => {
      await openMore(page);
      await page.locator('.payments-others .button').nth(-2).click();
      await page.locator('.reserve .choice-option').nth(1).click();
    },
  },
  guests: {
    look: {},
    go: async (page) => {
      await openGuests(page);
      await page.locator('.guest-row').first().click();
      await page.getByTestId('guest-detail').waitFor();
    },
  },
  'a guest let go': {
    look: {},
    go: async (page) => {
      await openGuests(page);
      await page.locator('.guest-row').first().click();
      await page.locator('.reservation-acts .button').last().click();
      await page.locator('.approval').waitFor();
    },
  },
  'adding a guest': {
    look: {},
    go: async (page) => {
      await openGuests(page);
      await page.locator('.guest-list-head .button').nth(1).click();
      await page.getByTestId('add-guest').waitFor();
    },
  },
  'guests at the door': {
    look: { is: ['in'], who: 'noah' },
    go: async (page) => {
      await page.locator('.rail-item').nth(1).click();
      await page.locator('.guest-row').first().waitFor();
    },
  },
  'open invoices': {
    look: {},
    go: async (page) => {
      await openReservations(page, 3);
      await page.locator('.order-row').nth(1).click();
      await page.locator('.take-back .choice-option').nth(3).click();
    },
  },
  door: { look: { is: ['in'], who: 'noah' } },
  'door, a paid order': {
    look: {},
    go: async (page) => {
      await openAtDoor(page);
      await page.getByTestId('door-order').waitFor();
    },
  },
  'door, a collected order': {
    look: {},
    go: async (page) => {
      await openAtDoor(page);
      await page.locator('.door-order .button').nth(1).click();
      await page.getByTestId('collected').waitFor();
    },
  },
  'other ways to pay': {
    look: {},
    go: async (page) => {
      await openMore(page);
      await page.locator('.payments-others').waitFor();
    },
  },
  'reserving the cart': {
    look: {},
    go: async (page) => {
      await openMore(page);
      await page.locator('.payments-others .button').nth(-2).click();
      await page.locator('.reserve-until').waitFor();
    },
  },
  'reserved for longer': {
    look: {},
    go: async (page) => {
      await openMore(page);
      await page.locator('.payments-others .button').nth(-2).click();
      await page.locator('.reserve input:not([type=radio])').first().fill('Lea Favre');
      await page.locator('.reserve-until .button').last().click();
      await page.locator('.reserve > .button').first().click();
      await page.locator('.approval').waitFor();
    },
  },
  'customer of an order': {
    look: {},
    go: async (page) => {
      await sellAndShow(page);
      await page.locator('.order-customer .button').click();
      await page.locator('.customer-form').waitFor();
    },
  },
  'order of another till': {
    look: { is: ['in', 'foreign'] },
    go: async (page) => {
      await page.locator('.rail-item').nth(1).click();
      await page.locator('.order-row').first().click();
      await page.getByTestId('order-detail').waitFor();
    },
  },
  'take back': {
    look: {},
    go: async (page) => {
      await openOrder(page);
      await page.locator('.take-back .tick').nth(1).click();
      await page.getByTestId('pay-out').waitFor();
    },
  },
  'take back, with a manager': {
    look: {},
    go: async (page) => {
      await openOrder(page);
      await page.locator('.take-back .tick').first().click();
      await page.locator('.take-back .choice-chips .choice-option').first().click();
      await page.locator('.approval').waitFor();
    },
  },
  'taken back': {
    look: {},
    go: async (page) => {
      await openOrder(page);
      await page.locator('.take-back .tick').nth(1).click();
      await page.locator('.take-back .choice-chips .choice-option').first().click();
      await page.locator('.take-back .button-go').click();
      await page.locator('.refund').waitFor();
    },
  },
  cases: {
    look: { who: 'sophie', is: ['in', 'cases'] },
    go: (page) => openEvening(page, 1),
  },
  'no cases': { look: { who: 'sophie' }, go: (page) => openEvening(page, 1) },
  evening: { look: { who: 'sophie', is: ['in', 'online'] }, go: (page) => openEvening(page, 0) },
  'evening alone': { look: { who: 'sophie' }, go: (page) => openEvening(page, 0) },
  statement: {
    look: { who: 'sophie', is: ['in', 'online'] },
    go: async (page) => {
      await openEvening(page, 2);
      await page.locator('.report-table').first().waitFor();
    },
  },
  'a case': {
    look: { who: 'sophie', is: ['in', 'cases'] },
    go: async (page) => {
      await openEvening(page, 1);
      await page.locator('.case-row').first().click();
      await page.locator('.case-remedies > .button').nth(1).click();
      await page.locator('.remedy-form').waitFor();
    },
  },
  'open session': {
    look: { is: ['in', 'noSession'] },
    go: (page) => page.locator('.rail-item').nth(2).click(),
  },
  'less float than was left': {
    look: { is: ['in', 'noSession'] },
    go: async (page) => {
      await page.locator('.rail-item').nth(2).click();
      await page.locator('.notes .button').first().click();
      await page.evaluate(() => {
        window.fake.refuseNext = { kind: 'managerNeeded', why: 'float', limitMinor: 20_000 };
      });
      await page.locator('.validate').click();
      await page.locator('.approval').waitFor();
    },
  },
  'session open': { look: {}, go: (page) => page.locator('.rail-item').nth(2).click() },
  closing: {
    look: {},
    go: async (page) => {
      await openCash(page, 1);
      await page.locator('.count-row').nth(1).click();
      await page.locator('.keypad-key').nth(0).click();
      await page.locator('.pay-right .button-go').click();
      await page.locator('.pay-left .button-go').click();
      await page.getByTestId('closing').waitFor();
    },
  },
  'a drop': {
    look: {},
    go: async (page) => {
      await openCash(page, 2);
      await page.locator('.keypad-key').nth(0).click();
    },
  },
  'a pay-out': {
    look: {},
    go: async (page) => {
      await openCash(page, 3);
      await page.locator('.choice-chips').waitFor();
    },
  },
  deposit: {
    look: {},
    go: async (page) => {
      await openCash(page, 1);
      await page.locator('.count-row').nth(1).click();
      await page.locator('.keypad-key').nth(0).click();
      await page.locator('.pay-right .button-go').click();
      await page.getByTestId('deposit').waitFor();
    },
  },
  count: {
    look: {},
    go: async (page) => {
      await openCash(page, 1);
      await page.locator('.count-row').first().waitFor();
    },
  },
  settings: { look: { who: 'sophie' }, go: (page) => page.locator('.rail-item').last().click() },
  'rescue, with a file in hand': {
    look: { who: 'sophie' },
    go: async (page) => {
      await page.locator('.rail-item').last().click();
      await chooseRescueFile(page);
      await page.locator('.rescue-act .button-go').first().click();
      await page.locator('.rescue-said').nth(1).waitFor();
    },
  },
  'rescues that came in': {
    look: { who: 'sophie' },
    go: async (page) => {
      await page.locator('.rail-item').last().click();
      await chooseRescueFile(page);
      await page.locator('.rescue-said .button-go').click();
      await page.evaluate(() => {
        window.fake.rescue.arrive();
        window.fake.changed('till');
      });
      await page.locator('.rescue-row').nth(1).waitFor();
    },
  },
  'printer form': {
    look: { who: 'sophie' },
    go: async (page) => {
      await page.locator('.rail-item').last().click();
      await page.locator('.panel-head .button').click();
    },
  },
  keys: {
    look: {},
    go: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
};
