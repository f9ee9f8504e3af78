import type { Payment } from '../domain/payment.ts';
import type { PricedLine, TaxLine } from '../domain/pricing.ts';
import type {
  CommandId,
  LeaseId,
  OrderId,
  OrganiserId,
  QuotaId,
  SessionId,
  StaffId,
  StreamId,
  TicketId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';

/** Running totals over a stream's life, in every entry that moves money. Minor units. */
export interface Perpetual {
  readonly netMinor: number;
  readonly absoluteMinor: number;
}

/** First entry of a till life. */
export interface StreamStarted {
  readonly organiser: OrganiserId;
  readonly device: string;
  readonly instance: string;
  readonly tillNo: number;
  /** Prefix of this life's numbers. */
  readonly prefix: string;
  /** Raw Ed25519 public key, hex, and its id. */
  readonly publicKey: string;
  readonly keyId: string;
  readonly currency: Currency;
  readonly software: string;
  readonly training: boolean;
  readonly predecessor: {
    readonly stream: StreamId;
    readonly seq: number;
    readonly link: string;
    readonly perpetual: Perpetual;
  } | null;
}

/** A cashier opened the cash session of the till's drawer. */
export interface SessionOpened {
  readonly session: SessionId;
  readonly by: StaffId;
  readonly floatMinor: number;
}

/** A ticket of an order: its line gives event, date, zone and price. */
export interface SoldTicket {
  readonly ticket: TicketId;
  readonly ordinal: number;
  readonly number: string;
  /** Index into the order's lines. */
  readonly line: number;
  /** The eight characters after the number in the CODE128. */
  readonly secret: string;
  readonly validFromMinute: number;
  readonly validToMinute: number;
  /** Ed25519 over the ticket's claim, hex. */
  readonly signature: string;
}

/** A right consumed from a lease. */
export interface ConsumedRight {
  readonly lease: LeaseId;
  readonly epoch: number;
  readonly quota: QuotaId;
  readonly amount: number;
}

/** A line as sold. Holder names are personal and stand in the personal part. */
export type SoldLine = Omit<PricedLine, 'holder'>;

/** A sale: every value as it was on that evening. */
export interface OrderValidated {
  readonly order: OrderId;
  readonly ordinal: number;
  readonly number: string;
  readonly command: CommandId;
  readonly session: SessionId;
  readonly by: StaffId;
  readonly businessDay: string;
  readonly currency: Currency;
  readonly lines: readonly SoldLine[];
  readonly tickets: readonly SoldTicket[];
  readonly payments: readonly Payment[];
  readonly taxes: readonly TaxLine[];
  readonly totalMinor: number;
  readonly roundingMinor: number;
  readonly rights: readonly ConsumedRight[];
  readonly perpetual: Perpetual;
  /** Holder names by line index, in the personal part. */
  readonly personalHash?: string;
}

/** A duplicate of a ticket, written before its first byte goes to a printer. */
export interface CopyPrinted {
  readonly ticket: TicketId;
  readonly order: OrderId;
  /** Class number of the copy within the stream. */
  readonly ordinal: number;
  /** 1 for the first duplicate of this ticket. */
  readonly copy: number;
  readonly by: StaffId;
  readonly reason: 'reprint' | 'notComeOut';
}

/** Totals of one payment method within a session. */
export interface MethodTotal {
  readonly method: string;
  readonly methodName: string;
  readonly kind: string;
  readonly minor: number;
  readonly count: number;
}

/** Closing of a cash session: the Z. */
export interface SessionClosed {
  readonly session: SessionId;
  readonly ordinal: number;
  readonly number: string;
  readonly by: StaffId;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly orders: number;
  readonly tickets: number;
  readonly copies: number;
  readonly floatMinor: number;
  readonly linesMinor: number;
  readonly roundingMinor: number;
  readonly methods: readonly MethodTotal[];
  readonly taxes: readonly TaxLine[];
  readonly expectedCashMinor: number;
  readonly countedCashMinor: number;
  readonly differenceMinor: number;
  /** Link of the entry before this one. */
  readonly head: string;
  /** Link of the closing before, or GENESIS. */
  readonly previousClosing: string;
  readonly perpetual: Perpetual;
}

/** The personal parts of some entries were emptied. */
export interface PersonalErased {
  readonly entries: readonly number[];
}

/** Every kind of entry that this version writes and folds. */
export interface Bodies {
  streamStarted: StreamStarted;
  sessionOpened: SessionOpened;
  orderValidated: OrderValidated;
  copyPrinted: CopyPrinted;
  sessionClosed: SessionClosed;
  personalErased: PersonalErased;
}
export type Kind = keyof Bodies;
