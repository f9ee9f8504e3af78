import { expect, test } from 'vitest';
import { book, isBalanced, type Lease, openQuota } from '../../shared/inventory/ledger.ts';
import type { LeaseId, QuotaId, SeatId, StreamId } from '../../shared/kernel/ids.ts';

const TILL = 'stream-1' as StreamId;
const quota = { ...openQuota('q1' as QuotaId, 10), free: 7, leased: 3 };
const seats = (...names: string[]) => names as SeatId[];
const lease = {
  lease: 'lease-1' as LeaseId,
  stream: TILL,
  quota: quota.quota,
  epoch: 1,
  amount: 4,
  seats: seats('s1', 's2', 's3', 's4'),
  consumed: 0,
  released: 1,
  releasedSeats: seats('s4'),
} as Lease;
const sale = (...names: string[]) =>
  book(quota, lease, TILL, {
    lease: lease.lease,
    epoch: 1,
    quota: quota.quota,
    amount: names.length,
    seats: seats(...names),
  });

test('G5: of a sale of several seats those that are its lease’s use it up, also when another is not', () => {
  for (const other of ['s9', 's4']) {
    const { balance, lease: after, objection } = sale('s1', other);
    expect(balance).toMatchObject({ free: 6, leased: 2, sold: 2 });
    expect(isBalanced(balance)).toBe(true);
    expect(after).toMatchObject({ consumed: 1 });
    expect(objection).toMatchObject({ kind: 'leaseUnknown', detail: expect.stringContaining(other) });
  }
});

test('G5: a sale of none but foreign seats takes what is free', () => {
  const { balance, lease: after, objection } = sale('s8', 's9');
  expect(balance).toMatchObject({ free: 5, leased: 3, sold: 2 });
  expect(after?.consumed ?? 0).toBe(0);
  expect(objection?.kind).toBe('leaseUnknown');
});
