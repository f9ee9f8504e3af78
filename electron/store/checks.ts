import Database from 'better-sqlite3';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import { type Entry, openEntry } from '../../shared/journal/entry.ts';
import { stepStream } from '../../shared/journal/foldStream.ts';
import type { Effect } from '../../shared/journal/records.ts';
import { newStream, type StreamState } from '../../shared/journal/streamState.ts';
import { canonical, type Json } from '../../shared/kernel/canonical.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { ExpectedTables } from './expectedTables.ts';
import { type Db, journalId, prepare, seqOf } from './rows.ts';

/** What the background check found. `damaged` names what SQLite says, `differs` where tables and fold part. */
export interface CheckResult {
  readonly damaged: string | null;
  readonly differs: string | null;
}

/**
 * Reads the whole database on a connection of its own: SQLite's check, then the tables against the fold. Finds nothing
 * when it is `stopped` before its end.
 */
export function checkStore(file: string, stopped: () => boolean = () => false): CheckResult {
  if (stopped()) return { damaged: null, differs: null };
  const db = new Database(file, { readonly: true });
  try {
    const quick = db.pragma('quick_check(1)', { simple: true });
    if (quick !== 'ok') return { damaged: String(quick), differs: null };
    db.exec('BEGIN');
    return { damaged: null, differs: compareWithFold(db, stopped) };
  } catch (error) {
    return { damaged: String(error), differs: null };
  } finally {
    db.close();
  }
}

function compareWithFold(db: Db, stopped: () => boolean): string | null {
  const streams = prepare<[], { no: number; id: string; state: string }>(
    db,
    'SELECT no, id, state FROM stream ORDER BY no',
  ).all();
  const expected = { sale_order: 0, ticket: 0, voucher: 0, mail: 0 };
  const tables = new ExpectedTables();
  const rates = new Map<string, number>();
  const compare = comparer(db);
  for (const stream of streams) {
    let state: StreamState = newStream(stream.id as StreamId);
    const rows = prepare<[number, number], { id: number; bytes: string }>(
      db,
      'SELECT id, bytes FROM journal WHERE id > ? AND id < ? ORDER BY id',
    ).iterate(journalId(stream.no, 0), journalId(stream.no + 1, 0));
    for (const row of rows) {
      if (stopped()) return null;
      const entry = openEntry(row);
      const step = stepStream(state, entry);
      if (!step.ok) return `entry ${seqOf(row.id)}: ${step.refusal.kind}: ${step.refusal.detail}`;
      for (const effect of step.value.effects) {
        const wrong = compare(effect, row.id, entry);
        if (wrong) return `entry ${seqOf(row.id)}: ${wrong}`;
        tables.add(effect, row.id, entry);
        if (effect.type === 'order') expected.voucher += vouchersOf(entry).length;
        else if (effect.type === 'mail') expected.mail += 1;
        else if (effect.type === 'rate') rates.set(effect.currency, effect.rateMicro);
      }
      state = step.value.state;
    }
    if (!sameJson(state, stream.state))
      return `stream ${stream.id}: its kept totals are not those of its entries`;
    expected.sale_order += state.orders;
    expected.ticket += state.tickets;
  }
  const count = (table: string): number =>
    prepare<[], { n: number }>(db, `SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
  for (const [table, rows] of Object.entries(expected))
    if (count(table) !== rows) return `${count(table)} rows stand in ${table}, ${rows} in the journal`;
  const wrong = tables.difference(db);
  if (wrong) return wrong;
  const kept = prepare<[], { currency: string; rate_micro: number }>(
    db,
    'SELECT currency, rate_micro FROM rate',
  ).all();
  return sameJson(
    Object.fromEntries(rates),
    canonical(Object.fromEntries(kept.map((r) => [r.currency, r.rate_micro]))),
  )
    ? null
    : 'the rates of foreign cash are not those that were set';
}

const vouchersOf = (entry: Entry) => (entry.body as unknown as OrderValidated).vouchers ?? [];

function comparer(db: Db): (effect: Effect, id: number, entry: Entry) => string | null {
  const order = prepare<
    [string],
    { entry: number; number: string; total_minor: number; tickets: number; state: string }
  >(db, 'SELECT entry, number, total_minor, tickets, state FROM sale_order WHERE id = ?');
  const voucher = prepare<[string], { sale_order: string; minor: number; lease: string }>(
    db,
    'SELECT sale_order, minor, lease FROM voucher WHERE id = ?',
  );
  const ticket = prepare<[string], { number: string; sale_order: string }>(
    db,
    'SELECT number, sale_order FROM ticket WHERE id = ?',
  );
  const session = prepare<[string], { closing: string | null }>(
    db,
    'SELECT closing FROM cash_session WHERE id = ?',
  );
  return (effect, id, entry) => {
    if (effect.type === 'order') {
      const { record } = effect;
      const row = order.get(record.order);
      if (
        row?.entry !== id ||
        row.number !== record.number ||
        row.total_minor !== record.totalMinor ||
        row.tickets !== effect.tickets.length ||
        row.state !== record.state
      )
        return `order ${record.number} is missing or differs in its table`;
      const unkept = vouchersOf(entry).find((sold) => {
        const kept = voucher.get(sold.voucher);
        return kept?.sale_order !== record.order || kept.minor !== sold.minor || kept.lease !== sold.lease;
      });
      if (unkept)
        return `voucher …${unkept.last4} of order ${record.number} is missing or differs in its table`;
      const lost = effect.tickets.find((t) => {
        const kept = ticket.get(t.ticket);
        return kept?.number !== t.number || kept.sale_order !== t.order;
      });
      return lost ? `ticket ${lost.number} is missing or differs in its table` : null;
    }
    if (effect.type === 'sessionClosed')
      return sameJson(effect.closing, session.get(effect.session)?.closing ?? 'null')
        ? null
        : `closing ${effect.closing.number} is missing or differs in its table`;
    return null;
  };
}

/** Equal whatever the order of members: entries are read back in canonical order, tables are not. */
const sameJson = (value: object, kept: string): boolean =>
  canonical(value as Json) === canonical(JSON.parse(kept) as Json);
