import type { TaxLine } from '../domain/priced.ts';
import type { SessionId, StaffId, StreamId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { MethodTotal } from './bodies.ts';
import type { CashCount, MovementTotals } from './bodiesOfCash.ts';
import type { InvoiceTotals } from './bodiesOfInvoices.ts';
import { GENESIS } from './entry.ts';
import type { Perpetual, ReturnTotals } from './totals.ts';

/** A closing's link is known only to the entry behind it. */
export const AWAITED = 'awaited';

/** The classes that are numbered apart, each without a gap within a stream. */
export type NumberClass = 'order' | 'ticket' | 'receipt' | 'z' | 'refund' | 'copy';

/** What a cash session has taken so far. Minor units. */
export interface SessionTakings {
  readonly session: SessionId;
  readonly openedBy: StaffId;
  readonly openedAt: number;
  readonly fromSeq: number;
  readonly floatMinor: number;
  readonly orders: number;
  readonly tickets: number;
  readonly copies: number;
  readonly linesMinor: number;
  /** The part of the lines that gift vouchers sold make; missing for none. */
  readonly vouchersMinor?: number;
  readonly roundingMinor: number;
  readonly methods: readonly MethodTotal[];
  readonly taxes: readonly TaxLine[];
  /** Tickets taken back; missing for none. */
  readonly returns?: ReturnTotals;
  /** Cash that moved without a sale; missing for none. */
  readonly movements?: MovementTotals;
  /** Invoices issued now, credited and paid; missing for none. */
  readonly invoices?: InvoiceTotals;
  /** The count before the one that closes it; missing until there is one. */
  readonly firstCount?: CashCount;
}

/** Where the fold of one stream stands. Small whatever the stream's length: orders leave it as effects. */
export interface StreamState {
  readonly stream: StreamId;
  readonly seq: number;
  readonly started: boolean;
  readonly device: string;
  readonly tillNo: number;
  readonly prefix: string;
  readonly keyId: string;
  readonly publicKey: string;
  readonly currency: Currency;
  readonly training: boolean;
  readonly ordinals: Readonly<Record<NumberClass, number>>;
  readonly perpetual: Perpetual;
  readonly session: SessionTakings | null;
  /** Link of the closing before; GENESIS before the first, AWAITED until the entry after it names it. */
  readonly lastClosing: string;
  /** Over all sessions of the stream. */
  readonly orders: number;
  readonly tickets: number;
}

/** The state before a stream's first entry. */
export function newStream(stream: StreamId): StreamState {
  return {
    stream,
    seq: 0,
    started: false,
    device: '',
    tillNo: 0,
    prefix: '',
    keyId: '',
    publicKey: '',
    currency: 'CHF',
    training: false,
    ordinals: { order: 0, ticket: 0, receipt: 0, z: 0, refund: 0, copy: 0 },
    perpetual: { netMinor: 0, absoluteMinor: 0 },
    session: null,
    lastClosing: GENESIS,
    orders: 0,
    tickets: 0,
  };
}

/**
 * The venue's own cash that must lie in the drawer, in minor units: the float, what was taken in it and put into it,
 * less what was taken out of it and the change that was given for foreign notes.
 */
export function expectedCash(session: Pick<SessionTakings, 'floatMinor' | 'methods' | 'movements'>): number {
  const { payInsMinor = 0, payOutsMinor = 0, dropsMinor = 0 } = session.movements ?? {};
  const start = session.floatMinor + payInsMinor - payOutsMinor - dropsMinor;
  return session.methods.reduce((total, m) => {
    if (m.kind !== 'cash') return total;
    return m.foreign ? total - m.foreign.changeMinor : total + m.minor;
  }, start);
}

/** Foreign cash that must lie in the drawer, in its own minor units. */
export function expectedForeign(
  session: Pick<SessionTakings, 'methods'>,
): { readonly currency: Currency; readonly minor: number }[] {
  const found = new Map<Currency, number>();
  for (const { foreign } of session.methods)
    if (foreign) found.set(foreign.currency, (found.get(foreign.currency) ?? 0) + foreign.minor);
  return [...found].map(([currency, minor]) => ({ currency, minor }));
}
