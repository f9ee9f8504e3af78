import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { cartOf, passRows, sellPass, shown, takePass, useOf, validate } from '../fakes/passes.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { booksOf } from '../fakes/rightsAtCentre.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { PIN } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
const MANAGER = { approval: { staff: 'sophie', pin: PIN } };
let centre: Centre;
let a: TillAtCentre;
let b: TillAtCentre;
beforeEach(async () => {
  centre = await testCentre({ expectedTills: 2 });
  await centre.importCatalogue([...venueRows(EVENING, true), ...passRows(EVENING)] as never);
  a = await tillAt(() => centre, EVENING);
  b = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  for (const { till } of [a, b]) {
    expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
    till.dispose();
  }
  await centre.close();
});

const both = async (): Promise<void> => {
  for (const one of [a, b, a, b]) if (one.line.up) await one.round();
};
const quota = async (pass: string) => {
  const books = await booksOf(centre);
  expect(books.balanced).toBe(true);
  return books.quotas.filter(
    (row) => row.quota.includes(pass) || row.quota.includes(pass.replaceAll('-', '')),
  );
};
const cases = async () =>
  (await centre.storage.transaction(centre.organiser, (tx) => tx.journal.allCases(true))).map(
    ({ kind, about }) => ({ kind, about }),
  );
/** A pass that till A sold, and that both tills and the centre know. */
const soldAtA = async (product: string) => {
  const { pass } = await sellPass(a.till, product, 'Lea Favre', 'lea@example.ch');
  await both();
  return pass;
};

