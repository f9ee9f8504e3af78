import { beforeEach, expect, test } from 'vitest';
import { freshStream } from '../../central/intake/branches.ts';
import { readFeed } from '../../central/service/feed.ts';
import type { CentreParts } from '../../central/service/parts.ts';
import { grantShares } from '../../central/service/shares.ts';
import type { Tx } from '../../central/storage/port.ts';
import type { DeviceRow } from '../../central/storage/rows.ts';
import { voucherQuota } from '../../shared/domain/vouchers.ts';
import { type Lease, openLeased, openQuota } from '../../shared/inventory/ledger.ts';
import type { LeaseId, QuotaId, StreamId, VoucherId } from '../../shared/kernel/ids.ts';
import { testParts } from '../fakes/testCentre.ts';

// A house sells gift vouchers for years: each has a quota, with a lease of its seller.
const VOUCHERS = 500;
const TILLS = ['till-1', 'till-2', 'till-3'] as StreamId[];

let parts: CentreParts;
beforeEach(async () => {
  parts = await testParts();
  const opened = Array.from({ length: VOUCHERS }, (_, n) =>
    openLeased(openQuota(voucherQuota(n.toString(16).padStart(64, '0') as VoucherId), 0), {
      lease: `sold-${n}` as LeaseId,
      stream: TILLS[0] as StreamId,
      amount: 5000,
    }),
  );
  await within(async (tx) => {
    for (const till of TILLS)
      await tx.journal.saveStream(freshStream(till, 'device' as DeviceRow['device'], parts.generation));
    await tx.inventory.saveQuotas([...opened.map(({ balance }) => balance), openQuota('q1' as QuotaId, 40)]);
    await tx.inventory.saveLeases(opened.map(({ lease }) => lease));
  });
});

const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  parts.storage.transaction(parts.organiser, work);

test('shares are granted with a few looks at each lease of a voucher, however many there are', async () => {
  let looks = 0;
  const watched = (lease: Lease): Lease => ({
    ...lease,
    get quota() {
      looks += 1;
      return lease.quota;
    },
  });
  await within((tx) => {
    const leases: Tx['inventory']['leases'] = async (ids) => (await tx.inventory.leases(ids)).map(watched);
    return grantShares(parts, { ...tx, inventory: { ...tx.inventory, leases } });
  });
  expect(looks).toBeLessThanOrEqual(4 * VOUCHERS);
  const shares = await within((tx) => tx.inventory.leasesOfQuotas(['q1' as QuotaId]));
  expect(shares.map(({ stream, amount }) => [stream, amount]).toSorted()).toEqual(
    TILLS.map((till) => [till, 10]),
  );
});

test('asking for news reads the quotas of the house, and none of a voucher', async () => {
  let read = 0;
  const { storage } = parts;
  const counting: CentreParts = {
    ...parts,
    storage: {
      ...storage,
      transaction: (organiser, work) =>
        storage.transaction(organiser, (tx) => {
          const counted = <Row>(rows: Row[]): Row[] => {
            read += rows.length;
            return rows;
          };
          const quotas: Tx['inventory']['quotas'] = async (ids) => counted(await tx.inventory.quotas(ids));
          const quotasOfHouse = async () => counted(await tx.inventory.quotasOfHouse());
          return work({ ...tx, inventory: { ...tx.inventory, quotas, quotasOfHouse } });
        }),
    },
  };
  const { house } = await readFeed(counting, { device: 'device' } as DeviceRow, 0, 10);
  expect(house.left).toEqual([{ quota: 'q1', left: 40, free: 40 }]);
  expect(read).toBe(1);
});
