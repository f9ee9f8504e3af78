import Database from 'better-sqlite3';
import { openEntry } from '../../shared/journal/entry.ts';
import { stepStream } from '../../shared/journal/foldStream.ts';
import type { Effect } from '../../shared/journal/records.ts';
import { newStream, type StreamState } from '../../shared/journal/streamState.ts';
import { canonical, type Json } from '../../shared/kernel/canonical.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { type Db, journalId, prepare, seqOf } from './rows.ts';

/** What the background check found. `damaged` names what SQLite says, `differs` where tables and fold part. */
export interface CheckResult {
  readonly damaged: string | null;
  readonly differs: string | null;
}

/** Reads the whole database on a connection of its own: SQLite's check, then the tables against the fold. */
export function checkStore(file: string): CheckResult {
  const db = new Database(file, { readonly: true });
  try {
    const quick = db.pragma('quick_check(1)', { simple: true });
    if (quick !== 'ok') return { damaged: String(quick), differs: null };
    db.exec('BEGIN');
    return { damaged: null, differs: compareWithFold(db) };
  } catch (error) {
    return { damaged: String(error), differs: null };
  } finally {
    db.close();
  }
}

function compareWithFold(db: Db): string | null {
  const streams = prepare<[], { no: number; id: string; state: string }>(
    db,
    'SELECT no, id, state FROM stream',
  ).all();
  let orders = 0;
  let tickets = 0;
  const compare = comparer(db);
  for (const stream of streams) {
    let state: StreamState = newStream(stream.id as StreamId);
    const rows = prepare<[number, number], { id: number; bytes: string }>(
      db,
      'SELECT id, bytes FROM journal WHERE id > ? AND id < ? ORDER BY id',
    ).iterate(journalId(stream.no, 0), journalId(stream.no + 1, 0));
    for (const row of rows) {
      const step = stepStream(state, openEntry(row));
      if (!step.ok) return `entry ${seqOf(row.id)}: ${step.refusal.kind}: ${step.refusal.detail}`;
      for (const effect of step.value.effects) {
        const wrong = compare(effect, row.id);
        if (wrong) return `entry ${seqOf(row.id)}: ${wrong}`;
      }
      state = step.value.state;
    }
    if (!sameJson(state, stream.state))
      return `stream ${stream.id}: its kept totals are not those of its entries`;
    orders += state.orders;
    tickets += state.tickets;
  }
  const count = (table: string): number =>
    prepare<[], { n: number }>(db, `SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
  if (count('sale_order') !== orders)
    return `${count('sale_order')} orders stand in the table, ${orders} in the journal`;
  if (count('ticket') !== tickets)
    return `${count('ticket')} tickets stand in the table, ${tickets} in the journal`;
  return null;
}

function comparer(db: Db): (effect: Effect, entry: number) => string | null {
  const order = prepare<[string], { entry: number; number: string; total_minor: number; tickets: number }>(
    db,
    'SELECT entry, number, total_minor, tickets FROM sale_order WHERE id = ?',
  );
  const ticket = prepare<[string], { number: string; sale_order: string }>(
    db,
    'SELECT number, sale_order FROM ticket WHERE id = ?',
  );
  const session = prepare<[string], { closing: string | null }>(
    db,
    'SELECT closing FROM cash_session WHERE id = ?',
  );
  return (effect, entry) => {
    if (effect.type === 'order') {
      const { record } = effect;
      const row = order.get(record.order);
      if (row?.entry !== entry || row.number !== record.number || row.total_minor !== record.totalMinor)
        return `order ${record.number} is missing or differs in its table`;
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
