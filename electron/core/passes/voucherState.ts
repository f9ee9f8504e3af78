import type { VoucherStateView } from '../../../shared/contract/passes.ts';
import type { VoucherVoided } from '../../../shared/journal/bodiesOfPasses.ts';
import { openEntry } from '../../../shared/journal/entry.ts';
import type { StaffId, VoucherId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { instant, msOf } from '../../../shared/kernel/time.ts';
import { type CoreContext, nameOf } from '../context.ts';
import type { StoreReader } from '../ports/store.ts';
import { knownVoucher } from '../vouchers.ts';
import { usesOfThing, useViewOf } from './view.ts';

/** That a voucher is void, from this till's own journal or as the centre told. */
export interface KnownVoid {
  /** ms UTC. */
  readonly at: number;
  readonly by: StaffId;
  readonly reason: string;
  readonly restMinor: number | null;
}

/** Whether a voucher was made void, as far as this till knows; undefined while it is good. */
export function voidOf(store: StoreReader, voucher: VoucherId): KnownVoid | undefined {
  const own = store.voucherVoids.get(voucher);
  const sealed = own && store.journal.entry(own.stream, own.seq);
  const told = store.reference.voucherVoid(voucher);
  if (sealed) {
    const entry = openEntry(sealed);
    const body = entry.body as unknown as VoucherVoided;
    const { approvedBy: by, reason, restMinor } = body;
    // The centre knows what was on it, also where this till did not.
    return { at: entry.at, by, reason, restMinor: restMinor ?? told?.restMinor ?? null };
  }
  return told && { at: told.at, by: told.by as StaffId, reason: told.reason, restMinor: told.restMinor };
}

/** A gift voucher as a screen shows it; null for one that this till never heard of. */
export function voucherStateOf(
  context: CoreContext,
  store: StoreReader,
  voucher: VoucherId,
): VoucherStateView | null {
  const stream = store.journal.current()?.id;
  const known = stream && knownVoucher(context, store, stream, voucher);
  const gone = voidOf(store, voucher);
  if (!known || known.validTo === null) return null;
  const uses = usesOfThing(store, voucher);
  const spent = sum(uses.map((use) => use.minor));
  const balanceMinor = gone ? 0 : known.balanceMinor;
  const leftMinor = gone ? 0 : (known.balanceMinor ?? Math.max(0, known.minor - spent));
  const now = context.parts.clock.now();
  const state = gone
    ? 'void'
    : leftMinor === 0
      ? 'empty'
      : now > msOf(known.validTo as never)
        ? 'expired'
        : 'valid';
  return {
    voucher,
    last4: known.last4,
    minor: known.minor,
    balanceMinor,
    leftMinor,
    validTo: instant(msOf(known.validTo as never)),
    state,
    voided: gone
      ? {
          at: instant(gone.at),
          byName: nameOf(context, gone.by),
          reason: gone.reason,
          restMinor: gone.restMinor,
        }
      : null,
    uses: uses.map(useViewOf),
  };
}
