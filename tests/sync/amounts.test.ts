import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { soldOrder } from '../../electron/core/returns/soldOrder.ts';
import { takeBack } from '../../electron/core/returns/takeBack.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import { issue, settle } from '../fakes/invoices.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { sell } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';
import { accepted } from '../fakes/toldOrders.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
let centre: Centre;
let a: TillAtCentre;
let b: TillAtCentre;
beforeEach(async () => {
  centre = await testCentre({ expectedTills: 2 });
  await centre.importCatalogue(venueRows(EVENING, true) as never);
  a = await tillAt(() => centre, EVENING);
  b = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  a.till.dispose();
  b.till.dispose();
  await centre.close();
});

const cases = async () =>
  (await centre.storage.transaction(centre.organiser, (tx) => tx.journal.allCases(true))).map(
    ({ kind, about, detail }) => ({ kind, about, detail }),
  );
const cash = (minor: number): Payment =>
  ({ method: 'cash', methodName: 'Cash', kind: 'cash', minor, givenMinor: minor, changeMinor: 0 }) as never;

/** Writes a return as a till with a program of its own would: each ticket worth `minor`. */
function takeBackFor(at: TillAtCentre, order: string, minor: number): void {
  const { context } = at.till;
  context.journalist.transact((tx) => {
    const sold = soldOrder(tx.store, order as never);
    if (!sold) throw new Error('the order is not known');
    const things = sold.things.map((thing) => ({ ...thing, item: { ...thing.item, minor } }));
    takeBack(context, tx, {
      refund: tx.id(),
      command: at.till.newCommand(),
      person: { id: 'anna' } as never,
      approvedBy: null,
      sold,
      things,
      authority: 'own',
      why: 'cancelled',
      original: 'takenBack',
      note: '',
      feeMinor: 0,
      paid: { payments: [cash(-minor * things.length)], roundingMinor: 0 },
    } as never);
  });
}

test('G3: a ticket taken back for more than it was sold for is a case, whether sold before or in the same page', async () => {
  const before = accepted(await sell(a.till, 'p1', 1));
  await a.round();
  takeBackFor(a, before.id, 99_900);
  await a.round();
  const now = accepted(await sell(a.till, 'p1', 1));
  takeBackFor(a, now.id, 6_000);
  await a.round();
  const found = (await cases()).sort((x, y) => x.about.join().localeCompare(y.about.join()));
  expect(found.map(({ kind }) => kind)).toEqual(['worthDiffers', 'worthDiffers']);
  expect(found.map(({ detail }) => /for \d+, sold for \d+/.exec(detail)?.[0]).sort()).toEqual([
    'for 6000, sold for 5800',
    'for 99900, sold for 5800',
  ]);
  expect(found.flatMap(({ about }) => about)).toEqual(expect.arrayContaining([before.number, now.number]));
});

test('G3: an honest return of an order that tills are not told of any more is no case, another worth is', async () => {
  const orders: { readonly id: string }[] = [];
  for (let i = 0; i < 2; i++) orders.push(accepted(await sell(a.till, 'p1', 1)));
  await a.round();
  await centre.storage.transaction(centre.organiser, (tx) =>
    tx.feed.publish(orders.map(({ id }) => ({ kind: 'foreignOrder', id, audience: null, value: null }))),
  );
  takeBackFor(a, orders[0]?.id ?? '', 5800);
  await a.round();
  expect(await cases()).toEqual([]);
  takeBackFor(a, orders[1]?.id ?? '', 5900);
  await a.round();
  expect(await cases()).toMatchObject([{ kind: 'worthDiffers' }]);
});

test('G3: an invoice paid with another amount than is owed is a case', async () => {
  const order = await issue(a.till, 'p1', 2);
  await a.round();
  a.till.context.journalist.transact((tx) => {
    const { session, perpetual, stream } = tx.state();
    tx.append('invoiceSettled', {
      order: order.id,
      number: order.number,
      maker: stream,
      authority: 'own',
      command: a.till.newCommand(),
      session: session?.session,
      by: 'anna',
      businessDay: '2026-11-27',
      payments: [{ ...cash(-5), method: 'invoice', kind: 'invoice' }, cash(5)],
      roundingMinor: 0,
      perpetual,
    } as never);
  });
  await a.round();
  expect(await cases()).toMatchObject([
    { kind: 'invoiceDiffers', about: [order.number], detail: expect.stringContaining('11600 is owed') },
  ]);
});

test('G3, G9: an invoice paid at one till and credited at another that was offline is a case', async () => {
  const order = await issue(a.till, 'p1', 2);
  await a.round();
  await b.round();
  b.meanwhile(() => a.round());
  // The other till has the say over the invoice from now on.
  await settle(b.till, order.id, 'nosuch');
  b.meanwhile(async () => {});
  a.line.up = false;
  const credit = {
    order: order.id,
    tickets: [order.tickets[0]?.id],
    reason: 'notComing',
    original: 'takenBack',
  };
  accepted(await a.till.command('returnTickets', { ...credit, method: 'invoice', language: 'en' } as never));
  accepted(await settle(b.till, order.id));
  await b.round();
  a.line.up = true;
  await a.round();
  expect(await cases()).toMatchObject([
    { kind: 'invoiceTwice', detail: expect.stringContaining('5800 goes back to the customer') },
  ]);
});