describe('O5: entries are units of the pass, and move through the centre alone', () => {
  test('first at the till that sold it; another one is given all of them when it asks', async () => {
    const pass = await soldAtA('three');
    await useOf(a.till, pass.id, 'p1', 1);
    b.meanwhile(() => a.round());
    expect((await useOf(b.till, pass.id, 'p1', 1)).passes).toMatchObject([{ left: 1, byManager: false }]);
    await both();
    expect(await quota(pass.id)).toMatchObject([{ capacity: 3, sold: 2, leased: 1, free: 0 }]);
    expect(await cases()).toEqual([]);
    // Till A holds nothing of it any more, and asks in its turn.
    a.meanwhile(() => b.round());
    expect((await useOf(a.till, pass.id, 'p1', 1)).passes).toMatchObject([{ left: 0 }]);
    await both();
    expect(refusal(await takePass(b.till, pass.id, MANAGER))).toMatchObject({ kind: 'passUsedUp' });
    expect(await cases()).toEqual([]);
  });

  test('what is left and who took it is known at both tills, with the holder', async () => {
    const pass = await soldAtA('three');
    const order = await useOf(a.till, pass.id, 'p1', 2);
    await both();
    const [found] = await shown(b.till, 'favre');
    expect(found).toMatchObject({
      number: pass.number,
      holder: 'Lea Favre',
      tillNo: 1,
      left: null,
      leftKnown: 1,
    });
    expect(found?.uses).toMatchObject([{ number: order.number, tillNo: 1, tickets: [{}, {}] }]);
    for (const search of [pass.number, 'lea@example'])
      expect((await shown(b.till, search)).map((one) => one.pass)).toEqual([pass.id]);
  });

  test('G9: offline without them it is refused, and a manager may take the risk; more than there was is a case', async () => {
    const pass = await soldAtA('three');
    a.line.up = false;
    b.line.up = false;
    expect(refusal(await takePass(b.till, pass.id))).toEqual({
      kind: 'passNeedsManager',
      number: pass.number,
      most: 10,
    });
    await useOf(a.till, pass.id, 'p1', 3);
    ok(await takePass(b.till, pass.id, MANAGER));
    ok(await b.till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
    expect((await cartOf(b.till)).passes).toMatchObject([{ byManager: true, left: null, tickets: 1 }]);
    const copied = await validate(b.till);
    expect(copied.passes).toMatchObject([{ byManager: true }]);
    a.line.up = true;
    b.line.up = true;
    await both();
    expect(await quota(pass.id)).toMatchObject([{ capacity: 3, sold: 4 }]);
    expect(await cases()).toEqual([{ kind: 'passOverused', about: [copied.number, pass.number] }]);
  });

  test('by a manager’s word within what there was is no case', async () => {
    const pass = await soldAtA('three');
    a.line.up = false;
    ok(await takePass(b.till, pass.id, MANAGER));
    ok(await b.till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
    await validate(b.till);
    a.line.up = true;
    await both();
    expect(await quota(pass.id)).toMatchObject([{ capacity: 3, sold: 1 }]);
    expect(await cases()).toEqual([]);
  });

  test('taking a ticket back gives its entry to the till that takes it back', async () => {
    const pass = await soldAtA('three');
    const order = await useOf(a.till, pass.id, 'p1', 3);
    await both();
    const plan = {
      order: order.id as never,
      tickets: [order.tickets[0]?.id as never],
      reason: 'wrongTicket' as const,
      original: 'takenBack' as const,
      method: null,
      language: 'en' as const,
    };
    b.meanwhile(() => a.round());
    ok(await b.till.command('returnTickets', plan));
    expect((await useOf(b.till, pass.id, 'p1', 1)).passes).toMatchObject([{ left: 0, byManager: false }]);
    await both();
    expect(await quota(pass.id)).toMatchObject([{ capacity: 3, sold: 3, leased: 0, free: 0 }]);
    expect(await cases()).toEqual([]);
  });

  test('closing gives passes back: another till gets them while the seller is off', async () => {
    const pass = await soldAtA('three');
    await useOf(a.till, pass.id, 'p1', 1);
    ok(await a.till.command('closeSession', { countedMinor: 0 }));
    await a.round();
    a.line.up = false;
    expect(await quota(pass.id)).toMatchObject([{ capacity: 3, sold: 1, leased: 0, free: 2 }]);
    expect((await useOf(b.till, pass.id, 'p1', 2)).passes).toMatchObject([{ left: 0, byManager: false }]);
    await b.round();
    expect(await cases()).toEqual([]);
  });

  test('a pass in a cart is not given away', async () => {
    const pass = await soldAtA('three');
    ok(await takePass(a.till, pass.id));
    ok(await a.till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
    b.meanwhile(() => a.round());
    expect(refusal(await takePass(b.till, pass.id))).toMatchObject({ kind: 'passNeedsManager' });
    await validate(a.till);
    expect((await useOf(b.till, pass.id, 'p1', 2)).passes).toMatchObject([{ left: 0 }]);
    await both();
    expect(await cases()).toEqual([]);
  });
});

describe('O5: what counts an event belongs to the seller while he has the say over the pass', () => {
  test('once is once over two tills, online', async () => {
    const pass = await soldAtA('once');
    await useOf(a.till, pass.id, 'p1', 1);
    b.meanwhile(() => a.round());
    expect(refusal(await takePass(b.till, pass.id))).toMatchObject({ kind: 'passNeedsManager' });
    await both();
    expect(await quota(pass.id)).toMatchObject([{ capacity: 1, sold: 1 }]);
  });

  test('the other till may take it when the seller has not, and then the seller may not', async () => {
    const pass = await soldAtA('once');
    b.meanwhile(() => a.round());
    await useOf(b.till, pass.id, 'p1', 1);
    await both();
    a.meanwhile(() => b.round());
    expect(refusal(await takePass(a.till, pass.id))).toMatchObject({ number: pass.number });
    await both();
    expect(await quota(pass.id)).toMatchObject([{ capacity: 1, sold: 1, leased: 0, free: 0 }]);
    expect(await cases()).toEqual([]);
  });

  test('after closing it is the centre’s: anybody is given it', async () => {
    const pass = await soldAtA('once');
    ok(await a.till.command('closeSession', { countedMinor: 0 }));
    await a.round();
    a.line.up = false;
    await useOf(b.till, pass.id, 'p1', 1);
    await b.round();
    expect(await quota(pass.id)).toMatchObject([{ capacity: 1, sold: 1, leased: 0, free: 0 }]);
    expect(await cases()).toEqual([]);
  });

  test('a used pass that was copied to two offline tills lets two people in, and is one case with both numbers', async () => {
    const pass = await soldAtA('once');
    a.line.up = false;
    b.line.up = false;
    await useOf(a.till, pass.id, 'p1', 1);
    ok(await takePass(b.till, pass.id, MANAGER));
    ok(await b.till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
    const copy = await validate(b.till);
    for (const order of [b, a]) {
      order.line.up = true;
      await order.round();
    }
    await both();
    expect(await quota(pass.id)).toMatchObject([{ capacity: 1, sold: 2 }]);
    const found = await cases();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'passOverused', about: [expect.any(String), pass.number] });
    // Its history names both at each till.
    const [view] = await shown(a.till, pass.number);
    expect(view?.uses.map((use) => use.number)).toContain(copy.number);
    expect(view?.ofEvent).toMatchObject({ taken: 2 });
  });

  test('a pass that was taken back and used offline afterwards is a case', async () => {
    const { order, pass } = await sellPass(a.till, 'once');
    await both();
    b.line.up = false;
    ok(
      await a.till.command('returnTickets', {
        order: order.id as never,
        tickets: [pass.id as never],
        reason: 'wrongTicket',
        original: 'takenBack',
        method: 'cash' as never,
        language: 'en',
        approval: MANAGER.approval,
      } as never),
    );
    await a.round();
    ok(await takePass(b.till, pass.id, MANAGER));
    ok(await b.till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
    const used = await validate(b.till);
    b.line.up = true;
    await both();
    expect(await cases()).toEqual([{ kind: 'passVoid', about: [used.number, pass.number] }]);
    expect(refusal(await takePass(b.till, pass.id))).toMatchObject({ kind: 'passReturned' });
  });
});
