import { voucherOfQuota } from '../../shared/domain/vouchers.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { OrderRecord, TicketRecord } from '../../shared/journal/records.ts';
import { canonical } from '../../shared/kernel/canonical.ts';
import { Reference } from '../../shared/sync/reference.ts';
import { sealedAct } from '../service/verifyActs.ts';
import type { CaseRow } from '../storage/rows.ts';
import { actsOf } from './centreJournal.ts';
import { csvText } from './csvText.ts';
import type { ExportFile, ExportSource } from './exportFile.ts';
import { cellsOf, type Line, moment, money, tillOf } from './factCells.ts';
import {
  MOVEMENTS,
  movements,
  PAYMENTS,
  payments,
  REFUNDS,
  RETURNED,
  refunds,
  returnedTickets,
} from './factsOfMoney.ts';
import { LEASES, leases, QUOTAS, quotas, TILLS, tills } from './factsOfRights.ts';
import { entriesOf, foldedEntries } from './journals.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * What has happened, as tables for people and books: what was sold, paid and closed, by the same fold as the takings.
 * Codes and signatures of tickets stand in the journal only.
 */
export function factFiles(source: ExportSource, snapshot: Snapshot): ExportFile[] {
  const table = (name: string, columns: string, lines: () => AsyncIterable<Line>): ExportFile => {
    const header = columns.split(' ');
    return {
      name: `facts/${name}.csv`,
      type: 'text/csv; charset=utf-8',
      text: () => csvText(header, cellsOf(header, lines())),
    };
  };
  const orders = (of: (order: OrderRecord, tickets: readonly TicketRecord[]) => readonly Line[]) =>
    linesOfOrders(source, snapshot, of);
  return [
    table('orders', ORDERS, () =>
      orders((o, tickets) => [
        {
          currency: o.currency,
          state: o.state,
          session: o.session,
          by: o.by,
          customer: o.customer,
          tickets: tickets.length,
          total: money(o.totalMinor),
          rounding: money(o.roundingMinor),
        },
      ]),
    ),
    table('lines', LINES, () => orders((o) => o.lines.map(lineOf))),
    table('tickets', TICKETS, () => orders((o, tickets) => tickets.map((ticket) => ticketOf(o, ticket)))),
    table('payments', PAYMENTS, () => payments(source, snapshot)),
    table('refunds', REFUNDS, () => refunds(source, snapshot)),
    table('returnedTickets', RETURNED, () => returnedTickets(source, snapshot)),
    table('movements', MOVEMENTS, () => movements(source, snapshot)),
    table('closings', CLOSINGS, () => closings(source, snapshot)),
    table('takings', TAKINGS, () => takings(snapshot)),
    table('cases', CASES, () => cases(source, snapshot)),
    table('voucherBalances', VOUCHERS, () => balances(source)),
    table('tills', TILLS, () => tills(snapshot)),
    table('quotas', QUOTAS, () => quotas(source)),
    table('leases', LEASES, () => leases(source, snapshot)),
    table('acts', ACTS, () => acts(source, snapshot)),
    { name: 'facts/journal.ndjson', type: 'application/x-ndjson', text: () => journal(source, snapshot) },
    {
      name: 'facts/centreJournal.ndjson',
      type: 'application/x-ndjson',
      text: () => centreJournal(source, snapshot),
    },
  ];
}

const OF_ORDER = 'till stream seq at businessDay order number';
const ORDERS = `${OF_ORDER} state training session by customer tickets currency total rounding`;
const LINES = `${OF_ORDER} line kind event eventName date startsAt zoneName priceName productName quantity unit discounts total vatName vatPercent reason`;
const TICKETS = `${OF_ORDER} ticket ticketNumber kind eventName startsAt zoneName priceName productName section row seat amount`;
const CLOSINGS =
  'till stream seq at session number by orders tickets copies currency float lines rounding payIns payOuts drops noSales expectedCash countedCash difference floatLeft deposit bag';
