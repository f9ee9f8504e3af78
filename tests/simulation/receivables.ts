import type { Payment } from '../../shared/domain/payment.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { InvoiceSettled } from '../../shared/journal/bodiesOfInvoices.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { Violation } from './violation.ts';

/** Which entry acts. */
interface Act {
  readonly key: string;
  readonly stream: string;
}

/** What was paid of an invoice, by an entry. */
interface Payoff extends Act {
  readonly minor: number;
  readonly byWord: boolean;
}

/** What tickets that were taken back made an invoice fall by. */
interface Credit extends Act {
  readonly minor: number;
  /** Number of the refund. */
  readonly number: string;
}

/** An order that was issued against an invoice, as it stands in truth. Minor units. */
export interface Receivable {
  readonly order: string;
  readonly number: string;
  /** Who issued it. */
  readonly stream: string;
  readonly minor: number;
  readonly payoffs: Payoff[];
  readonly credits: Credit[];
  /** An act on it was lost with a disk: what others did upon it can't be told from what never was. */
  unsure: boolean;
}

/** What is still owed, minor units: the first payment is for all of it. */
export const owedOf = ({ minor, payoffs, credits }: Receivable): number =>
  payoffs.length > 0 ? 0 : Math.max(0, minor - credits.reduce((sum, one) => sum + one.minor, 0));

/** What payments owe by invoice, minor units. */
const onInvoice = (payments: readonly Payment[]): number =>
  payments.reduce((sum, { kind, minor }) => sum + (kind === 'invoice' ? minor : 0), 0);

/** Invoices that were issued, whichever till did so, and what became of them. */
export class Receivables {
  readonly all = new Map<string, Receivable>();
  readonly #suspect: ReadonlySet<string>;
  /** How to take back what an entry did. */
  readonly #undo = new Map<string, () => void>();

  constructor(suspect: ReadonlySet<string>) {
    this.#suspect = suspect;
  }

  /** A sale: it may be owed. */
  sold({ order, number, payments }: OrderValidated, { key, stream }: Act): void {
    const minor = onInvoice(payments);
    if (minor <= 0) return;
    this.all.set(order, { order, number, stream, minor, payoffs: [], credits: [], unsure: false });
    this.#undo.set(key, () => this.all.delete(order));
  }

  /** Tickets are taken back: less may be owed. */
  returned({ order, number, payments }: TicketsReturned, { key, stream }: Act): void {
    const minor = -onInvoice(payments);
    const found = this.all.get(order);
    if (!found || minor <= 0) return;
    const credit: Credit = { key, stream, minor, number };
    found.credits.push(credit);
    this.#undo.set(key, () => {
      found.credits.splice(found.credits.indexOf(credit), 1);
      found.unsure = true;
    });
  }

  /** G3: it is paid: what comes in is what is owed, rounding apart; by right it is paid once. */
  paid(body: InvoiceSettled, { key, stream }: Act): void {
    const minor = -onInvoice(body.payments);
    const sum = body.payments.reduce((all, one) => all + one.minor, 0);
    if (minor <= 0 || sum !== body.roundingMinor)
      throw new Violation(
        `G3: invoice ${body.number} falls by ${minor}, its payment and rounding make ${sum}, ${body.roundingMinor}`,
      );
    const found = this.all.get(body.order);
    if (!found) return;
    if (minor > found.minor)
      throw new Violation(`G3: of invoice ${body.number} over ${found.minor} ${minor} are paid`);
    const payoff: Payoff = { key, stream, minor, byWord: body.authority === 'override' };
    const excused = (one: Payoff): boolean => one.byWord || this.#suspect.has(one.stream);
    const before = found.payoffs.find((one) => !excused(one));
    found.payoffs.push(payoff);
    this.#undo.set(key, () => {
      found.payoffs.splice(found.payoffs.indexOf(payoff), 1);
      found.unsure = true;
    });
    if (before && !found.unsure && !excused(payoff))
      throw new Violation(`G3: invoice ${body.number} is paid by right at ${before.key} and at ${key}`);
  }

  /** What this entry did is as if it had never been. */
  forget(key: string): void {
    this.#undo.get(key)?.();
    this.#undo.delete(key);
  }
}
