import type { Payment } from '../domain/payment.ts';
import type { TaxLine } from '../domain/priced.ts';
import type { Entry } from '../journal/entry.ts';

/** What a payment method got by an act, minor units. */
export interface PaidBy {
  readonly method: string;
  readonly methodName: string;
  readonly kind: string;
  readonly minor: number;
}

/** One entry that moved money, as a report wants it. Minor units. */
export interface MoneyAct {
  readonly seq: number;
  /** The order's or the refund's number. */
  readonly number: string;
  readonly kind: 'sale' | 'return' | 'other';
  /** ms UTC. */
  readonly at: number;
  readonly day: string;
  readonly session: string;
  /** Tickets sold, or taken back. */
  readonly tickets: number;
  /** Lines before rounding; below zero for a return. */
  readonly netMinor: number;
  readonly roundingMinor: number;
  readonly paid: readonly PaidBy[];
  readonly taxes: readonly TaxLine[];
}

/** The parts of a body that move money, whatever its kind. */
interface MoneyBody {
  readonly number?: string;
  readonly session?: string;
  readonly businessDay?: string;
  readonly totalMinor?: number;
  readonly roundingMinor?: number;
  readonly payments?: readonly Payment[];
  /** Of a correction: the payment with its sign turned, and what it was in truth. */
  readonly orderNumber?: string;
  readonly minus?: Payment;
  readonly plus?: Payment;
  readonly taxes?: readonly TaxLine[];
  readonly tickets?: readonly unknown[];
  readonly items?: readonly unknown[];
}

/**
 * The act of an entry that moved money: every body with payments in a cash session is one, so that a kind which a later
 * version adds is not left out. Null for all others.
 */
export function moneyActOf(entry: Pick<Entry, 'seq' | 'at' | 'kind' | 'body'>): MoneyAct | null {
  const body = entry.body as unknown as MoneyBody;
  const payments = paymentsOf(body);
  if (payments === null || typeof body.session !== 'string') return null;
  const returned = entry.kind === 'ticketsReturned';
  return {
    seq: entry.seq,
    number: body.number ?? body.orderNumber ?? '',
    kind: returned ? 'return' : entry.kind === 'orderValidated' ? 'sale' : 'other',
    at: entry.at,
    day: body.businessDay ?? '',
    session: body.session,
    tickets: (returned ? body.items : body.tickets)?.length ?? 0,
    netMinor: body.totalMinor ?? 0,
    roundingMinor: body.roundingMinor ?? 0,
    paid: payments.map(({ method, methodName, kind, minor }) => ({
      method,
      methodName,
      kind,
      minor,
    })),
    taxes: body.taxes ?? [],
  };
}

/** What an entry paid and paid back; null for one that moved no money. */
function paymentsOf({ payments, minus, plus }: MoneyBody): readonly Payment[] | null {
  if (Array.isArray(payments)) return payments as readonly Payment[];
  return minus && plus ? [minus, plus] : null;
}
