import type { Fields } from '../bind.ts';
import type { ReceiptDocument } from '../documents.ts';
import { amountText, dayText, momentText, percentText, priceText } from '../format.ts';
import { duplicateMark, paperWords } from '../words.ts';

/** What a receipt's layout can name: where, what, how much, how paid. */
export function receiptFields(receipt: ReceiptDocument): Fields {
  const words = paperWords(receipt.language);
  const at = (instant: string): string => momentText(instant, receipt.timeZone);
  const { refund } = receipt;
  return {
    mark: receipt.copy > 0 ? duplicateMark(receipt.language, receipt.copy) : '',
    venue: receipt.venueName,
    city: receipt.venueCity,
    number: refund ? `${words.refund} ${refund.number}` : `${words.receipt} ${receipt.orderNumber}`,
    ofOrder: refund ? `${words.order} ${receipt.orderNumber}` : '',
    approvedBy: refund && refund.approvedBy !== '' ? `${words.approvedBy} ${refund.approvedBy}` : '',
    feeName: words.fee,
    fee: refund && refund.feeMinor > 0 ? amountText(refund.feeMinor) : '',
    signature: refund ? words.signature : '',
    at: at(receipt.at),
    servedBy: `${words.servedBy} ${receipt.cashier}`,
    till: `${words.till} ${receipt.tillNo}`,
    lines: receipt.lines.map((line) => ({
      text: line.text,
      detail: line.detail,
      total: amountText(line.totalMinor),
      quantity: `${line.quantity} × ${amountText(line.unitMinor)}`,
      startsAt: line.startsAt === null ? '' : at(line.startsAt),
      discounts: line.discounts.map(({ name, minor }) => ({ name, minor: amountText(-minor) })),
    })),
    totalName: words.total,
    total: priceText(receipt.totalMinor, receipt.currency),
    roundingName: words.rounding,
    rounding: receipt.roundingMinor === 0 ? '' : amountText(receipt.roundingMinor),
    payments: receipt.payments.map((payment) => paymentFields(payment, receipt)),
    taxes: receipt.taxes.map((tax) => ({
      text: `${words.vatIncluded} ${percentText(tax.basisPoints)} ${words.on} ${amountText(tax.grossMinor)}`,
      tax: amountText(tax.taxMinor),
    })),
    footer: receipt.footer,
  };
}

function paymentFields(payment: ReceiptDocument['payments'][number], receipt: ReceiptDocument): Fields {
  const words = paperWords(receipt.language);
  const { foreign, voucher } = payment;
  const change = payment.changeMinor === 0 ? '' : amountText(payment.changeMinor);
  return {
    name: payment.name,
    amount: amountText(payment.minor),
    reference: payment.reference === '' ? '' : `${words.reference} ${payment.reference}`,
    voucher: voucher === null ? '' : `…${voucher.last4} · ${voucherLeft(voucher, receipt)}`,
    foreign: foreign === null ? '' : `${words.given} ${priceText(foreign.minor, foreign.currency)}`,
    rate: foreign === null ? '' : `${words.rate} ${foreign.rateMicro / 1_000_000}`,
    givenName: words.given,
    given: change === '' || foreign !== null ? '' : amountText(payment.givenMinor),
    changeName: words.change,
    change,
  };
}

/** "12.00 left, until 27.11.2027": what a voucher is still worth. */
function voucherLeft(
  voucher: NonNullable<ReceiptDocument['payments'][number]['voucher']>,
  receipt: ReceiptDocument,
): string {
  const words = paperWords(receipt.language);
  if (voucher.leftMinor === null) return words.unknownLeft;
  const left = `${amountText(voucher.leftMinor)} ${words.left}`;
  return voucher.validTo === null
    ? left
    : `${left}, ${words.validTo} ${dayText(voucher.validTo, receipt.timeZone)}`;
}
