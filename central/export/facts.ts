import { voucherOfQuota } from '../../shared/domain/vouchers.ts';
import type { OrderRecord, TicketRecord } from '../../shared/journal/records.ts';
import { Reference } from '../../shared/sync/reference.ts';
import { decimals } from '../import/sheets/cells.ts';
import { guarded } from '../import/sheets/guard.ts';
import type { StreamRow } from '../storage/rows.ts';
import { csvText } from './csvText.ts';
import type { ExportFile, ExportSource } from './exportFile.ts';
import { entriesOf, foldedEntries } from './journals.ts';
import type { Snapshot } from './snapshot.ts';

type Cell = string | number | boolean | null | undefined;
type Line = Readonly<Record<string, Cell>>;

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
    table('payments', PAYMENTS, () => orders((o) => o.payments.map((p) => paymentOf(p, o.currency)))),
    table('closings', CLOSINGS, () => closings(source, snapshot)),
    table('takings', TAKINGS, () => takings(snapshot)),
    table('cases', CASES, () => cases(source, snapshot)),
    table('voucherBalances', VOUCHERS, () => balances(source)),
    { name: 'facts/journal.ndjson', type: 'application/x-ndjson', text: () => journal(source, snapshot) },
  ];
}

const OF_ORDER = 'till stream seq at businessDay order number';
const ORDERS = `${OF_ORDER} state training session by customer tickets currency total rounding`;
const LINES = `${OF_ORDER} line kind event eventName date startsAt zoneName priceName productName quantity unit discounts total vatName vatPercent reason`;
const TICKETS = `${OF_ORDER} ticket ticketNumber kind eventName startsAt zoneName priceName productName section row seat amount`;
const PAYMENTS = `${OF_ORDER} method methodName kind amount given change currency foreignCurrency foreignAmount reference voucherLast4`;
const CLOSINGS =
  'till stream seq at session number by orders tickets copies currency float lines rounding payIns payOuts drops noSales expectedCash countedCash difference floatLeft deposit bag';
const TAKINGS = 'till stream training orders tickets method methodName kind count currency amount';
const CASES = 'till stream seq id kind openedAt detail';
const VOUCHERS = 'id opened spent voided left';

/** Cells in the order of the columns; texts are harmless to spreadsheets, amounts and numbers are ours. */
async function* cellsOf(columns: readonly string[], lines: AsyncIterable<Line>): AsyncGenerator<string[]> {
  for await (const line of lines)
    yield columns.map((column) => {
      const cell = line[column];
      if (cell === null || cell === undefined) return '';
      if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
      return typeof cell === 'string' && !/^-?\d+\.\d\d$/.test(cell) ? guarded(cell) : String(cell);
    });
}

function tillOf(snapshot: Snapshot, stream: StreamRow): Line {
  const till = snapshot.devices.find((device) => device.device === stream.device);
  return { till: till?.tillNo ?? '', stream: stream.stream, training: stream.state.training };
}

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

/** An amount as it stands in an entry. A body is taken in with less than all its fields, and is no reason to fail. */
const money = (minor: unknown): string => (Number.isSafeInteger(minor) ? decimals(minor as number) : '');

/** A till's clock may say anything. */
function moment(ms: number): string {
  const at = new Date(ms);
  return Number.isNaN(at.getTime()) ? String(ms) : at.toISOString();
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

function paymentOf(payment: OrderRecord['payments'][number], currency: string): Line {
  const { method, methodName, kind, minor, givenMinor, changeMinor, reference, foreign, voucher } = payment;
  return {
    method,
    methodName,
    kind,
    currency,
    amount: money(minor),
    given: money(givenMinor),
    change: money(changeMinor),
    reference,
    foreignCurrency: foreign?.currency,
    foreignAmount: money(foreign?.minor),
    voucherLast4: voucher?.last4,
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
      for (const { id, kind, seq, detail, openedAt } of found)
        yield { ...tillOf(snapshot, stream), seq, id, kind, detail, openedAt: moment(openedAt) };
    }
}

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
