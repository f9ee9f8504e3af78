import type { Payment } from '../../shared/domain/payment.ts';
import type {
  MethodTotal,
  OrderValidated,
  SessionClosed,
  SessionOpened,
} from '../../shared/journal/bodies.ts';
import type { CashMoved } from '../../shared/journal/bodiesOfCash.ts';
import type { PaymentCorrected } from '../../shared/journal/bodiesOfCorrections.ts';
import type { InvoiceSettled, InvoiceTotals } from '../../shared/journal/bodiesOfInvoices.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { Violation } from './violation.ts';

/** Sums of money by method, counted anew and without the product's own folds. Minor units. */
class Drawer {
  readonly methods = new Map<string, { minor: number; count: number }>();
  netMinor = 0;
  roundingMinor = 0;
  orders = 0;
  tickets = 0;
  refunds = 0;
  returned = 0;
  /** What lies in the drawer by the float, cash payments and movements. */
  cashMinor = 0;
  readonly invoices = { issued: 0, issuedMinor: 0, creditedMinor: 0, settled: 0, settledMinor: 0 };

  pay(payments: readonly Payment[]): void {
    for (const { method, kind, minor } of payments) {
      if (kind === 'cash') this.cashMinor += minor;
      const so = this.methods.get(method) ?? { minor: 0, count: 0 };
      this.methods.set(method, { minor: so.minor + minor, count: so.count + 1 });
    }
  }

  add(entry: Entry): void {
    if (entry.kind === 'orderValidated') {
      const body = entry.body as unknown as OrderValidated;
      this.orders += 1;
      this.tickets += body.tickets.length;
      this.netMinor += body.totalMinor;
      this.roundingMinor += body.roundingMinor;
      this.pay(body.payments);
      const owed = onInvoice(body.payments);
      if (owed > 0) this.invoices.issued += 1;
      this.invoices.issuedMinor += owed;
    } else if (entry.kind === 'orderReserved') {
      this.orders += 1;
    } else if (entry.kind === 'ticketsReturned') {
      const body = entry.body as unknown as TicketsReturned;
      this.refunds += 1;
      this.returned += body.items.length;
      this.netMinor += body.totalMinor;
      this.roundingMinor += body.roundingMinor;
      this.pay(body.payments);
      this.invoices.creditedMinor -= onInvoice(body.payments);
    } else if (entry.kind === 'invoiceSettled') {
      const { payments, roundingMinor } = entry.body as unknown as InvoiceSettled;
      this.roundingMinor += roundingMinor;
      this.pay(payments);
      this.invoices.settled += 1;
      this.invoices.settledMinor -= onInvoice(payments);
    } else if (entry.kind === 'paymentCorrected') {
      const { minus, plus, roundingMinor } = entry.body as unknown as PaymentCorrected;
      this.roundingMinor += roundingMinor;
      this.pay([minus, plus]);
    } else if (entry.kind === 'cashMoved') {
      const { kind, minor } = entry.body as unknown as CashMoved;
      this.cashMinor += kind === 'payIn' ? minor : 0 - minor;
    }
  }

  byMethod(): { readonly method: string; readonly minor: number; readonly count: number }[] {
    return [...this.methods]
      .map(([method, so]) => ({ method, ...so }))
      .sort((a, b) => (a.method < b.method ? -1 : 1));
  }
}

/** What payments owe by invoice, minor units. */
const onInvoice = (payments: readonly Payment[]): number =>
  payments.reduce((sum, { kind, minor }) => sum + (kind === 'invoice' ? minor : 0), 0);

/** What a stream has taken, from its entries alone; throws Violation when a closing says something else (G3). */
export function takingsOf(entries: readonly Entry[], stream: string) {
  const all = new Drawer();
  let session = new Drawer();
  let whole = entries[0]?.kind === 'streamStarted';
  for (const entry of entries) {
    all.add(entry);
    if (entry.kind === 'sessionOpened') {
      session = new Drawer();
      session.cashMinor = (entry.body as unknown as SessionOpened).floatMinor;
      whole = true;
    } else if (entry.kind === 'sessionClosed') {
      // A branch may begin in the middle of a session: its closing counts what is before it, too.
      if (whole) checkClosing(entry.body as unknown as SessionClosed, session, stream);
    } else session.add(entry);
  }
  const { netMinor, roundingMinor, orders, tickets, refunds, returned } = all;
  return { orders, tickets, netMinor, roundingMinor, refunds, returned, methods: all.byMethod() };
}

function checkClosing(closing: SessionClosed, session: Drawer, stream: string): void {
  const said = closing.methods
    .map(({ method, minor, count }: MethodTotal) => ({ method, minor, count }))
    .sort((a, b) => (a.method < b.method ? -1 : 1));
  const paid = said.reduce((sum, { minor }) => sum + minor, 0);
  if (JSON.stringify(said) !== JSON.stringify(session.byMethod()))
    throw new Violation(
      `G3: closing ${closing.number} of stream ${stream} says ${JSON.stringify(said)}, its orders ${JSON.stringify(session.byMethod())}`,
    );
  if (paid !== session.netMinor + session.roundingMinor)
    throw new Violation(`G3: closing ${closing.number} of stream ${stream} does not add up`);
  checkInvoices(closing, session.invoices, stream);
  const { expectedCashMinor, countedCashMinor, differenceMinor, counting } = closing;
  const kept = (counting?.floatLeftMinor ?? 0) + (counting?.depositMinor ?? 0);
  if (
    expectedCashMinor !== session.cashMinor ||
    differenceMinor !== countedCashMinor - session.cashMinor ||
    (counting && kept !== countedCashMinor)
  )
    throw new Violation(
      `G3: closing ${closing.number} of stream ${stream} expects ${expectedCashMinor} in the drawer, its entries make ${session.cashMinor}; ${countedCashMinor} were counted, ${differenceMinor} too much, ${kept} kept`,
    );
}

function checkInvoices(
  { number, invoices }: SessionClosed,
  counted: Readonly<Record<keyof InvoiceTotals, number>>,
  stream: string,
): void {
  const keys = Object.keys(counted) as (keyof InvoiceTotals)[];
  const wrong = keys.find((key) => (invoices?.[key] ?? 0) !== counted[key]);
  if (wrong)
    throw new Violation(
      `G3: closing ${number} of stream ${stream} says ${wrong} ${invoices?.[wrong] ?? 0} of its invoices, its entries ${counted[wrong]}`,
    );
}
