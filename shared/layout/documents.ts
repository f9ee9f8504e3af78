import type { CashReason } from '../domain/cashDrawer.ts';
import type { PassKind } from '../domain/catalogue.ts';
import type { Language } from '../kernel/language.ts';
import type { Currency } from '../kernel/money.ts';
import type { Instant } from '../kernel/time.ts';

/** Everything a printed ticket shows. Texts are bare values: the layout words and formats them by language. */
export interface TicketDocument {
  readonly kind: 'ticket';
  readonly language: Language;
  readonly eventName: string;
  readonly eventSubtitle: string;
  readonly venueName: string;
  readonly startsAt: Instant;
  readonly doorsAt: Instant;
  readonly timeZone: string;
  readonly zoneName: string;
  readonly priceName: string;
  readonly minor: number;
  readonly currency: Currency;
  readonly orderNumber: string;
  readonly ticketNumber: string;
  /** Empty for none. */
  readonly holder: string;
  /** Null without a numbered seat. */
  readonly seat: { readonly section: string; readonly row: string; readonly number: string } | null;
  /** Free lines, those of the order before those of the ticket. */
  readonly text: readonly string[];
  readonly hidePrice: boolean;
  /** Set for a pass: `eventName` is its name, and its validity is printed in place of date and doors. */
  readonly pass: {
    readonly kind: PassKind;
    readonly entries: number;
    /** Where its holder's photo is found; empty for none. */
    readonly photo: string;
    readonly validFrom: Instant;
    readonly validTo: Instant;
  } | null;
  /** Not sold yet: marked as a specimen, its codes are none. */
  readonly specimen: boolean;
  /** Text of the QR code: base45, so only characters of QR's alphanumeric mode. */
  readonly qr: string;
  /** Text of the CODE128: digits and capital letters. */
  readonly code128: string;
  /** 0 for the original, n for DUPLICATE n. */
  readonly copy: number;
}

/** Everything a receipt shows. */
export interface ReceiptDocument {
  readonly kind: 'receipt';
  readonly language: Language;
  readonly venueName: string;
  readonly venueCity: string;
  readonly footer: string;
  readonly timeZone: string;
  readonly at: Instant;
  readonly orderNumber: string;
  /** Set where tickets were taken back: amounts are then below zero, and it is signed by whoever got the money. */
  readonly refund: {
    readonly number: string;
    /** The manager who answered for it; empty for nobody. */
    readonly approvedBy: string;
    /** Kept by the venue, minor units. */
    readonly feeMinor: number;
  } | null;
  readonly tillNo: number;
  readonly cashier: string;
  readonly currency: Currency;
  readonly lines: readonly {
    readonly text: string;
    readonly detail: string;
    /** Null for passes and vouchers. */
    readonly startsAt: Instant | null;
    readonly quantity: number;
    readonly unitMinor: number;
    /** After discounts. */
    readonly totalMinor: number;
    readonly discounts: readonly { readonly name: string; readonly minor: number }[];
  }[];
  readonly totalMinor: number;
  readonly roundingMinor: number;
  readonly payments: readonly {
    readonly name: string;
    readonly minor: number;
    readonly givenMinor: number;
    readonly changeMinor: number;
    readonly reference: string;
    readonly foreign: {
      readonly currency: Currency;
      readonly minor: number;
      readonly rateMicro: number;
    } | null;
    /** What is left on a voucher; `leftMinor` null when the till could not know. */
    readonly voucher: {
      readonly last4: string;
      readonly leftMinor: number | null;
      readonly validTo: Instant | null;
    } | null;
  }[];
  /** Only rates above zero: an exempt venue prints no VAT, for printing it makes it due. */
  readonly taxes: readonly {
    readonly name: string;
    readonly basisPoints: number;
    readonly grossMinor: number;
    readonly taxMinor: number;
  }[];
  readonly copy: number;
}

/** A gift voucher's slip: whoever holds it can spend it. */
export interface VoucherDocument {
  readonly kind: 'voucher';
  readonly language: Language;
  readonly venueName: string;
  readonly name: string;
  readonly minor: number;
  readonly currency: Currency;
  readonly validTo: Instant;
  readonly timeZone: string;
  /** As it is typed, in groups; also what the QR code says, without hyphens. */
  readonly code: string;
  readonly orderNumber: string;
  readonly copy: number;
}

