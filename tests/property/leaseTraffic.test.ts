import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverOf, type HeldLease, type Wanted } from '../../shared/inventory/consume.ts';
import type { QuotaId, SeatId, StreamId } from '../../shared/kernel/ids.ts';
import { type GivenLately, givenLately, mostToGive, ONE_ASK_MS } from '../../shared/sync/fairPart.ts';
import { type GivenBack, giveAll, giveOnAsk, type HeldOfQuota, inParts } from '../../shared/sync/giveBack.ts';
import { LEAST_LEFT, lowWater, type QuotaAtTill, SHORT_FOR_MS, topUp } from '../../shared/sync/topUp.ts';

const STREAM = 's1' as StreamId;
const Q = 'q1' as QuotaId;
const sumOf = (items: readonly { readonly amount: number }[]): number =>
  items.reduce((sum, item) => sum + item.amount, 0);

const places = fc.array(fc.record({ granted: fc.nat(60), used: fc.nat(60) }), { maxLength: 5 }).map((rows) =>
  rows.map(
    ({ granted, used }, i): HeldLease => ({
      id: `l${i}` as never,
      stream: STREAM,
      quota: Q,
      epoch: 1,
      amount: granted,
      consumed: Math.min(granted, used),
    }),
  ),
);
/** Leases of seats: each seat in one lease, some sold under it. */
const seated = fc
  .array(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), { maxLength: 4 })
  .map((rows) =>
    rows.map((sold, i): HeldLease => {
      const seats = sold.map((_, n) => `${i}-${n}` as SeatId);
      return {
        id: `l${i}` as never,
        stream: STREAM,
        quota: Q,
        epoch: 1,
        amount: seats.length,
        consumed: sold.filter(Boolean).length,
        seats: seats.filter((_, n) => !sold[n]),
      };
    }),
  );
const holding = (leases: readonly HeldLease[], more: Partial<HeldOfQuota> = {}): HeldOfQuota => ({
  quota: Q,
  date: 'd1' as never,
  leases,
  inCarts: 0,
  seatsInCarts: new Set(),
  seatsSold: new Set(),
  ...more,
});
const openSeats = (leases: readonly HeldLease[]): SeatId[] => leases.flatMap((lease) => lease.seats ?? []);
const leftOf = (leases: readonly HeldLease[]): number =>
  sumOf(leases.map((lease) => ({ amount: lease.amount - lease.consumed })));
/** G5: nothing is given back of a lease beyond its rest, and no seat twice. */
function fits(leases: readonly HeldLease[], items: readonly GivenBack[]): void {
  for (const lease of leases) {
    const of = items.filter((item) => item.lease === lease.id);
    expect(sumOf(of)).toBeLessThanOrEqual(lease.amount - lease.consumed);
    for (const item of of)
      if (lease.seats) {
        expect(item.seats).toHaveLength(item.amount);
        expect(item.seats?.every((seat) => lease.seats?.includes(seat))).toBe(true);
      }
  }
  const seats = items.flatMap((item) => item.seats ?? []);
  expect(new Set(seats).size).toBe(seats.length);
}

