import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foreignOrderOf } from '../../central/intake/foreignOrders.ts';
import type { PaymentMethod } from '../../shared/domain/catalogue.ts';
import { payBack } from '../../shared/domain/payBack.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { stepStream } from '../../shared/journal/foldStream.ts';
import type { Effect } from '../../shared/journal/records.ts';
import { returnImbalance } from '../../shared/journal/returnBalance.ts';
import { dueOf, returnBody } from '../../shared/journal/returnBody.ts';
import { freedBy, returnedOf } from '../../shared/journal/returnedTickets.ts';
import { expectedCash } from '../../shared/journal/streamState.ts';
import { addTakings, noTakings } from '../../shared/journal/streamTakings.ts';
import { returnedOfForeign } from '../../shared/sync/foreignTickets.ts';
import { Reference } from '../../shared/sync/reference.ts';
import { eveningPlans } from '../fakes/eveningPlans.ts';
import { makeEvening } from '../fakes/evenings.ts';

const method = (kind: PaymentMethod['kind'], currency: 'EUR' | null = null): PaymentMethod => ({
  id: kind as never,
  kind,
  name: kind,
  order: 1,
  opensDrawer: false,
  givesChange: false,
  wantsReference: false,
  countedAtClosing: true,
  currency,
});
const TERMS = { cashStep: 5, currency: 'CHF' } as const;
const orders = (effects: readonly Effect[]) => effects.flatMap((one) => (one.type === 'order' ? [one] : []));
const bodyOf = (entries: readonly Entry[], order: string): OrderValidated =>
  entries.find((entry) => entry.body.order === order && entry.kind === 'orderValidated')
    ?.body as unknown as OrderValidated;
const openEvenings = eveningPlans(4).map((plan) => ({
  evening: makeEvening({ ...plan, stillOpen: true }),
}));
const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

test('G3: what is paid out and the fee are the worth, to the cent, and in cash to the coin', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.nat(),
      fc.constantFrom('cash' as const, 'card' as const, 'twint' as const),
      (worth, feeSeed, kind) => {
        const fee = feeSeed % (worth + 1);
        const paid = payBack(worth - fee, method(kind), TERMS);
        if (!paid.ok) throw new Error(paid.refusal.kind);
        const out = 0 - sum(paid.value.payments.map((one) => one.minor));
        expect(out + fee).toBe(worth - paid.value.roundingMinor);
        expect(Object.is(paid.value.roundingMinor, -0)).toBe(false);
        if (kind === 'cash') {
          expect(out % 5).toBe(0);
          expect(Math.abs(paid.value.roundingMinor)).toBeLessThanOrEqual(2);
        } else expect(paid.value.roundingMinor).toBe(0);
      },
    ),
  );
});

test('only money that can go back goes back', () => {
  for (const kind of ['free', 'invoice', 'voucher', 'exchange', 'other'] as const)
    expect(payBack(100, method(kind), TERMS)).toEqual({
      ok: false,
      refusal: { kind: 'methodCantPayBack', method: kind },
    });
  expect(payBack(100, method('cash', 'EUR'), TERMS).ok).toBe(false);
  expect(payBack(100, undefined, TERMS).ok).toBe(false);
  expect(payBack(0, undefined, TERMS)).toEqual({ ok: true, value: { payments: [], roundingMinor: 0 } });
});

