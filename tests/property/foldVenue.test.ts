import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grant, isBalanced, type Lease, openQuota } from '../../shared/inventory/ledger.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { stepStream } from '../../shared/journal/foldStream.ts';
import { applyVenue, emptyVenue, stepVenue, type VenueState } from '../../shared/journal/foldVenue.ts';
import { newStream } from '../../shared/journal/streamState.ts';
import { addTakings, noTakings } from '../../shared/journal/streamTakings.ts';
import type { LeaseId, QuotaId, StreamId } from '../../shared/kernel/ids.ts';
import { JournalMaker, PRICE } from '../fakes/journalMaker.ts';

const Q = 'q1' as QuotaId;
const leaseOf = (stream: StreamId) => `lease ${stream}` as LeaseId;

/** A venue of 30 places, ten leased to each of two tills. */
function venue(tills: readonly JournalMaker[]): VenueState {
  let quota = openQuota(Q, 30);
  const leases = new Map<LeaseId, Lease>();
  for (const { stream } of tills) {
    const granted = grant(quota, { lease: leaseOf(stream), stream, amount: 10 });
    if (!granted.ok) throw new Error('not granted');
    quota = granted.value.balance;
    leases.set(granted.value.lease.lease, granted.value.lease);
  }
  return { ...emptyVenue(), quotas: new Map([[Q, quota]]), leases };
}

/** Folds journals in an order of intake; `order` says whose next entry comes. */
function fold(tills: readonly JournalMaker[], order: readonly number[]) {
  let state = venue(tills);
  const streams = tills.map((till) => newStream(till.stream));
  const takings = tills.map(() => noTakings());
  const findings: string[] = [];
  const next = tills.map(() => 0);
  const takeIn = (i: number): void => {
    const till = tills[i] as JournalMaker;
    const sealed = till.sealed[next[i] as number];
    if (!sealed) return;
    next[i] = (next[i] as number) + 1;
    const entry = JSON.parse(sealed.bytes) as Entry;
    const step = stepStream(streams[i] as never, entry);
    if (!step.ok) throw new Error(step.refusal.detail);
    streams[i] = step.value.state;
    takings[i] = addTakings(takings[i] as never, step.value.effects);
    const place = { stream: till.stream, seq: sealed.seq };
    const venueStep = stepVenue(state, entry, step.value.effects, place);
    findings.push(...venueStep.findings.map(({ kind }) => kind));
    state = applyVenue(state, venueStep, place);
  };
  for (const i of order) takeIn(i);
  for (const i of tills.keys())
    while ((next[i] as number) < (tills[i] as JournalMaker).sealed.length) takeIn(i);
  return { state, findings, takings };
}

const sales = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 });

test('G3, G5: rights and takings come to the same in every order of intake', () => {
  fc.assert(
    fc.property(sales, sales, fc.array(fc.constantFrom(0, 1), { maxLength: 16 }), (a, b, order) => {
      const tills = [a, b].map((quantities, i) => {
        const till = new JournalMaker(`till ${i}`).start(i + 1);
        for (const amount of quantities)
          till.sell({
            quota: Q,
            quantity: amount,
            rights: [{ lease: leaseOf(till.stream), epoch: 1, amount }],
          });
        return till.close();
      });
      const { state, findings, takings } = fold(tills, order);
      const sold = [a, b].map((quantities) => quantities.reduce((sum, n) => sum + n, 0)) as [number, number];
      const quota = state.quotas.get(Q);
      expect(quota && isBalanced(quota)).toBe(true);
      expect(quota?.sold).toBe(sold[0] + sold[1]);
      expect(state.tickets.size).toBe(sold[0] + sold[1]);
      expect(
        takings.map((t) => [t.tickets, t.netMinor, t.methods.reduce((sum, m) => sum + m.minor, 0)]),
      ).toEqual(sold.map((n) => [n, n * PRICE, n * PRICE]));
      // Each till's own order decides whether it went beyond its lease, not the others'.
      expect(findings.length > 0).toBe(sold.some((n) => n > 10));
      expect(new Set(findings).size).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
});

test('G4: of a ticket that two tills bring, the first in the order of intake is valid and the other is named', () => {
  const tills = ['a', 'b'].map((seed, i) => new JournalMaker(seed).start(i + 1));
  for (const till of tills)
    till.sell({
      quota: Q,
      quantity: 1,
      tickets: ['ticket-1'],
      rights: [{ lease: leaseOf(till.stream), epoch: 1, amount: 1 }],
    });
  const streamOf = (order: number[]) => [...fold(tills, order).state.tickets.values()][0]?.stream;
  expect(streamOf([0, 0, 0])).toBe(tills[0]?.stream);
  expect(streamOf([1, 1, 1])).toBe(tills[1]?.stream);
  expect(fold(tills, []).findings).toEqual(['ticketTwice']);
});

test('a jump of the clock is found and decides nothing', () => {
  const till = new JournalMaker('a').start();
  const [entry] = till.sealed.map(({ bytes }) => JSON.parse(bytes) as Entry);
  if (!entry) throw new Error('no entry');
  const step = stepVenue(emptyVenue(), { ...entry, clockSuspect: true }, [], { stream: till.stream, seq: 1 });
  expect(step).toMatchObject({ findings: [{ kind: 'clockSuspect' }], tickets: [], quotas: [] });
});

test('G5: of a lease that gives seats back, one that another till sold without the right is given back too', () => {
  const till = new JournalMaker('giver').start();
  const seats = ['A1', 'A2', 'A3'];
  const granted = grant(openQuota(Q, 3), {
    lease: 'l' as LeaseId,
    stream: till.stream,
    amount: 3,
    seats: seats as never,
  });
  if (!granted.ok) throw new Error('not granted');
  const owner = (lease: string | null) => ({
    ticket: 't' as never,
    number: 'T2-000001-00',
    order: '2-000001',
    lease: lease as never,
    place: { stream: 'other' as never, seq: 4 },
  });
  // A1 was sold under the lease itself, A2 by somebody without a right.
  const state: VenueState = {
    ...emptyVenue(),
    quotas: new Map([[Q, { ...granted.value.balance, free: -1, leased: 2, sold: 2 }]]),
    leases: new Map([['l' as LeaseId, { ...granted.value.lease, consumed: 1 }]]),
    seats: new Map([
      ['d1/A1', owner('l')],
      ['d1/A2', owner(null)],
    ]),
  };
  till.giveBack([{ lease: 'l', epoch: 1, quota: Q, amount: 3, seats, date: 'd1' }], 'closing');
  const entry = JSON.parse(till.sealed.at(-1)?.bytes ?? '{}') as Entry;
  const effects = [{ type: 'released' as const, released: entry.body as never }];
  const step = stepVenue(state, entry, effects, { stream: till.stream, seq: 3 });
  expect(step.findings.map((found) => found.kind)).toEqual(['releaseDiffers']);
  expect(step.leases).toMatchObject([{ consumed: 1, released: 2, releasedSeats: ['A2', 'A3'] }]);
  expect(step.quotas).toMatchObject([{ free: 1, leased: 0, sold: 2 }]);
});
