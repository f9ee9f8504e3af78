import type { SeatId, StreamId } from '../../shared/kernel/ids.ts';
import { Reference } from '../../shared/sync/reference.ts';
import type { ReferenceWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

/** Server-owned rows, kept as the feed sent them, kinds unknown to this version included. */
export function reference(db: Db): ReferenceWriter {
  const all = prepare<[], { kind: string; id: string; value: string }>(
    db,
    "SELECT kind, id, value FROM reference WHERE kind NOT IN ('seatsSold', 'voucher', 'voucherVoid', 'lease', 'leaseEnded', 'leaseAsked', 'authorityAsked', 'tillLost')",
  );
  const leases = prepare<[], { value: string; ended: number }>(
    db,
    `SELECT l.value, coalesce(e.value ->> '$.epoch', 0) AS ended FROM reference l
     LEFT JOIN reference e ON e.kind = 'leaseEnded' AND e.id = l.id WHERE l.kind = 'lease' ORDER BY l.id`,
  );
  const ended = prepare<[string], { epoch: number | null }>(
    db,
    "SELECT value ->> '$.epoch' AS epoch FROM reference WHERE kind = 'leaseEnded' AND id = ?",
  );
  const lost = prepare<[string], { at: number }>(
    db,
    "SELECT value ->> '$.at' AS at FROM reference WHERE kind = 'tillLost' AND id = ?",
  );
  const start = prepare<[string], { at: string | null }>(
    db,
    "SELECT value ->> '$.startsAt' AS at FROM reference WHERE kind = 'date' AND id = ?",
  );
  const sold = prepare<[string, string], { value: string }>(
    db,
    "SELECT value FROM reference WHERE kind = 'seatsSold' AND id >= ? AND id < ?",
  );
  const voucher = prepare<[string], { value: string }>(
    db,
    "SELECT value FROM reference WHERE kind = 'voucher' AND id = ?",
  );
  const voided = prepare<[string], { value: string }>(
    db,
    "SELECT value FROM reference WHERE kind = 'voucherVoid' AND id = ?",
  );
  const put = prepare<[string, string, number, string], never>(
    db,
    `INSERT INTO reference (kind, id, position, value) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, id) DO UPDATE SET position = excluded.position, value = excluded.value
     WHERE excluded.position >= reference.position`,
  );
  const remove = prepare<[string, string, number], never>(
    db,
    'DELETE FROM reference WHERE kind = ? AND id = ? AND position <= ?',
  );
  const clear = prepare<[], never>(db, 'DELETE FROM reference');
  const rewind = prepare<[], never>(db, 'UPDATE reference SET position = 0');
  return {
    all: () =>
      all.all().map((row) => ({
        kind: row.kind,
        id: row.id,
        value: JSON.parse(row.value) as Record<string, unknown>,
      })),
    leases: () =>
      leases.all().flatMap(({ value, ended }) => {
        const read = Reference.lease.safeParse(JSON.parse(value));
        return read.success && read.data.epoch >= ended ? [read.data] : [];
      }),
    dateStart: (date) => {
      const at = Date.parse(start.get(date)?.at ?? '');
      return Number.isNaN(at) ? undefined : at;
    },
    lostAt: (stream) => lost.get(stream)?.at ?? null,
    leaseEnded: (lease) => ended.get(lease)?.epoch ?? 0,
    // The rows of a date are named "date:stream".
    seatsSold: (date) =>
      sold.all(`${date}:`, `${date};`).flatMap(({ value }) => {
        const read = Reference.seatsSold.safeParse(JSON.parse(value));
        return read.success && read.data.date === date ? (read.data.seats as SeatId[]) : [];
      }),
    seatSellers: (date, seat) =>
      sold.all(`${date}:`, `${date};`).flatMap(({ value }) => {
        const read = Reference.seatsSold.safeParse(JSON.parse(value));
        return read.success && read.data.seats.includes(seat) ? [read.data.stream as StreamId] : [];
      }),
    voucher: (id) => {
      const row = voucher.get(id);
      const read = row && Reference.voucher.safeParse(JSON.parse(row.value));
      return read?.success ? read.data : undefined;
    },
    voucherVoid: (id) => {
      const row = voided.get(id);
      const read = row && Reference.voucherVoid.safeParse(JSON.parse(row.value));
      return read?.success ? read.data : undefined;
    },
    apply: (items) => {
      for (const item of items) {
        if (item.value === null) remove.run(item.kind, item.id, item.position);
        else put.run(item.kind, item.id, item.position, JSON.stringify(item.value));
      }
    },
    clear: () => {
      clear.run();
    },
    rewind: () => {
      rewind.run();
    },
  };
}