/** A cash session's closing (Z report) as it was written into the journal. */
export interface ClosingDocument {
  readonly kind: 'closing';
  readonly language: Language;
  readonly venueName: string;
  readonly venueCity: string;
  readonly timeZone: string;
  readonly number: string;
  readonly at: Instant;
  readonly by: string;
  readonly tillNo: number;
  readonly currency: Currency;
  readonly orders: number;
  readonly tickets: number;
  readonly copies: number;
  readonly floatMinor: number;
  readonly linesMinor: number;
  /** The part of the lines that gift vouchers sold make. */
  readonly vouchersMinor: number;
  /** What was taken back, which the sales are less by; null for nothing. */
  readonly returns: { readonly refunds: number; readonly tickets: number; readonly minor: number } | null;
  readonly roundingMinor: number;
  readonly methods: readonly {
    readonly name: string;
    readonly count: number;
    readonly minor: number;
    readonly foreign: { readonly currency: Currency; readonly minor: number } | null;
  }[];
  readonly taxes: readonly {
    readonly basisPoints: number;
    readonly grossMinor: number;
    readonly taxMinor: number;
  }[];
  readonly expectedCashMinor: number;
  readonly countedCashMinor: number;
  readonly differenceMinor: number;
  readonly countedForeign: readonly { readonly currency: Currency; readonly minor: number }[];
  /** How it was counted and what became of it; null where only sums were said, and for an X. */
  readonly counting: {
    readonly floatLeftMinor: number;
    readonly depositMinor: number;
    readonly bag: string;
    readonly methods: readonly {
      readonly name: string;
      readonly countedMinor: number;
      readonly expectedMinor: number;
    }[];
  } | null;
  readonly movements: {
    readonly dropsMinor: number;
    readonly payOutsMinor: number;
    readonly payInsMinor: number;
    readonly noSales: number;
  } | null;
  /** Invoices issued now, credited and paid; null for none. */
  readonly invoices: {
    readonly issued: number;
    readonly issuedMinor: number;
    readonly creditedMinor: number;
    readonly settled: number;
    readonly settledMinor: number;
  } | null;
  /** An X: nothing was counted, and the session goes on. */
  readonly open: boolean;
  /** What was sold by date, price category, seller and hour, as lists with a heading each. */
  readonly lists: readonly PaperList[];
  /** The first letters of the chain's head: what ties the paper to the journal. */
  readonly shortHash: string;
  readonly copy: number;
}

/** A list of a report; texts as they are shown. */
export interface PaperList {
  readonly title: 'byDate' | 'byPrice' | 'bySeller' | 'byHour' | 'free';
  readonly rows: readonly {
    readonly name: string;
    readonly quantity: number;
    /** Null where nothing is paid. */
    readonly minor: number | null;
  }[];
}

/** The slip of cash that moved: it goes into the bag, or to the bill. */
export interface SlipDocument {
  readonly kind: 'closing';
  readonly slip: 'drop' | 'payOut' | 'payIn';
  readonly language: Language;
  readonly venueName: string;
  readonly venueCity: string;
  readonly timeZone: string;
  readonly at: Instant;
  readonly by: string;
  /** The manager who answered for it; empty for nobody. */
  readonly approvedBy: string;
  readonly tillNo: number;
  readonly currency: Currency;
  readonly minor: number;
  readonly reason: CashReason | null;
  readonly note: string;
  readonly bag: string;
  readonly copy: number;
}

/** What one performance brought, on the receipt roll; texts as they are shown. */
export interface StatementDocument {
  readonly kind: 'closing';
  readonly statement: true;
  readonly language: Language;
  readonly venueName: string;
  readonly venueCity: string;
  readonly title: string;
  readonly startsAt: string;
  /** What it stands on: the centre's word of when, or this till alone. */
  readonly asOf: string;
  readonly tillNo: number;
  readonly gross: { readonly name: string; readonly value: string };
  readonly lists: readonly {
    readonly title: string;
    readonly rows: readonly { readonly name: string; readonly value: string }[];
  }[];
  /** Who signs: the venue, the promoter. */
  readonly signatures: readonly [string, string];
  readonly copy: number;
}

/** A page that shows that a printer works and how it prints accents and codes. */
export interface TestDocument {
  readonly kind: 'test';
  readonly language: Language;
  readonly printerName: string;
  readonly venueName: string;
  readonly at: Instant;
  readonly timeZone: string;
}

export type PrintDocument =
  | TicketDocument
  | ReceiptDocument
  | VoucherDocument
  | ClosingDocument
  | SlipDocument
  | StatementDocument
  | TestDocument;
