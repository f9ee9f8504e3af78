import { type Lease, openOf, type QuotaBalance, seatsHeld } from '../../shared/inventory/ledger.ts';
import { seatKey } from '../../shared/journal/venueSeats.ts';
import type { DateId, QuotaId, SeatId } from '../../shared/kernel/ids.ts';
import { Reference } from '../../shared/sync/reference.ts';
import type { Tx } from '../storage/port.ts';

/** A quota with everything that says who may sell what of it. */
export interface QuotaBook {
  readonly balance: QuotaBalance;
  readonly leases: readonly Lease[];
  /** The rows of its seats, front to back; undefined for a quota without seats. */
  readonly rows: readonly (readonly SeatId[])[] | undefined;
  /** Seats that somebody holds or has bought. */
  readonly taken: ReadonlySet<SeatId>;
  /** Seats that somebody has bought. */
  readonly sold: ReadonlySet<SeatId>;
}

/** Reads quotas with their leases and seats; unknown ones are missing. The caller holds the intake's lock. */
export async function quotaBooks(tx: Tx, ids: readonly QuotaId[]): Promise<Map<QuotaId, QuotaBook>> {
  const quotas = await tx.inventory.quotas(ids);
  const leases = await tx.inventory.leasesOfQuotas(quotas.map((quota) => quota.quota));
  const rows = await tx.inventory.seatRows(quotas.map((quota) => quota.quota));
  const dates = await datesOf(
    tx,
    quotas.map((quota) => quota.quota).filter((id) => rows.has(id)),
  );
  const books = new Map<QuotaId, QuotaBook>();
  for (const balance of quotas) {
    const its = leases.filter((lease) => lease.quota === balance.quota);
    const seats = rows.get(balance.quota);
    const date = dates.get(balance.quota);
    const held = its.flatMap(seatsHeld);
    const all = [...new Set([...(seats ?? []).flat(), ...held])];
    const owners =
      seats && date ? await tx.inventory.seatOwners(all.map((seat) => seatKey(date, seat))) : new Map();
    const sold = new Set(all.filter((seat) => date && owners.has(seatKey(date, seat))));
    books.set(balance.quota, { balance, leases: its, rows: seats, taken: new Set([...held, ...sold]), sold });
  }
  return books;
}

/** What a lease may still sell: its amount, and in a numbered zone its seats that nobody has bought. */
export function openPart(
  book: QuotaBook,
  lease: Lease,
): { readonly amount: number; readonly seats?: SeatId[] } {
  const amount = openOf(lease);
  if (lease.seats === undefined) return { amount };
  return { amount, seats: seatsHeld(lease).filter((seat) => !book.sold.has(seat)) };
}

/** The dates of quotas, as the catalogue says. */
export async function datesOf(tx: Tx, quotas: readonly QuotaId[]): Promise<Map<QuotaId, DateId>> {
  if (quotas.length === 0) return new Map();
  return new Map(
    (await tx.feed.published('quota', quotas)).flatMap((row) => {
      const read = Reference.quota.safeParse(row.value);
      return read.success && read.data.date !== null
        ? [[row.id as QuotaId, read.data.date as DateId] as const]
        : [];
    }),
  );
}
