import type {
  DateId,
  OrderId,
  PrinterId,
  PrintJobId,
  RefundId,
  SessionId,
  StreamId,
  TicketId,
  VoucherId,
} from '../../shared/kernel/ids.ts';
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
  sale_order: string | null;
  printer: string | null;
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
  const head = prepare<[string, string, string, number], JobSql>(
    db,
    `SELECT * FROM print_job
     WHERE ${OPEN} AND state IN ('queued', 'blockedBefore') AND CASE
       WHEN printer IN (SELECT value FROM json_each(?)) THEN 1
       WHEN printer IN (SELECT value FROM json_each(?)) THEN 0
       ELSE use IN (SELECT value FROM json_each(?)) END
     ORDER BY id LIMIT ?`,
  );
  const ofClosing = prepare<[string], JobSql>(
    db,
    "SELECT * FROM print_job WHERE type = 'closing' AND target = ? ORDER BY id",
  );
  const ofOrder = prepare<[string], JobSql>(db, 'SELECT * FROM print_job WHERE sale_order = ? ORDER BY id');
  const open = prepare<[number], JobSql>(db, `SELECT * FROM print_job WHERE ${OPEN} ORDER BY id LIMIT ?`);
  const counts = prepare<[], { printer: string | null; use: string; state: string; n: number }>(
    db,
    `SELECT printer, use, state, count(*) AS n FROM print_job WHERE ${OPEN} GROUP BY printer, use, state`,
  );
  const send = prepare<[string | null, number, string], never>(
    db,
    'UPDATE print_job SET printer = ?, changed_at = ? WHERE id = ?',
  );
  const add = prepare<
    [string, string, string, string, number, string | null, string | null, string, number, number],
    never
  >(
    db,
    `INSERT INTO print_job (id, use, type, target, copy, sale_order, printer, language, state, created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)`,
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
    head: ({ printers, uses, all }, inHand) => {
      const lists = [printers, all, uses].map((list) => JSON.stringify(list)) as [string, string, string];
      const row = head.all(...lists, inHand.size + 1).find((one) => !inHand.has(one.id as PrintJobId));
      return row && job(row);
    },
    ofClosing: (session) => ofClosing.all(session).map(job),
    ofOrder: (order) => ofOrder.all(order).map(job),
    open: (limit) => open.all(limit).map(job),
    counts: () =>
      counts.all().map(({ printer, use, state, n }) => ({
        printer: printer as PrinterId | null,
        use: use as PrintUse,
        state: state as PrintJobState,
        n,
      })),
    add: (made, at) => {
      const { content } = made;
      const target = targetOf(content);
      const { id, use, order, printer, language } = made;
      add.run(id, use, content.type, target, content.copy, order, printer ?? null, language, at, at);
    },
    move: (id, to, reason, at) => {
      const row = get.get(id);
      if (!row) throw new Error(`print job ${id} is unknown`);
      if (!canMove(row.state as PrintJobState, to))
        throw new Error(`print job ${id} can't go from ${row.state} to ${to}`);
      move.run(to, reason, to === 'sending' ? 1 : 0, at, id);
    },
    send: (id, printer, at) => {
      send.run(printer, at, id);
    },
  };
}

function targetOf(content: PrintContent): string {
  switch (content.type) {
    case 'ticket':
      return content.ticket;
    case 'voucher':
      return content.voucher;
    case 'receipt':
      return content.order;
    case 'closing':
      return content.session;
    case 'refund':
      return content.refund;
    case 'statement':
      return content.date;
    case 'movement':
      return `${content.stream} ${content.seq}`;
    case 'report':
      return `${content.stream} ${content.fromSeq} ${content.toSeq}`;
  }
}

function contentOf({ type, target, copy }: JobSql): PrintContent {
  if (type === 'ticket') return { type, ticket: target as TicketId, copy };
  if (type === 'voucher') return { type, voucher: target as VoucherId, copy };
  if (type === 'refund') return { type, refund: target as RefundId, copy };
  if (type === 'closing') return { type, session: target as SessionId, copy };
  if (type === 'statement') return { type, date: target as DateId, copy };
  const [stream, first, last] = target.split(' ');
  if (type === 'movement') return { type, stream: stream as StreamId, seq: Number(first), copy };
  if (type === 'report')
    return { type, stream: stream as StreamId, fromSeq: Number(first), toSeq: Number(last), copy };
  return { type: 'receipt', order: target as OrderId, copy };
}

function job(row: JobSql): PrintJob {
  const content = contentOf(row);
  return {
    id: row.id as PrintJobId,
    use: row.use as PrintUse,
    content,
    order: row.sale_order as OrderId | null,
    printer: row.printer as PrinterId | null,
    language: row.language as Language,
    state: row.state as PrintJobState,
    reason: row.reason as PrintReason | null,
    attempts: row.attempts,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}
