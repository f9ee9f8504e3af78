import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SessionClosed } from '../../shared/journal/bodies.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { businessDaysIn } from '../../shared/kernel/time.ts';
import { compareActs, compareFigures } from '../../shared/reports/compare.ts';
import { dayOfStream, hoursIn } from '../../shared/reports/dayOfStream.ts';
import { eveningOf, type OwnDay, type StreamAtCentre } from '../../shared/reports/evening.ts';
import { addFigures, figuresOf, figuresOfClosing, paidOf } from '../../shared/reports/figures.ts';
import { type MoneyAct, moneyActOf } from '../../shared/reports/moneyActs.ts';
import { movedOf, statementOf } from '../../shared/reports/statement.ts';
import { eveningPlans } from '../fakes/eveningPlans.ts';
import { makeEvening } from '../fakes/evenings.ts';

const ZONE = 'Europe/Zurich';
const clock = { day: businessDaysIn(ZONE), hour: hoursIn(ZONE) };
const evenings = eveningPlans(5).map((plan) => makeEvening(plan));
const actsOf = (entries: readonly Entry[]): MoneyAct[] => entries.flatMap((entry) => moneyActOf(entry) ?? []);
const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

/** A stream's day on both sides; the ledger lacks the entries of `lost`. */
function sides(entries: readonly Entry[], lost: ReadonlySet<number> = new Set()) {
  const last = entries.at(-1) as Entry;
  const day = clock.day(last.at);
  const of = { stream: last.stream, tillNo: 2, prefix: '2', head: last.seq, open: false };
  const reported = (booked: (seq: number) => boolean) =>
    entries.map((entry) => ({ entry, booked: booked(entry.seq) }));
  const own: OwnDay = {
    ...dayOfStream(
      of,
      day,
      reported(() => true),
      clock,
    ),
    acked: last.seq,
  };
  const centre: StreamAtCentre = {
    ...dayOfStream(
      of,
      day,
      reported((seq) => !lost.has(seq)),
      clock,
    ),
    heardAt: last.at,
    missingEntries: 0,
    openCases: lost.size,
  };
  return { own, centre, at: last.at };
}

test('G3: every closing says what its acts come to, and both sides of an evening are equal to the cent', () => {
  fc.assert(
    fc.property(evenings, ({ entries }) => {
      const acts = actsOf(entries);
      for (const entry of entries.filter((one) => one.kind === 'sessionClosed')) {
        const closing = entry.body as unknown as SessionClosed;
        const booked = figuresOf(acts.filter((act) => act.session === closing.session));
        expect(compareFigures(figuresOfClosing(closing), booked)).toEqual([]);
        expect(booked).toMatchObject({ orders: closing.orders, tickets: closing.tickets });
      }
      const { own, centre, at } = sides(entries);
      const shown = eveningOf([own], { at, streams: [centre], dates: [] });
      expect(shown.tills.map((till) => [till.verdict, till.acts])).toEqual([['equal', []]]);
      // The same till seen from another one.
      const elsewhere = eveningOf([], { at, streams: [centre], dates: [] });
      expect(elsewhere.tills.map((till) => [till.verdict, till.acts])).toEqual([['equal', []]]);
      expect(elsewhere.totals).toEqual(shown.totals);
      expect(sum(shown.hours.map((hour) => hour.paidMinor))).toBe(paidOf(shown.totals));
    }),
  );
});

test('C3: whatever the ledger has not booked is named down to the order, and the differences make its sum', () => {
  fc.assert(
    fc.property(evenings, fc.nat(), fc.nat(), (evening, a, b) => {
      const acts = actsOf(evening.entries);
      fc.pre(acts.length > 0);
      const lost = new Set([a, b].map((n) => acts[n % acts.length]?.seq as number));
      const missing = acts.filter((act) => lost.has(act.seq));
      const { own, centre, at } = sides(evening.entries, lost);
      for (const mine of [[own], []]) {
        const [till] = eveningOf(mine, { at, streams: [centre], dates: [] }).tills;
        expect(till?.verdict).toBe('differs');
        expect(till?.acts.map((act) => [act.number, act.bookedMinor])).toEqual(
          missing.map((act) => [act.number, null]),
        );
        const byMethod = (till?.closings ?? [])
          .flatMap((closing) => closing.differences)
          .filter((difference) => difference.what === 'method');
        const closed = new Set(till?.closings.map((closing) => closing.session));
        const paid = sum(
          missing.filter((act) => closed.has(act.session)).flatMap((act) => act.paid.map((one) => one.minor)),
        );
        expect(sum(byMethod.map((one) => one.saidMinor - one.bookedMinor))).toBe(paid);
      }
    }),
  );
});

test('what is still to be sent is missing here, not different', () => {
  fc.assert(
    fc.property(evenings, fc.nat(), (evening, n) => {
      const { own, centre, at } = sides(evening.entries);
      const acked = n % own.head;
      const head = evening.entries.filter((entry) => entry.seq <= acked);
      const partly: StreamAtCentre = {
        ...centre,
        ...dayOfStream(
          { ...centre, head: acked },
          clock.day(at),
          head.map((entry) => ({ entry, booked: true })),
          clock,
        ),
      };
      const [till] = eveningOf([{ ...own, acked }], { at, streams: [partly], dates: [] }).tills;
      expect(till).toMatchObject({ verdict: 'missing', acts: [], missingEntries: own.head - acked });
      expect(till?.missingActs).toBe(actsOf(evening.entries).filter((act) => act.seq > acked).length);
    }),
  );
});

