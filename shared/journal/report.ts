import type { TaxLine } from '../domain/priced.ts';
import type { SessionId, StaffId } from '../kernel/ids.ts';
import { sum } from '../kernel/money.ts';
import { addTaxes } from './addTaxes.ts';
import type { MethodTotal, OrderValidated, SessionOpened, SoldLine } from './bodies.ts';
import type { CashMoved, MovementTotals } from './bodiesOfCash.ts';
import type { PaymentCorrected } from './bodiesOfCorrections.ts';
import type { InvoiceSettled, InvoiceTotals } from './bodiesOfInvoices.ts';
import type { TicketsReturned } from './bodiesOfReturns.ts';
import type { Entry } from './entry.ts';
import { addMovement } from './foldCash.ts';
import { withInvoices, withSettled } from './foldInvoice.ts';
import { addPayments } from './methodTotals.ts';
import { orderFromBefore } from './orderFromBefore.ts';
import type { ReturnTotals } from './totals.ts';

/** What was sold of something, what came back taken off. Minor units, before rounding. */
export interface ReportRow {
  readonly key: string;
  readonly name: string;
  /** Of a date: when it starts; else empty. */
  readonly startsAt: string;
  readonly quantity: number;
  readonly minor: number;
}

/** A cash session as its own entries tell it: the same report for an X and a Z, at the till and at the centre. */
export interface SessionReport {
  readonly session: SessionId | null;
  readonly openedBy: StaffId | null;
  readonly openedAt: number;
  readonly floatMinor: number;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly orders: number;
  readonly reserved: number;
  readonly tickets: number;
  readonly copies: number;
  readonly linesMinor: number;
  /** The part of the lines that gift vouchers sold make. */
  readonly vouchersMinor: number;
  readonly roundingMinor: number;
  readonly methods: readonly MethodTotal[];
  readonly taxes: readonly TaxLine[];
  readonly returns: ReturnTotals | null;
  readonly movements: MovementTotals | null;
  readonly invoices: InvoiceTotals | null;
  /** By date; passes, vouchers and fees kept have a row of their own each. All rows make `linesMinor`. */
  readonly dates: readonly ReportRow[];
  /** By price category, over all dates; the same passes, vouchers and fees. All rows make `linesMinor`. */
  readonly prices: readonly ReportRow[];
  /** By who sold or took back: quantity counts orders. All rows make `linesMinor`. */
  readonly sellers: readonly ReportRow[];
  /** By hour: the key is its start in ms UTC, quantity counts orders. All rows make `linesMinor`. */
  readonly hours: readonly ReportRow[];
  /** Free tickets by reason. */
  readonly free: readonly ReportRow[];
}

const HOUR_MS = 3_600_000;
/** Key of what the venue kept of tickets taken back. */
export const FEES = 'fees';

/** What is added to a row. */
interface Part {
  readonly key: string;
  readonly name: string;
  readonly startsAt?: string;
  readonly quantity: number;
  readonly minor: number;
}

function add(rows: readonly ReportRow[], parts: readonly Part[]): ReportRow[] {
  const next = [...rows];
  for (const { key, name, startsAt = '', quantity, minor } of parts) {
    const i = next.findIndex((row) => row.key === key);
    const so = next[i] ?? { key, name, startsAt, quantity: 0, minor: 0 };
    const row = { ...so, quantity: so.quantity + quantity, minor: sum([so.minor, minor]) };
    if (i < 0) next.push(row);
    else next[i] = row;
  }
  return next;
}

const EMPTY: SessionReport = {
  session: null,
  openedBy: null,
  openedAt: 0,
  floatMinor: 0,
  fromSeq: 0,
  toSeq: 0,
  orders: 0,
  reserved: 0,
  tickets: 0,
  copies: 0,
  linesMinor: 0,
  vouchersMinor: 0,
  roundingMinor: 0,
  methods: [],
  taxes: [],
  returns: null,
  movements: null,
  invoices: null,
  dates: [],
  prices: [],
  sellers: [],
  hours: [],
  free: [],
};

/**
 * Folds the entries of one session, in their order, from its opening on; entries of kinds that move neither money nor
 * paper leave it as it is. The entries must be such as `stepStream` takes.
 */
export function reportOf(entries: Iterable<Entry>): SessionReport {
  let report = EMPTY;
  for (const entry of entries) {
    const at = { toSeq: entry.seq, fromSeq: report.fromSeq || entry.seq };
    report = { ...step(report, entry), ...at };
  }
  return report;
}