test('G3: any tickets of any order can be taken back: the fold accepts it and all totals go on', () => {
  fc.assert(
    fc.property(
      openEvenings,
      fc.infiniteStream(fc.nat()),
      fc.constantFrom('cash' as const, 'card' as const),
      ({ evening }, chance, kind) => {
        const next = (): number => chance.next().value as number;
        const sold = orders(evening.effects).filter((one) => one.tickets.length > 0);
        let { state } = evening;
        let takings = addTakings(noTakings(), evening.effects);
        for (const { record } of sold) {
          const body = bodyOf(evening.entries, record.order);
          const chosen = body.tickets.filter(() => next() % 2 === 0);
          if (chosen.length === 0 || !state.session) continue;
          const items = chosen.map((ticket) => returnedOf(body, ticket));
          const worth = dueOf(items, 0);
          const feeMinor = worth === 0 ? 0 : next() % (worth + 1);
          const paid = payBack(dueOf(items, feeMinor), method(kind), TERMS);
          if (!paid.ok) throw new Error(paid.refusal.kind);
          let leases = 0;
          const freed = freedBy(
            items,
            () => next() % 3 > 0,
            () => `lease-${leases++}` as never,
          );
          const made = returnBody(
            state,
            {
              refund: `refund-${record.order}` as never,
              command: 'command' as never,
              session: state.session.session,
              by: 'anna' as never,
              businessDay: record.businessDay,
              why: 'cancelled',
              original: 'takenBack',
              order: record.order,
              orderNumber: record.number,
              maker: state.stream,
              authority: 'own',
              items,
              freed,
              feeMinor,
            },
            paid.value,
          );
          expect(returnImbalance(made as TicketsReturned)).toBeNull();
          const before = state;
          const step = stepStream(state, {
            ...(evening.entries.at(-1) as Entry),
            seq: state.seq + 1,
            kind: 'ticketsReturned',
            body: made as never,
          });
          if (!step.ok) throw new Error(step.refusal.detail);
          state = step.value.state;
          takings = addTakings(takings, step.value.effects);
          const out = sum(made.payments.map((one) => one.minor));
          expect(state.perpetual.netMinor).toBe(before.perpetual.netMinor + out - made.roundingMinor);
          if (kind === 'cash' && state.session && before.session)
            expect(expectedCash(state.session)).toBe(expectedCash(before.session) + out);
        }
        expect(takings.netMinor).toBe(state.perpetual.netMinor);
        expect(sum(takings.methods.map((one) => one.minor))).toBe(takings.netMinor + takings.roundingMinor);
        expect(takings.refunds).toBe(state.ordinals.refund);
      },
    ),
    { numRuns: 60 },
  );
});

test('G3: another till takes back exactly what was sold: its row says the same values', () => {
  fc.assert(
    fc.property(openEvenings, ({ evening }) => {
      for (const { record, tickets } of orders(evening.effects)) {
        if (record.state === 'reserved') continue;
        const body = bodyOf(evening.entries, record.order);
        const row = foreignOrderOf(record, tickets, { tillNo: 2, byWord: new Set(), rights: [], now: 0 });
        const items = body.tickets.map((ticket) => returnedOf(body, ticket));
        if (row === null) continue;
        expect(Reference.foreignOrder.parse(row.value).tickets.map(returnedOfForeign)).toEqual(items);
      }
    }),
    { numRuns: 40 },
  );
});

test('G5: freed places are those of the tickets, each once, and a seat only with its owner', () => {
  fc.assert(
    fc.property(openEvenings, fc.nat(), ({ evening }, salt) => {
      for (const { record } of orders(evening.effects)) {
        const body = bodyOf(evening.entries, record.order);
        if (!body) continue;
        const items = body.tickets.map((ticket) => returnedOf(body, ticket));
        const owned = new Set(items.filter((_, i) => (i + salt) % 2 === 0).map((item) => item.ticket));
        let made = 0;
        const freed = freedBy(
          items,
          (item) => owned.has(item.ticket),
          () => `l${made++}` as never,
        );
        expect(new Set(freed.map((one) => one.lease)).size).toBe(freed.length);
        const seats = freed.flatMap((one) => one.seats ?? []);
        expect(seats.sort()).toEqual(
          items.flatMap((i) => (i.seat && owned.has(i.ticket) ? [i.seat] : [])).sort(),
        );
        const places = sum(
          freed.filter((one) => items.some((i) => i.quota === one.quota)).map((f) => f.amount),
        );
        expect(places).toBe(
          items.filter((i) => i.quota !== null && (i.seat === undefined || owned.has(i.ticket))).length,
        );
      }
    }),
    { numRuns: 40 },
  );
});
