import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { passOfQuota } from '../../shared/domain/passes.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { TicketId } from '../../shared/kernel/ids.ts';
import { cartOf, passRows, sellPass, takePass, validate } from '../fakes/passes.ts';
import { ok } from '../fakes/replies.ts';
import { booksOf } from '../fakes/rightsAtCentre.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { PIN } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
const MANAGER = { approval: { staff: 'sophie', pin: PIN } };

const till = fc.nat({ max: 1 });
const act = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      till,
      product: fc.constantFrom('three', 'once', 'quarter'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('use' as const),
      till,
      pass: fc.nat({ max: 2 }),
      tickets: fc.integer({ min: 1, max: 3 }),
      byWord: fc.nat({ max: 3 }).map((n) => n > 0),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('takeBack' as const), till, order: fc.nat({ max: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('line' as const),
      till,
      up: fc.nat({ max: 3 }).map((n) => n === 0),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('round' as const), till }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), till }) },
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

interface World {
  readonly tills: readonly [TillAtCentre, TillAtCentre];
  readonly passes: string[];
  readonly orders: { readonly at: number; readonly order: string; readonly ticket: string }[];
}

/** Does one act as a cashier would; what is refused leaves nothing behind. */
async function perform({ tills, passes, orders }: World, one: Act): Promise<void> {
  const at = tills[one.till] as TillAtCentre;
  switch (one.do) {
    case 'sell':
      passes.push((await sellPass(at.till, one.product)).pass.id);
      return;
    case 'use': {
      const pass = passes[one.pass];
      if (pass === undefined || !(await takePass(at.till, pass, one.byWord ? MANAGER : {})).ok) return;
      const price = { date: 'd1', price: 'p1', quantity: one.tickets, ...(one.byWord ? MANAGER : {}) };
      const added = await at.till.command('addTickets', price as never);
      if (!added.ok) {
        ok(await at.till.command('emptyCart', {}));
        ok(await at.till.command('dropPass', { pass } as never));
        return;
      }
      const seen = await cartOf(at.till);
      for (const taken of seen.passes) expect(taken.left ?? 0).toBeGreaterThanOrEqual(0);
      const order = await validate(at.till);
      for (const ticket of order.tickets) orders.push({ at: one.till, order: order.id, ticket: ticket.id });
      return;
    }
    case 'takeBack': {
      const sold = orders[one.order];
      if (sold === undefined) return;
      await at.till.command('returnTickets', {
        order: sold.order,
        tickets: [sold.ticket],
        reason: 'wrongTicket',
        original: 'takenBack',
        method: 'cash',
        language: 'en',
        ...MANAGER,
      } as never);
      return;
    }
    case 'line':
      at.line.up = one.up;
      return;
    case 'round':
      if (at.line.up) await at.round();
      return;
    case 'close':
      ok(await at.till.command('closeSession', { countedMinor: 0 }));
      ok(await at.till.command('openSession', { floatMinor: 0 }));
  }
}

/** The tickets that the journals of both tills took back. */
const takenBack = (tills: World['tills']) =>
  tills.flatMap(({ till: one, stream }) =>
    one.store.read.journal.page(stream as never, 1, 10_000).flatMap((sealed) => {
      const { kind, body } = openEntry(sealed);
      if (kind !== 'ticketsReturned') return [];
      const { items, authority } = body as unknown as TicketsReturned;
      return items.map(({ ticket, pass }) => ({ ticket, pass, authority }));
    }),
  );

/** What the journals of both tills have taken of each quota of a pass, less what is free again. */
function takenOf(tills: World['tills'], isFree: (ticket: TicketId) => boolean): Map<string, number> {
  const taken = new Map<string, number>();
  const count = (quota: string, by: number): void => void taken.set(quota, (taken.get(quota) ?? 0) + by);
  for (const { till: one, stream } of tills)
    for (const sealed of one.store.read.journal.page(stream as never, 1, 10_000)) {
      const entry = openEntry(sealed);
      if (entry.kind === 'orderValidated')
        for (const use of (entry.body as unknown as OrderValidated).passes ?? [])
          for (const quota of use.quotas) count(quota, use.tickets);
    }
  const free = new Map(takenBack(tills).map((one) => [one.ticket, one.pass?.quotas ?? []]));
  for (const [ticket, quotas] of free) if (isFree(ticket)) for (const quota of quotas) count(quota, -1);
  return taken;
}

test('G5, O5: whatever two tills do with passes, more is taken than a pass gives only with a case, and fold = tables', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 22 }), async (acts) => {
      const centre = await testCentre({ expectedTills: 2 });
      await centre.importCatalogue([...venueRows(EVENING, true), ...passRows(EVENING)] as never);
      const tills = [await tillAt(() => centre, EVENING), await tillAt(() => centre, EVENING)] as const;
      const [a, b] = tills;
      a.meanwhile(async () => {
        if (b.line.up) await b.round();
      });
      b.meanwhile(async () => {
        if (a.line.up) await a.round();
      });
      const world: World = { tills, passes: [], orders: [] };
      try {
        // Both tills know a pass of each; what happens then is left to chance.
        await perform(world, { do: 'sell', till: 0, product: 'three' });
        await perform(world, { do: 'sell', till: 1, product: 'once' });
        for (const one of [a, b, a]) await one.round();
        for (const one of acts) await perform(world, one);
        for (const one of tills) one.line.up = true;
        for (const one of [a, b, a, b, a, b]) await one.round();
        for (const one of tills)
          expect(checkStore(one.till.store.file)).toEqual({ damaged: null, differs: null });
        const books = await booksOf(centre);
        expect(books.balanced).toBe(true);
        const back = takenBack(tills);
        const [found, returns] = await centre.storage.transaction(centre.organiser, async (tx) => [
          await tx.journal.allCases(true),
          await tx.acts.returns(back.map((one) => one.ticket)),
        ]);
        const isFree = (ticket: TicketId): boolean => returns.get(ticket)?.freed === true;
        // By a manager's word alone it stays sold; by right it is free, and no right is denied that the centre gave.
        expect(found.filter(({ kind }) => kind === 'authorityMissing')).toEqual([]);
        for (const one of back) if (one.authority !== 'override') expect(isFree(one.ticket)).toBe(true);
        const taken = takenOf(tills, isFree);
        const about = found.filter(({ kind }) => kind === 'passOverused').flatMap((one) => one.about);
        for (const row of books.quotas) {
          const of = passOfQuota(row.quota);
          if (!of) continue;
          expect(row.sold, row.quota).toBe(taken.get(row.quota) ?? 0);
          const number = tills
            .flatMap(({ till: one }) => one.store.read.orders.ticket(of.pass) ?? [])
            .map((ticket) => ticket.number)[0];
          if (row.sold > row.capacity) expect(about, row.quota).toContain(number);
        }
      } finally {
        for (const one of tills) one.till.dispose();
        await centre.close();
      }
    }),
    { numRuns: Number(process.env.GUICHET_LAW_RUNS ?? 15), endOnFailure: true },
  );
}, 240_000);
