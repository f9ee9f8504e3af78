import type { TicketsReturned } from '../journal/bodiesOfReturns.ts';
import type { Language } from '../kernel/language.ts';
import { instant } from '../kernel/time.ts';
import type { ReceiptDocument } from '../layout/documents.ts';
import type { OrderOnPaper } from './orderPapers.ts';

/** A return as written down, with what is needed to put it on paper. */
export interface ReturnOnPaper extends Pick<OrderOnPaper, 'at' | 'tillNo' | 'cashier' | 'venue'> {
  readonly body: TicketsReturned;
  /** Empty for nobody. */
  readonly approvedBy: string;
}

/** The receipt of what was taken back: each ticket with its number, below zero, and how the money went out. */
export function refundPaper(back: ReturnOnPaper, copy: number, language: Language): ReceiptDocument {
  const { body, venue } = back;
  return {
    kind: 'receipt',
    language,
    venueName: venue.name,
    venueCity: venue.city,
    footer: venue.receiptFooter,
    timeZone: venue.timeZone,
    at: instant(back.at),
    orderNumber: body.orderNumber,
    refund: { number: body.number, approvedBy: back.approvedBy, feeMinor: body.feeMinor },
    tillNo: back.tillNo,
    cashier: back.cashier,
    currency: body.currency,
    lines: body.items.map((item) => ({
      text: item.eventName,
      detail: [item.number, item.zoneName, item.kind === 'pass' ? '' : item.priceName]
        .filter((part) => part !== '')
        .join(' · '),
      startsAt: item.startsAt,
      quantity: 1,
      unitMinor: item.minor,
      totalMinor: 0 - item.minor,
      discounts: [],
    })),
    totalMinor: body.totalMinor,
    roundingMinor: body.roundingMinor,
    payments: body.payments.map((payment) => ({
      name: payment.methodName,
      minor: payment.minor,
      givenMinor: payment.givenMinor,
      changeMinor: 0,
      reference: payment.reference ?? '',
      foreign: null,
      voucher: null,
    })),
    taxes: body.taxes
      .filter((tax) => tax.vatBasisPoints > 0)
      .map((tax) => ({
        name: tax.vatName,
        basisPoints: tax.vatBasisPoints,
        grossMinor: tax.grossMinor,
        taxMinor: tax.taxMinor,
      })),
    copy,
  };
}