const TAKINGS = 'till stream training orders tickets method methodName kind count currency amount';
const CASES = 'till stream seq id kind openedAt about detail state remedy by resolvedAt';
const ACTS = 'stream life seq at kind by detail';
const VOUCHERS = 'id opened spent voided left';

async function* linesOfOrders(
  source: ExportSource,
  snapshot: Snapshot,
  of: (order: OrderRecord, tickets: readonly TicketRecord[]) => readonly Line[],
): AsyncGenerator<Line> {
  for (const stream of snapshot.streams) {
    const till = tillOf(snapshot, stream);
    for await (const { row, effects } of foldedEntries(source, stream))
      for (const effect of effects) {
        if (effect.type !== 'order') continue;
        const { at, businessDay, order, number } = effect.record;
        for (const line of of(effect.record, effect.tickets))
          yield { ...till, seq: row.seq, at: moment(at), businessDay, order, number, ...line };
      }
  }
}

type SoldLine = OrderRecord['lines'][number];

function lineOf(line: SoldLine, i: number): Line {
  return {
    ...wordsOf(line),
    line: i + 1,
    quantity: line.quantity,
    unit: money(line.unitMinor),
    discounts: money((line.discounts ?? []).reduce((all, { minor }) => all + minor, 0)),
    total: money(line.totalMinor),
    vatName: line.vatName,
    vatPercent: money(line.vatBasisPoints),
  };
}

/** What a line is of, in words. Lines of before there were passes have no kind. */
function wordsOf(line: SoldLine): Line {
  if (line.kind === 'pass' || line.kind === 'voucher')
    return { kind: line.kind, productName: line.productName };
  const { event, eventName, date, startsAt, zoneName, priceName, reasonName } = line;
  return { kind: 'ticket', event, eventName, date, startsAt, zoneName, priceName, reason: reasonName };
}

function ticketOf(order: OrderRecord, ticket: TicketRecord): Line {
  const line = order.lines[ticket.line];
  if (!line) return { ticket: ticket.ticket, ticketNumber: ticket.number };
  const seat = line.kind === 'pass' || line.kind === 'voucher' ? undefined : line.seats?.[ticket.index];
  return {
    ...wordsOf(line),
    ticket: ticket.ticket,
    ticketNumber: ticket.number,
    section: seat?.section,
    row: seat?.row,
    seat: seat?.number,
    amount: money(line.minors?.[ticket.index] ?? line.unitMinor),
  };
}

async function* closings(source: ExportSource, snapshot: Snapshot): AsyncGenerator<Line> {
  for (const stream of snapshot.streams)
    for await (const { row, effects } of foldedEntries(source, stream))
      for (const effect of effects) {
        if (effect.type !== 'sessionClosed') continue;
        const { session, number, by, orders, tickets, copies, ...c } = effect.closing;
        yield {
          ...tillOf(snapshot, stream),
          seq: row.seq,
          at: moment(effect.at),
          session,
          number,
          by,
          orders,
          tickets,
          copies,
          currency: stream.state.currency,
          float: money(c.floatMinor),
          lines: money(c.linesMinor),
          rounding: money(c.roundingMinor),
          payIns: money(c.movements?.payInsMinor ?? 0),
          payOuts: money(c.movements?.payOutsMinor ?? 0),
          drops: money(c.movements?.dropsMinor ?? 0),
          noSales: c.movements?.noSales ?? 0,
          expectedCash: money(c.expectedCashMinor),
          countedCash: money(c.countedCashMinor),
          difference: money(c.differenceMinor),
          floatLeft: money(c.counting?.floatLeftMinor),
          deposit: money(c.counting?.depositMinor),
          bag: c.counting?.bag,
        };
      }
}