function step(report: SessionReport, entry: Entry): SessionReport {
  const body: unknown = entry.body;
  switch (entry.kind) {
    case 'sessionOpened': {
      const { session, by, floatMinor } = body as SessionOpened;
      return { ...report, session, openedBy: by, openedAt: entry.at, floatMinor };
    }
    case 'orderValidated':
      return sold(report, entry, orderFromBefore(body as OrderValidated));
    case 'orderReserved':
      return { ...report, reserved: report.reserved + 1 };
    case 'ticketsReturned':
      return returned(report, entry, body as TicketsReturned);
    case 'paymentCorrected': {
      const { minus, plus, roundingMinor } = body as PaymentCorrected;
      return {
        ...report,
        roundingMinor: sum([report.roundingMinor, roundingMinor]),
        methods: addPayments(report.methods, [minus, plus]),
      };
    }
    case 'invoiceSettled': {
      const settled = body as InvoiceSettled;
      return {
        ...report,
        roundingMinor: sum([report.roundingMinor, settled.roundingMinor]),
        methods: addPayments(report.methods, settled.payments),
        invoices: withSettled(report.invoices ?? undefined, settled),
      };
    }
    case 'copyPrinted':
      return { ...report, copies: report.copies + 1 };
    case 'cashMoved':
      return { ...report, movements: addMovement(report.movements, body as CashMoved) };
    default:
      return report;
  }
}

const hourOf = (at: number): string => String(Math.floor(at / HOUR_MS) * HOUR_MS);

function sold(report: SessionReport, entry: Entry, body: OrderValidated): SessionReport {
  const act = { name: '', quantity: 1, minor: body.totalMinor };
  return {
    ...report,
    orders: report.orders + 1,
    tickets: report.tickets + body.tickets.length,
    linesMinor: sum([report.linesMinor, body.totalMinor]),
    vouchersMinor: sum([
      report.vouchersMinor,
      ...body.lines.map((line) => (line.kind === 'voucher' ? line.totalMinor : 0)),
    ]),
    roundingMinor: sum([report.roundingMinor, body.roundingMinor]),
    methods: addPayments(report.methods, body.payments),
    invoices: withInvoices(report.invoices ?? undefined, body.payments) ?? null,
    taxes: addTaxes(report.taxes, body.taxes),
    dates: add(report.dates, body.lines.map(dateOf)),
    prices: add(report.prices, body.lines.map(priceOf)),
    sellers: add(report.sellers, [{ key: body.by, ...act }]),
    hours: add(report.hours, [{ key: hourOf(entry.at), ...act }]),
    free: add(
      report.free,
      body.lines.flatMap((line) =>
        line.kind === 'ticket' && line.reason !== null && line.reason !== undefined
          ? [{ key: line.reason, name: line.reasonName, quantity: line.quantity, minor: 0 }]
          : [],
      ),
    ),
  };
}

function dateOf(line: SoldLine): Part {
  const { quantity, totalMinor: minor } = line;
  return line.kind === 'ticket'
    ? { key: line.date, name: line.eventName, startsAt: line.startsAt, quantity, minor }
    : { key: productKey(line.productName), name: line.productName, quantity, minor };
}

function priceOf(line: SoldLine): Part {
  const { quantity, totalMinor: minor } = line;
  const name = line.kind === 'ticket' ? line.priceName : line.productName;
  return { key: line.kind === 'ticket' ? `price ${name}` : productKey(name), name, quantity, minor };
}

/** A pass taken back is known by its name only. */
const productKey = (name: string): string => `product ${name}`;

function returned(report: SessionReport, entry: Entry, body: TicketsReturned): SessionReport {
  const before = report.returns ?? { refunds: 0, tickets: 0, minor: 0, feesMinor: 0 };
  const act = { name: '', quantity: 0, minor: body.totalMinor };
  const fee: Part[] =
    body.feeMinor === 0 ? [] : [{ key: FEES, name: '', quantity: body.items.length, minor: body.feeMinor }];
  return {
    ...report,
    linesMinor: sum([report.linesMinor, body.totalMinor]),
    roundingMinor: sum([report.roundingMinor, body.roundingMinor]),
    methods: addPayments(report.methods, body.payments),
    invoices: withInvoices(report.invoices ?? undefined, body.payments) ?? null,
    taxes: addTaxes(report.taxes, body.taxes),
    returns: {
      refunds: before.refunds + 1,
      tickets: before.tickets + body.items.length,
      minor: sum([before.minor, ...body.items.map((item) => item.minor)]),
      feesMinor: sum([before.feesMinor, body.feeMinor]),
    },
    dates: add(report.dates, [
      ...body.items.map((item) => ({
        key: item.date ?? productKey(item.eventName),
        name: item.eventName,
        startsAt: item.startsAt ?? '',
        quantity: -1,
        minor: 0 - item.minor,
      })),
      ...fee,
    ]),
    prices: add(report.prices, [
      ...body.items.map((item) => {
        const name = item.kind === 'ticket' ? item.priceName : item.eventName;
        const key = item.kind === 'ticket' ? `price ${name}` : productKey(name);
        return { key, name, quantity: -1, minor: 0 - item.minor };
      }),
      ...fee,
    ]),
    sellers: add(report.sellers, [{ key: body.by, ...act }]),
    hours: add(report.hours, [{ key: hourOf(entry.at), ...act }]),
  };
}