describe('what is given when another till asks', () => {
  test('G5: places: never what carts hold, at most half of the rest; all of the rest when a date is shared out', () => {
    fc.assert(
      fc.property(
        places,
        fc.nat(80),
        fc.nat(80),
        fc.constantFrom('asked', 'shared'),
        (leases, amount, inCarts, why) => {
          const given = giveOnAsk(holding(leases, { inCarts }), { amount, why: why as 'asked' });
          fits(leases, given);
          const spare = Math.max(0, leftOf(leases) - inCarts);
          expect(sumOf(given)).toBe(Math.min(amount, why === 'shared' ? spare : Math.floor(spare / 2)));
          expect(given.every((item) => item.amount > 0)).toBe(true);
        },
      ),
    );
  });

  test('law: whoever is asked again and again within five minutes keeps half, less what it sold itself', () => {
    const act = fc.record({
      asks: fc.nat(30),
      sells: fc.nat(3),
      gets: fc.nat(3),
      after: fc.nat(60_000),
    });
    fc.assert(
      fc.property(fc.nat(200), fc.array(act, { maxLength: 40 }), (start, acts) => {
        let free = start;
        let now = 1_000;
        let lately: GivenLately | undefined;
        // What it had, got and sold since the first ask of five minutes.
        let since = { at: now, had: free, sold: 0, given: 0 };
        for (const { asks, sells, gets, after } of acts) {
          const so = givenLately(lately, free, now);
          if (so.since !== since.at) since = { at: so.since, had: free, sold: 0, given: 0 };
          const given = Math.min(asks, mostToGive(so, free));
          lately = { ...so, given: so.given + given };
          free -= given;
          since = { ...since, given: since.given + given };
          expect(since.given).toBeLessThanOrEqual(Math.floor(since.had / 2));
          expect(free).toBeGreaterThanOrEqual(Math.ceil(since.had / 2) - since.sold);
          const sold = Math.min(sells, free);
          free += gets - sold;
          since = { ...since, sold: since.sold + sold, had: since.had + gets };
          now += after;
          if (now - since.at >= ONE_ASK_MS) since = { at: now, had: free, sold: 0, given: 0 };
        }
      }),
    );
  });

  test('after five minutes, or when the clock was set back, half of what is left may go again', () => {
    const first = givenLately(undefined, 20, 1_000);
    expect(mostToGive(first, 20)).toBe(10);
    const spent = { ...first, given: 10 };
    expect(mostToGive(givenLately(spent, 10, 1_000 + ONE_ASK_MS - 1), 10)).toBe(0);
    expect(mostToGive(givenLately(spent, 10, 1_000 + ONE_ASK_MS), 10)).toBe(5);
    expect(mostToGive(givenLately(spent, 10, 999), 10)).toBe(5);
    // What it got meanwhile is half the others' too.
    expect(mostToGive(givenLately(spent, 30, 2_000), 30)).toBe(10);
  });

  test('G4, G5: named seats: those that are in no cart and not sold, and no others', () => {
    fc.assert(
      fc.property(seated, fc.infiniteStream(fc.nat(3)), (leases, dice) => {
        const all = openSeats(leases);
        const inCarts = all.filter(() => dice.next().value === 0);
        const sold = all.filter(() => dice.next().value === 0);
        const wanted = all.filter(() => dice.next().value > 0);
        const held = holding(leases, {
          inCarts: inCarts.length,
          seatsInCarts: new Set(inCarts),
          seatsSold: new Set(sold),
        });
        const given = giveOnAsk(held, { amount: wanted.length, seats: wanted, why: 'asked' });
        fits(leases, given);
        const seats = given.flatMap((item) => item.seats ?? []);
        const may = wanted.filter((seat) => !inCarts.includes(seat) && !sold.includes(seat));
        expect(seats.every((seat) => may.includes(seat))).toBe(true);
        expect(seats.length).toBe(Math.min(may.length, all.length - inCarts.length));
      }),
    );
  });

  test('closing gives all that is left, of seats all that nobody is known to have bought', () => {
    fc.assert(
      fc.property(places, (leases) => {
        const given = giveAll(holding(leases));
        fits(leases, given);
        expect(sumOf(given)).toBe(leftOf(leases));
      }),
    );
    fc.assert(
      fc.property(seated, fc.nat(5), (leases, n) => {
        const seatsSold = new Set(openSeats(leases).slice(0, n));
        const given = giveAll(holding(leases, { seatsSold }));
        fits(leases, given);
        expect(new Set(given.flatMap((item) => item.seats ?? []))).toEqual(
          new Set(openSeats(leases).filter((seat) => !seatsSold.has(seat))),
        );
      }),
    );
  });

  test('parts of what is given back are together the whole, and none has more seats than it may', () => {
    fc.assert(
      fc.property(seated, places, fc.integer({ min: 1, max: 9 }), (leases, others, most) => {
        const items = [...giveAll(holding(leases)), ...giveAll(holding(others))];
        const parts = inParts(items, most);
        const flat = parts.flat();
        expect(sumOf(flat)).toBe(sumOf(items));
        expect(flat.flatMap((item) => item.seats ?? [])).toEqual(items.flatMap((item) => item.seats ?? []));
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          expect(part.flatMap((item) => item.seats ?? []).length).toBeLessThanOrEqual(most);
          for (const item of part) if (item.seats) expect(item.seats.length).toBe(item.amount);
        }
      }),
    );
  });
});

