import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { type House, MANAGER, openHouse, sellCart, type TillAtCentre } from '../fakes/tillsAtCentre.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse(2);
}, 60_000);
afterEach(() => house.close());

interface Wares {
  readonly date: string;
  readonly prices: readonly string[];
}

/** A zone without numbered seats that both tills may sell, with two prices at least. */
async function wares(till: TillAtCentre): Promise<Wares> {
  const offer = await till.ask('offer', {});
  for (const date of offer.events.flatMap((event) => event.dates))
    for (const zone of date.zones) {
      const prices = zone.prices.filter((one) => one.proof === '' && one.form === null && one.minor > 0);
      if (!zone.numbered && !date.ended && (zone.here ?? 0) > 10 && prices.length > 1)
        return { date: date.id, prices: prices.map((one) => one.id) };
    }
  throw new Error('the demo has no such zone');
}

const atCentre = (till: TillAtCentre) =>
  till.when('till', {}, ({ sync }) => sync.state === 'online' && sync.entriesWaiting === 0);

const add = (till: TillAtCentre, { date, prices }: Wares, which: number, quantity = 1) =>
  till.done('addTickets', {
    date: date as never,
    price: prices[which % prices.length] as never,
    quantity,
  });

/** What a till says that it took in this session, by method. */
async function takingsOf(till: TillAtCentre) {
  const closing = await till.done('closeSession', { countedMinor: 0 });
  return { methods: closing.methods, lines: closing.linesMinor, taxes: closing.taxes };
}

test('O1: another till’s ticket online: the say over it is obtained, the new one is sold, and the old one is void at its own till by the feed', async () => {
  const [one, two] = house.tills as [TillAtCentre, TillAtCentre];
  const what = await wares(one);
  await add(one, what, 0);
  const old = await sellCart(one);
  await atCentre(one);
  // Authority goes through the centre: closed, the till has given everything back.
  await one.done('closeSession', { countedMinor: 0 });
  await atCentre(one);
  await two.when('orders', { search: old.number, limit: 1 }, ({ orders }) => orders.length === 1);
  await add(two, what, 1);
  await two.done('chooseExchange', {
    order: old.id as never,
    tickets: [old.tickets[0]?.id as never],
    original: 'takenBack',
    approval: MANAGER,
  });
  const cart = await two.ask('cart', {});
  const left = cart.leftMinor;
  const back = cart.exchange?.backMinor ?? 0;
  const made = await sellCart(two, {
    payments: left > 0 ? [{ method: 'pay-cash', givenMinor: null }] : [],
    payBackBy: back > 0 ? 'pay-cash' : null,
  });
  expect(made.replaces?.orderNumber).toBe(old.number);
  await atCentre(two);
  const shown = await one.when('order', { order: old.id as never }, ({ tickets }) =>
    tickets.every((ticket) => ticket.state === 'returned'),
  );
  expect(shown.tickets).toHaveLength(1);
  const { cases } = await two.ask('cases', {});
  expect(cases.filter((each) => each.resolved === null)).toEqual([]);
}, 60_000);

test('G3, G6: random sales, returns, exchanges and corrections on two tills: per method and VAT rate the centre’s takings are the tills’, and a ticket is valid at most once', async () => {
  const acts = fc.array(
    fc.record({
      till: fc.nat(1),
      act: fc.constantFrom('sell', 'return', 'exchange', 'price', 'payment'),
      which: fc.nat(),
      price: fc.nat(),
      quantity: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 14, maxLength: 14 },
  );
  const [sequence] = fc.sample(acts, { numRuns: 1, seed: 41 });
  const what = await Promise.all(house.tills.map(wares));
  const sold: OrderView[][] = [[], []];
  let done = 0;
  for (const { till: no, act, which, price, quantity } of sequence ?? []) {
    const till = house.tills[no] as TillAtCentre;
    const orders = sold[no] as OrderView[];
    const mine = what[no] as Wares;
    const chosen = orders[which % Math.max(1, orders.length)];
    const shown = chosen && (await till.ask('order', { order: chosen.id as never }));
    const ticket = shown?.tickets.find((one) => one.state === 'valid');
    if (act === 'sell' || !shown || !ticket) {
      await add(till, mine, price, quantity);
      orders.push(await sellCart(till));
    } else if (act === 'payment') {
      const place = shown.payments.findIndex((one) => one.kind === 'cash' || one.kind === 'card');
      const method = shown.payments[place]?.kind === 'cash' ? 'pay-card' : 'pay-cash';
      if (place >= 0)
        await till.done('correctPayment', {
          order: shown.id as never,
          place,
          method: method as never,
          approval: MANAGER,
        });
    } else {
      const back = {
        order: shown.id as never,
        tickets: [ticket.id as never],
        original: 'takenBack' as const,
        approval: MANAGER,
      };
      if (act === 'return')
        await till.done('returnTickets', {
          ...back,
          reason: 'notComing',
          method: 'pay-cash' as never,
          language: 'en',
        });
      else if (act === 'price')
        orders.push(
          await till.done('correctPrice', {
            ...back,
            price: mine.prices[price % mine.prices.length] as never,
            method: 'pay-cash' as never,
            language: 'en',
          }),
        );
      else {
        await add(till, mine, price, quantity);
        const cart = await till.done('chooseExchange', back);
        orders.push(
          await sellCart(till, {
            payments: cart.leftMinor > 0 ? [{ method: 'pay-cash', givenMinor: null }] : [],
            payBackBy: (cart.exchange?.backMinor ?? 0) > 0 ? 'pay-cash' : null,
            approval: MANAGER,
          }),
        );
      }
    }
    done += 1;
  }
  expect(done).toBe(14);
  for (const till of house.tills) {
    const views = await Promise.all(
      (sold[house.tills.indexOf(till)] ?? []).map((one) => till.ask('order', { order: one.id as never })),
    );
    const tickets = views.flatMap((one) => one.tickets);
    expect(new Set(tickets.map((one) => one.id)).size).toBe(tickets.length);
    const valid = tickets.filter((one) => one.state === 'valid').reduce((sum, one) => sum + one.minor, 0);
    const closing = await takingsOf(till);
    expect(closing.lines).toBe(valid);
    expect(closing.methods.find((one) => one.kind === 'exchange')?.minor ?? 0).toBe(0);
    await atCentre(till);
    const { streams } = await house.centre.takings();
    const stream = streams.find((one) => one.netMinor === closing.lines && one.tickets === tickets.length);
    const byMethod = (rows: readonly { readonly method: string; readonly minor: number }[]) =>
      Object.fromEntries(rows.map(({ method, minor }) => [method, minor]));
    expect(byMethod(stream?.methods ?? [])).toEqual(byMethod(closing.methods));
    expect(stream?.taxes ?? []).toMatchObject(closing.taxes);
  }
  const { cases } = await (house.tills[0] as TillAtCentre).ask('cases', {});
  expect(cases).toEqual([]);
}, 120_000);
