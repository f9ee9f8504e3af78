import type { OrderId, TicketId } from '../../shared/kernel/ids.ts';
import { type PassRow, Reference, type UseRow } from '../../shared/sync/reference.ts';
import type { PassWriter, UseWriter, VoucherVoidWriter } from '../core/ports/passStore.ts';
import { type Db, journalId, prepare, seqOf, streamNoOf } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';
import { beginnings } from './words.ts';

interface Sql {
  value: string;
}

/** Passes of other tills: the feed's row, and what it is looked for by. */
export function passes(db: Db): PassWriter {
  const get = prepare<[string], Sql>(db, 'SELECT value FROM pass_elsewhere WHERE id = ?');
  const numbered = prepare<[string, string, number], Sql>(
    db,
    'SELECT value FROM pass_elsewhere WHERE number >= ? AND number < ? ORDER BY no DESC LIMIT ?',
  );
  const named = prepare<[string, number], Sql>(
    db,
    `SELECT p.value FROM pass_word w JOIN pass_elsewhere p ON p.no = w.rowid
     WHERE pass_word MATCH ? ORDER BY w.rowid DESC LIMIT ?`,
  );
  const put = prepare<[string, string, string], { no: number }>(
    db,
    `INSERT INTO pass_elsewhere (id, number, value) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET number = excluded.number, value = excluded.value RETURNING no`,
  );
  const noOf = prepare<[string], { no: number }>(db, 'SELECT no FROM pass_elsewhere WHERE id = ?');
  const remove = prepare<[string], never>(db, 'DELETE FROM pass_elsewhere WHERE id = ?');
  const forget = prepare<[number], never>(db, 'DELETE FROM pass_word WHERE rowid = ?');
  const remember = prepare<[number, string], never>(db, 'INSERT INTO pass_word (rowid, words) VALUES (?, ?)');
  const streams = streamNumbers(db);
  const sold = prepare<[string, number], never>(db, 'INSERT INTO pass_sale (id, entry) VALUES (?, ?)');
  const behind = prepare<[number, number], { id: string }>(
    db,
    'SELECT id FROM pass_sale WHERE entry > ? AND entry < ? ORDER BY entry, id',
  );
  return {
    soldBehind: (stream, seq) => {
      const no = streams.of(stream);
      return behind.all(journalId(no, seq), journalId(no + 1, 0)).map(({ id }) => id as TicketId);
    },
    sold: (stream, seq, pass) => {
      sold.run(pass, journalId(streams.of(stream), seq));
    },
    get: (pass) => rowsOf([get.get(pass)])[0],
    numbered: (number, limit) => rowsOf(numbered.all(number, `${number}\u{10ffff}`, limit)),
    named: (text, limit) => {
      const match = beginnings(text);
      return match === null ? [] : rowsOf(named.all(match, limit));
    },
    put: (row) => {
      const no = put.get(row.id, row.number, JSON.stringify(row))?.no ?? 0;
      forget.run(no);
      const words = `${row.holder} ${row.email}`.trim();
      if (words !== '') remember.run(no, words);
    },
    remove: (pass) => {
      const no = noOf.get(pass)?.no;
      if (no !== undefined) forget.run(no);
      remove.run(pass);
    },
  };
}

const rowsOf = (rows: readonly (Sql | undefined)[]): PassRow[] =>
  rows.flatMap((row) => {
    const read = row && Reference.pass.safeParse(JSON.parse(row.value));
    return read?.success ? [read.data] : [];
  });

/** What was taken of passes and vouchers: orders of this till by the journal, those of others as the feed says. */
export function uses(db: Db): UseWriter {
  const own = prepare<[string], { sale_order: string }>(
    db,
    'SELECT sale_order FROM thing_use WHERE thing = ? ORDER BY sale_order',
  );
  const elsewhere = prepare<[string], Sql>(
    db,
    `SELECT u.value FROM use_elsewhere u WHERE u.thing = ?
     AND NOT EXISTS (SELECT 1 FROM thing_use t WHERE t.thing = u.thing AND t.sale_order = u.sale_order) ORDER BY u.id`,
  );
  const add = prepare<[string, string], never>(
    db,
    'INSERT OR IGNORE INTO thing_use (thing, sale_order) VALUES (?, ?)',
  );
  const put = prepare<[string, string, string, string], never>(
    db,
    'INSERT OR REPLACE INTO use_elsewhere (id, thing, sale_order, value) VALUES (?, ?, ?, ?)',
  );
  const remove = prepare<[string], never>(db, 'DELETE FROM use_elsewhere WHERE id = ?');
  return {
    own: (thing) => own.all(thing).map((row) => row.sale_order as OrderId),
    elsewhere: (thing) =>
      elsewhere.all(thing).flatMap(({ value }): UseRow[] => {
        const read = Reference.use.safeParse(JSON.parse(value));
        return read.success ? [read.data] : [];
      }),
    add: (thing, order) => {
      add.run(thing, order);
    },
    put: (row) => {
      put.run(row.id, row.thing, row.order, JSON.stringify(row));
    },
    remove: (id) => {
      remove.run(id);
    },
  };
}

/** Gift vouchers that were made void here. */
export function voucherVoids(db: Db): VoucherVoidWriter {
  const streams = streamNumbers(db);
  const get = prepare<[string], { entry: number }>(db, 'SELECT entry FROM voucher_void WHERE voucher = ?');
  const add = prepare<[string, number], never>(
    db,
    'INSERT OR IGNORE INTO voucher_void (voucher, entry) VALUES (?, ?)',
  );
  return {
    get: (voucher) => {
      const row = get.get(voucher);
      return row && { stream: streams.stream(streamNoOf(row.entry)), seq: seqOf(row.entry) };
    },
    add: (stream, seq, voucher) => {
      add.run(voucher, journalId(streams.of(stream), seq));
    },
  };
}
