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
  readonly tillNo: number;
  readonly cashier: string;
  readonly currency: Currency;
  readonly lines: readonly {
    readonly text: string;
    readonly detail: string;
    readonly startsAt: Instant;
    readonly quantity: number;
    readonly unitMinor: number;
    readonly totalMinor: number;
  }[];
  readonly totalMinor: number;
  readonly roundingMinor: number;
  readonly payments: readonly {
    readonly name: string;
    readonly minor: number;
    readonly givenMinor: number;
    readonly changeMinor: number;
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

/** A page that shows that a printer works and how it prints accents and codes. */
export interface TestDocument {
  readonly kind: 'test';
  readonly language: Language;
  readonly printerName: string;
  readonly venueName: string;
  readonly at: Instant;
  readonly timeZone: string;
}

export type PrintDocument = TicketDocument | ReceiptDocument | TestDocument;