describe('filling up', () => {
  const quotas = fc.array(
    fc.record({
      left: fc.nat(80),
      sold: fc.nat(1000),
      free: fc.integer({ min: -5, max: 300 }),
      endsAt: fc.option(fc.nat(1000)),
    }),
    { maxLength: 8 },
  );
  const named = (rows: readonly Omit<QuotaAtTill, 'quota'>[]): QuotaAtTill[] =>
    rows.map((row, i) => ({ ...row, quota: `q${i}` as QuotaId }));

  test('asks only below the low-water mark, never for more than is free, nothing of what has ended; granted, it asks no more', () => {
    fc.assert(
      fc.property(quotas, fc.nat(1000), (rows, now) => {
        const all = named(rows);
        const wants = topUp(all, new Map(), now);
        for (const row of all) {
          const want = wants.find((one) => one.quota === row.quota);
          const open = row.endsAt === null || now < row.endsAt;
          expect(want !== undefined).toBe(open && row.left < lowWater(row.sold) && row.free > 0);
          if (want) expect(want.amount).toBeLessThanOrEqual(row.free);
        }
        const after = all.map((row) => {
          const got = wants.find((one) => one.quota === row.quota)?.amount ?? 0;
          return { ...row, left: row.left + got, free: row.free - got };
        });
        expect(topUp(after, new Map(), now)).toEqual([]);
      }),
    );
  });

  test('does not hammer: after a shortage it waits, unless more has become free', () => {
    const row: QuotaAtTill = { quota: Q, left: 0, sold: 0, free: 3, endsAt: null };
    const short = new Map([[Q, { free: 3, at: 1000 }]]);
    expect(topUp([row], short, 1000 + SHORT_FOR_MS - 1)).toEqual([]);
    expect(topUp([{ ...row, free: 4 }], short, 1001)).toEqual([{ quota: Q, amount: 4 }]);
    expect(topUp([row], short, 1000 + SHORT_FOR_MS)).toEqual([{ quota: Q, amount: 3 }]);
  });

  test('the number of questions grows with the logarithm of what is sold', () => {
    let questions = 0;
    let left = 8;
    for (let sold = 0; sold < 100; sold++) {
      left -= 1;
      const [want] = topUp([{ quota: Q, left, sold: sold + 1, free: 1e6, endsAt: null }], new Map(), 0);
      if (want) questions += 1;
      left += want?.amount ?? 0;
      expect(left).toBeGreaterThanOrEqual(LEAST_LEFT);
    }
    expect(questions).toBeLessThanOrEqual(12);
  });
});

test('G5: what is covered and what lacks are together what was wanted, and the cover is never more than is there', () => {
  fc.assert(
    fc.property(
      fc.oneof(places, seated),
      fc.nat(30),
      fc.infiniteStream(fc.boolean()),
      (leases, amount, dice) => {
        const numbered = leases.some((lease) => lease.seats);
        const seats = numbered
          ? [...openSeats(leases).filter(() => dice.next().value), 'elsewhere' as SeatId]
          : undefined;
        const wanted: Wanted = seats ? { amount: seats.length, seats } : { amount };
        const { covered, lacks } = coverOf(leases, STREAM, new Map([[Q, wanted]]));
        const cover = covered.get(Q)?.amount ?? 0;
        expect(cover + sumOf(lacks)).toBe(wanted.amount);
        expect(cover).toBeLessThanOrEqual(leftOf(leases));
        if (seats) {
          const parts = [...(covered.get(Q)?.seats ?? []), ...lacks.flatMap((lack) => lack.seats ?? [])];
          expect(new Set(parts)).toEqual(new Set(seats));
          expect(lacks.flatMap((lack) => lack.seats ?? [])).toContain('elsewhere');
        }
      },
    ),
  );
});
