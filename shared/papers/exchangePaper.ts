import { addTaxes } from '../journal/addTaxes.ts';
import type { TicketsReturned } from '../journal/bodiesOfReturns.ts';
import type { Language } from '../kernel/language.ts';
import type { ReceiptDocument } from '../layout/documents.ts';
import { paperWords } from '../layout/words.ts';
import { type OrderOnPaper, receiptPaper } from './orderPapers.ts';
import { refundPaper } from './refundPaper.ts';

/**
 * The receipt of an order that took the place of tickets taken back: new and old ones, the fee, and the money that moved. The
 * worth that went from the old ones to the new ones is on both sides and left out.
 */
export function exchangePaper(
  order: OrderOnPaper,
  returned: TicketsReturned,
  copy: number,
  language: Language,
): ReceiptDocument {
  const sold = receiptPaper(order, copy, language);
  const back = refundPaper({ ...order, body: returned, approvedBy: '' }, copy, language);
  const fee: ReceiptDocument['lines'][number] = {
    text: paperWords(language).fee,
    detail: '',
    startsAt: null,
    quantity: 1,
    unitMinor: returned.feeMinor,
    totalMinor: returned.feeMinor,
    discounts: [],
  };
  const moved = (body: Pick<TicketsReturned, 'payments'>, paper: ReceiptDocument) =>
    paper.payments.filter((_, i) => body.payments[i]?.kind !== 'exchange');
  return {
    ...sold,
    lines: [...sold.lines, ...back.lines, ...(returned.feeMinor === 0 ? [] : [fee])],
    totalMinor: sold.totalMinor + back.totalMinor,
    roundingMinor: sold.roundingMinor + back.roundingMinor,
    payments: [...moved(order.body, sold), ...moved(returned, back)],
    taxes: addTaxes(order.body.taxes, returned.taxes)
      .filter((tax) => tax.vatBasisPoints > 0)
      .map(({ vatName, vatBasisPoints, grossMinor, taxMinor }) => ({
        name: vatName,
        basisPoints: vatBasisPoints,
        grossMinor,
        taxMinor,
      })),
  };
}