test('comparing is even-handed: a side against itself has no difference, and the sides may be swapped', () => {
  const act = fc.record({
    seq: fc.integer({ min: 1, max: 6 }),
    number: fc.constantFrom('1', '2'),
    paid: fc.array(
      fc.record({ method: fc.constantFrom('cash', 'card'), minor: fc.integer({ min: -9, max: 9 }) }),
      {
        maxLength: 3,
      },
    ),
  });
  const side = fc.uniqueArray(act, { selector: (one) => one.seq });
  fc.assert(
    fc.property(side, side, (a, b) => {
      expect(compareActs(a, a)).toEqual([]);
      expect(compareActs(b, a)).toEqual(
        compareActs(a, b).map((one) => ({
          ...one,
          number: (b.find(({ seq }) => seq === one.seq) ?? a.find(({ seq }) => seq === one.seq))?.number,
          saidMinor: one.bookedMinor,
          bookedMinor: one.saidMinor,
        })),
      );
    }),
  );
});

test('figures add up whatever the order and the parts they are made of', () => {
  fc.assert(
    fc.property(evenings, fc.nat(), ({ entries }, n) => {
      const acts = actsOf(entries);
      const cut = n % (acts.length + 1);
      const parts = [figuresOf(acts.slice(cut)), figuresOf(acts.slice(0, cut))];
      expect(compareFigures(addFigures(parts), figuresOf(acts))).toEqual([]);
      expect(paidOf(figuresOf(acts))).toBe(figuresOf(acts).netMinor + figuresOf(acts).roundingMinor);
    }),
  );
});

const LEVIES = [
  { id: 'rights', name: 'Rights', basisPoints: 0, base: 'gross', order: 2 },
  { id: 'tax', name: 'Entertainment tax', basisPoints: 1000, base: 'net', order: 1 },
] as const;

test('C5: a statement has each ticket of its date once, in whatever order the orders came, and its parts make the whole', () => {
  fc.assert(
    fc.property(evenings, fc.nat(), ({ entries }, n) => {
      const lines = entries
        .filter((entry) => entry.kind === 'orderValidated')
        .flatMap(
          (entry) =>
            (
              entry.body as unknown as {
                lines: { kind: string; date?: string; startsAt?: string; minors: number[] }[];
              }
            ).lines,
        )
        .filter((line) => line.kind === 'ticket');
      fc.pre(lines.length > 0);
      const chosen = lines[n % lines.length] as (typeof lines)[number];
      const read = (some: readonly Entry[]) => {
        const moved = some.map((entry) => movedOf(entry, chosen.date ?? '', chosen.startsAt ?? ''));
        return statementOf(
          { places: moved.flatMap((one) => one.places), passes: moved.flatMap((one) => one.passes) },
          LEVIES,
        );
      };
      const statement = read(entries);
      expect(read(entries.toReversed())).toEqual(statement);
      const its = lines.filter((line) => line.date === chosen.date).flatMap((line) => line.minors);
      expect(statement.tickets).toBe(its.length);
      expect(statement.grossMinor).toBe(sum(its));
      expect(sum(statement.rows.map((row) => row.sold)) + sum(statement.free.map((one) => one.tickets))).toBe(
        its.length,
      );
      expect(sum(statement.taxes.map((tax) => tax.grossMinor))).toBe(statement.grossMinor);
      expect(statement.netMinor + sum(statement.taxes.map((tax) => tax.taxMinor))).toBe(statement.grossMinor);
      expect(statement.levies.map((levy) => [levy.name, levy.baseMinor])).toEqual([
        ['Entertainment tax', statement.netMinor],
        ['Rights', statement.grossMinor],
      ]);
    }),
  );
});

test('C5: what was sold and taken back is no takings, and is named as returned', () => {
  const item = {
    ticket: 'second',
    kind: 'ticket',
    minor: 5800,
    vatName: 'Culture',
    vatBasisPoints: 260,
    date: 'd1',
    zoneName: 'Stalls',
    priceName: 'Full',
  } as TicketsReturned['items'][number];
  const sold = {
    sign: 1 as const,
    ticket: 'first',
    channel: 'till' as const,
    zoneName: 'Stalls',
    priceName: 'Full',
    minor: 5800,
    vatName: 'Culture',
    vatBasisPoints: 260,
    reasonName: '',
    passName: '',
  };
  const back = movedOf(
    { kind: 'ticketsReturned', body: { items: [item] } as never },
    'd1',
    '2026-11-27T19:00:00.000Z',
  );
  expect(
    statementOf({ places: [sold, { ...sold, ticket: 'second' }, ...back.places], passes: [] }, []),
  ).toMatchObject({
    rows: [{ sold: 2, returned: 1, grossMinor: 5800 }],
    tickets: 1,
    grossMinor: 5800,
    taxes: [{ grossMinor: 5800, taxMinor: 147 }],
  });
});
