import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consume, type HeldLease, leftToSell } from '../../shared/inventory/consume.ts';
import {
  book,
  fixedShare,
  grant,
  isBalanced,
  type Lease,
  left,
  leftInHouse,
  openQuota,
  setCapacity,
} from '../../shared/inventory/ledger.ts';
import type { LeaseId, QuotaId, StreamId } from '../../shared/kernel/ids.ts';

const Q = 'q' as QuotaId;
const stream = (n: number) => `stream-${n}` as StreamId;
const count = fc.integer({ min: 0, max: 60 });

type Act =
  | { readonly type: 'grant'; readonly to: number; readonly amount: number }
  | { readonly type: 'share'; readonly to: number }
  | { readonly type: 'capacity'; readonly capacity: number }
  | {
      readonly type: 'sell';
      readonly by: number;
      readonly lease: number;
      readonly epoch: number;
      readonly amount: number;
    };

const till = fc.integer({ min: 0, max: 3 });
const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('grant' as const), to: till, amount: count }),
    fc.record({ type: fc.constant('share' as const), to: till }),
    fc.record({ type: fc.constant('capacity' as const), capacity: count }),
    fc.record({
      type: fc.constant('sell' as const),
      by: till,
      lease: fc.integer({ min: 0, max: 5 }),
      epoch: fc.constantFrom(1, 1, 1, 2),
      amount: count,
    }),
  ),
  { maxLength: 40 },
);

test('G5: free + leased + sold = capacity, whatever is granted, cut and sold, rightly or not', () => {
  fc.assert(
    fc.property(count, acts, (capacity, list) => {
      let quota = openQuota(Q, capacity);
      const leases: Lease[] = [];
      for (const act of list) {
        const before = quota;
        if (act.type === 'capacity') quota = setCapacity(quota, act.capacity);
        else if (act.type === 'sell') {
          const lease = leases[act.lease];
          const right = {
            lease: (lease?.lease ?? 'none') as LeaseId,
            epoch: act.epoch,
            quota: Q,
            amount: act.amount,
          };
          const booked = book(quota, lease, stream(act.by), right);
          quota = booked.balance;
          expect(quota.sold).toBe(before.sold + act.amount);
          const mine = lease?.stream === stream(act.by) && act.epoch === 1;
          const covered = mine && act.amount <= left(lease.amount, lease.consumed);
          expect(booked.objection === null).toBe(covered);
          // Sold within a lease, nothing is taken from anybody else.
          if (covered) expect(quota.free).toBe(before.free);
          if (booked.lease) leases[act.lease] = booked.lease;
        } else {
          const amount = act.type === 'grant' ? act.amount : fixedShare(quota, 4);
          const granted = grant(quota, {
            lease: `l${leases.length}` as LeaseId,
            stream: stream(act.to),
            amount,
          });
          expect(granted.ok).toBe(amount <= quota.free);
          if (granted.ok) {
            quota = granted.value.balance;
            leases.push(granted.value.lease);
          }
        }
        expect(isBalanced(quota)).toBe(true);
        expect(quota.leased).toBe(leases.reduce((sum, l) => sum + l.amount - l.consumed, 0));
        expect(leftInHouse(quota)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
});

test('G5: tills that sell from their leases only, in any order, never sell more than the house has', () => {
  fc.assert(
    fc.property(
      count,
      fc.array(fc.tuple(till, fc.integer({ min: 1, max: 9 })), { maxLength: 60 }),
      (capacity, wishes) => {
        let quota = openQuota(Q, capacity);
        const centre = new Map<string, Lease>();
        const held: HeldLease[] = [];
        for (let n = 0; n < 4; n++) {
          const granted = grant(quota, {
            lease: `l${n}` as LeaseId,
            stream: stream(n),
            amount: fixedShare(quota, 4),
          });
          if (!granted.ok) continue;
          quota = granted.value.balance;
          const { lease, amount, epoch } = granted.value.lease;
          centre.set(lease, granted.value.lease);
          held.push({ id: lease, stream: stream(n), quota: Q, amount, epoch, consumed: 0 });
        }
        let sold = 0;
        for (const [by, amount] of wishes) {
          const there = leftToSell(held, stream(by), Q) ?? 0;
          const consumed = consume(held, stream(by), new Map([[Q, { amount }]]));
          expect(consumed.ok).toBe(amount <= there);
          if (!consumed.ok) continue;
          sold += amount;
          for (const lease of consumed.value.leases) held[held.findIndex((l) => l.id === lease.id)] = lease;
          for (const right of consumed.value.rights) {
            const booked = book(quota, centre.get(right.lease), stream(by), right);
            expect(booked.objection).toBeNull();
            quota = booked.balance;
            if (booked.lease) centre.set(right.lease, booked.lease);
          }
        }
        expect(sold).toBeLessThanOrEqual(capacity);
        expect(quota).toMatchObject({ sold, capacity });
      },
    ),
    { numRuns: 200 },
  );
});

test('a sale takes from several leases of a quota, all quotas or none', () => {
  const of = (id: string, quota: string, amount: number): HeldLease => ({
    id: id as LeaseId,
    stream: stream(1),
    quota: quota as QuotaId,
    amount,
    epoch: 1,
    consumed: 0,
  });
  const held = [of('b', 'q1', 3), of('a', 'q1', 2), of('c', 'q2', 1)];
  const wanted = (a: number, b: number) =>
    new Map([
      ['q1' as QuotaId, { amount: a }],
      ['q2' as QuotaId, { amount: b }],
    ]);
  const sale = consume(held, stream(1), wanted(4, 1));
  if (!sale.ok) throw new Error(sale.refusal.kind);
  expect(sale.value.rights.map(({ lease, amount }) => [lease, amount])).toEqual([
    ['a', 2],
    ['b', 2],
    ['c', 1],
  ]);
  expect(consume(held, stream(1), wanted(4, 2))).toEqual({
    ok: false,
    refusal: { kind: 'notEnough', quota: 'q2', left: 1 },
  });
  expect(consume(held, stream(2), wanted(1, 0))).toMatchObject({ refusal: { kind: 'noLease' } });
});
