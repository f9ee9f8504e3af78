import type { OrderId, PrintJobId, TicketId, VoucherId } from '../../shared/kernel/ids.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { PrintContent, PrintJob, PrintJobState, PrintReason, PrintUse } from '../core/ports/printing.ts';
import { canMove } from '../core/ports/printJobStates.ts';
import type { PrintJobWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

interface JobSql {
  id: string;
  use: string;
  type: string;
  target: string;
  copy: number;
  sale_order: string;
  language: string;
  state: string;
  reason: string | null;
  attempts: number;
  created_at: number;
  changed_at: number;
}

const OPEN = "state IN ('queued', 'blockedBefore', 'sending', 'blockedDuring', 'unknown')";

/** The print queue: one ticket, one job. */
export function printJobs(db: Db): PrintJobWriter {
  const get = prepare<[string], JobSql>(db, 'SELECT * FROM print_job WHERE id = ?');
  const head = prepare<[string], JobSql>(
    db,
    `SELECT * FROM print_job WHERE use = ? AND ${OPEN} AND state <> 'unknown' ORDER BY id LIMIT 1`,
  );
  const ofOrder = prepare<[string], JobSql>(db, 'SELECT * FROM print_job WHERE sale_order = ? ORDER BY id');
  const open = prepare<[number], JobSql>(db, `SELECT * FROM print_job WHERE ${OPEN} ORDER BY id LIMIT ?`);
  const counts = prepare<[string], { state: string; n: number }>(
    db,
    `SELECT state, count(*) AS n FROM print_job WHERE use = ? AND ${OPEN} GROUP BY state`,
  );
  const add = prepare<[string, string, string, string, number, string, string, number, number], never>(
    db,
    `INSERT INTO print_job (id, use, type, target, copy, sale_order, language, state, created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)`,
  );
  const move = prepare<[string, string | null, number, number, string], never>(
    db,
    'UPDATE print_job SET state = ?, reason = ?, attempts = attempts + ?, changed_at = ? WHERE id = ?',
  );
  return {
    get: (id) => {
      const row = get.get(id);
      return row && job(row);
    },
    head: (use) => {
      const row = head.get(use);
      return row && job(row);
    },
    ofOrder: (order) => ofOrder.all(order).map(job),
    open: (limit) => open.all(limit).map(job),
    counts: (use) => {
      const n = new Map(counts.all(use).map((row) => [row.state, row.n]));
      const of = (...states: PrintJobState[]): number =>
        states.reduce((sum, state) => sum + (n.get(state) ?? 0), 0);
      return {
        waiting: of('queued', 'sending'),
        blocked: of('blockedBefore', 'blockedDuring'),
        toCheck: of('unknown'),
      };
    },
    add: (made, at) => {
      const { content } = made;
      const target = targetOf(content);
      add.run(made.id, made.use, content.type, target, content.copy, made.order, made.language, at, at);
    },
    move: (id, to, reason, at) => {
      const row = get.get(id);
      if (!row) throw new Error(`print job ${id} is unknown`);
      if (!canMove(row.state as PrintJobState, to))
        throw new Error(`print job ${id} can't go from ${row.state} to ${to}`);
      move.run(to, reason, to === 'sending' ? 1 : 0, at, id);
    },
  };
}

function targetOf(content: PrintContent): string {
  if (content.type === 'ticket') return content.ticket;
  return content.type === 'voucher' ? content.voucher : content.order;
}

function contentOf({ type, target, copy }: JobSql): PrintContent {
  if (type === 'ticket') return { type, ticket: target as TicketId, copy };
  if (type === 'voucher') return { type, voucher: target as VoucherId, copy };
  return { type: 'receipt', order: target as OrderId, copy };
}

function job(row: JobSql): PrintJob {
  const content = contentOf(row);
  return {
    id: row.id as PrintJobId,
    use: row.use as PrintUse,
    content,
    order: row.sale_order as OrderId,
    language: row.language as Language,
    state: row.state as PrintJobState,
    reason: row.reason as PrintReason | null,
    attempts: row.attempts,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