async function* takings(snapshot: Snapshot): AsyncGenerator<Line> {
  for (const stream of snapshot.streams)
    for (const { method, methodName, kind, minor, count } of stream.takings.methods)
      yield {
        ...tillOf(snapshot, stream),
        orders: stream.takings.orders,
        tickets: stream.takings.tickets,
        method,
        methodName,
        kind,
        count,
        currency: stream.state.currency,
        amount: money(minor),
      };
}

/** Cases read at a time, by the entries that they are about. */
const CASES_AT = 5000;

async function* cases({ storage, organiser }: ExportSource, snapshot: Snapshot): AsyncGenerator<Line> {
  for (const stream of snapshot.streams)
    for (let from = 0; from <= stream.seq; from += CASES_AT) {
      const to = Math.min(stream.seq, from + CASES_AT - 1);
      const found = await storage.transaction(organiser, (tx) => tx.journal.cases(stream.stream, from, to));
      for (const row of found) yield { ...tillOf(snapshot, stream), ...caseOf(row) };
    }
  for (const { stream, seq: last } of snapshot.centre)
    for (const row of await storage.transaction(organiser, (tx) => tx.journal.cases(stream, 1, last)))
      yield { till: '', stream, ...caseOf(row) };
}

/** A case with what became of it; one that says another one better names it. */
const caseOf = ({ seq, id, kind, openedAt, about, detail, resolved }: CaseRow): Line => ({
  seq,
  id,
  kind,
  openedAt: moment(openedAt),
  about: about.join(' '),
  detail,
  state: resolved === null ? 'open' : 'resolved',
  remedy: resolved?.remedy,
  by: resolved?.by,
  resolvedAt: resolved === null ? '' : moment(resolved.at),
});

async function* balances({ storage, organiser }: ExportSource): AsyncGenerator<Line> {
  const { quotas, voids } = await storage.transaction(organiser, async (tx) => ({
    quotas: await tx.inventory.quotas(),
    voids: await tx.feed.published('voucherVoid'),
  }));
  // What was on one when it was made void is no debt any more, and was not spent.
  const rests = new Map(
    voids.flatMap(({ id, value }) => {
      const read = Reference.voucherVoid.safeParse(value);
      return read.success ? [[id, read.data.restMinor] as const] : [];
    }),
  );
  for (const { quota, capacity, sold } of quotas) {
    const voucher = voucherOfQuota(quota);
    if (voucher === undefined) continue;
    const voided = rests.get(voucher) ?? 0;
    yield {
      id: voucher,
      opened: money(capacity + voided),
      spent: money(sold),
      voided: money(voided),
      left: money(capacity - sold),
    };
  }
}

/** Every entry as it came, one a line; what is said of persons stands in it as long as it is not erased. */
async function* journal(source: ExportSource, snapshot: Snapshot): AsyncGenerator<string> {
  for (const stream of snapshot.streams)
    for await (const { seq, bytes, hash, signature, personal } of entriesOf(source, stream))
      yield `${JSON.stringify({ stream: stream.stream, seq, bytes, hash, signature, personal })}\n`;
}

/** What the centre did itself: who moved rights, and when. */
async function* acts(source: ExportSource, snapshot: Snapshot): AsyncGenerator<Line> {
  for (const { stream, life } of snapshot.centre)
    for await (const row of actsOf(source, snapshot, stream)) {
      const { at, kind, body } = openEntry(row);
      const { by, ...detail } = body;
      yield {
        stream,
        life,
        seq: row.seq,
        at: moment(at),
        kind,
        by: typeof by === 'string' ? by : 'centre',
        detail: canonical(detail),
      };
    }
}

/** The centre's own stream as it was signed, one entry a line, in the form of the tills' journals. */
async function* centreJournal(source: ExportSource, snapshot: Snapshot): AsyncGenerator<string> {
  for (const { stream } of snapshot.centre)
    for await (const row of actsOf(source, snapshot, stream)) yield `${JSON.stringify(sealedAct(row))}\n`;
}
