import { type Block, band, cell, fitted, gap, row, rule, size } from './block.ts';
import type { ReceiptDocument } from './documents.ts';
import { amountText, dayText, momentText, percentText, priceText } from './format.ts';
import { duplicateMark, paperWords } from './words.ts';

/** A receipt from top to bottom: where, what, how much, how paid. Names no VAT when the venue owes none. */
export function receiptBlocks(receipt: ReceiptDocument): Block[] {
  const words = paperWords(receipt.language);
  return [
    ...(receipt.copy > 0
      ? [band(duplicateMark(receipt.language, receipt.copy), '', size(2, 2)), gap(2)]
      : []),
    row(fitted(receipt.venueName, [size(2, 2), size(1, 1)], 2, true)),
    row(cell(receipt.venueCity)),
    gap(3),
    row(
      cell(`${words.receipt} ${receipt.orderNumber}`, size(1, 1), true),
      cell(momentText(receipt.at, receipt.timeZone)),
    ),
    row(
      fitted(`${words.servedBy} ${receipt.cashier}`, [size(1, 1)], 1),
      cell(`${words.till} ${receipt.tillNo}`),
    ),
    gap(2),
    rule(0.25),
    gap(2),
    ...receipt.lines.flatMap((line) => lineBlocks(line, receipt)),
    rule(0.5),
    gap(2),
    row(
      cell(words.total, size(2, 2), true),
      cell(priceText(receipt.totalMinor, receipt.currency), size(2, 2), true),
    ),
    gap(2),
    ...(receipt.roundingMinor === 0
      ? []
      : [row(cell(words.rounding), cell(amountText(receipt.roundingMinor)))]),
    ...receipt.payments.flatMap((payment) => paymentBlocks(payment, receipt)),
    ...(receipt.taxes.length === 0 ? [] : [gap(2), rule(0.25), gap(2)]),
    ...receipt.taxes.map((tax) =>
      row(
        fitted(
          `${words.vatIncluded} ${percentText(tax.basisPoints)} ${words.on} ${amountText(tax.grossMinor)}`,
          [size(1, 1)],
          2,
        ),
        cell(amountText(tax.taxMinor)),
      ),
    ),
    ...(receipt.footer === '' ? [] : [gap(3), row(fitted(receipt.footer, [size(1, 1)], 6))]),
  ];
}

function lineBlocks(line: ReceiptDocument['lines'][number], receipt: ReceiptDocument): Block[] {
  return [
    row(fitted(line.text, [size(1, 1)], 2, true), cell(amountText(line.totalMinor), size(1, 1), true)),
    row(fitted(line.detail, [size(1, 1)], 2), cell(`${line.quantity} × ${amountText(line.unitMinor)}`)),
    ...(line.startsAt === null ? [] : [row(cell(momentText(line.startsAt, receipt.timeZone)))]),
    ...line.discounts.map(({ name, minor }) =>
      row(fitted(`  ${name}`, [size(1, 1)], 1), cell(amountText(-minor))),
    ),
    gap(2),
  ];
}

function paymentBlocks(payment: ReceiptDocument['payments'][number], receipt: ReceiptDocument): Block[] {
  const words = paperWords(receipt.language);
  const { foreign, voucher } = payment;
  const paid = [
    row(fitted(payment.name, [size(1, 1)], 1), cell(amountText(payment.minor))),
    ...(payment.reference === ''
      ? []
      : [row(fitted(`  ${words.reference} ${payment.reference}`, [size(1, 1)], 2))]),
    ...(voucher === null
      ? []
      : [row(fitted(`  …${voucher.last4} · ${voucherLeft(voucher, receipt)}`, [size(1, 1)], 2))]),
    ...(foreign === null
      ? []
      : [
          row(
            cell(`  ${words.given} ${priceText(foreign.minor, foreign.currency)}`),
            cell(`${words.rate} ${foreign.rateMicro / 1_000_000}`),
          ),
        ]),
  ];
  if (payment.changeMinor === 0) return paid;
  return [
    ...paid,
    ...(foreign === null ? [row(cell(words.given), cell(amountText(payment.givenMinor)))] : []),
    gap(1),
    row(cell(words.change, size(2, 2)), cell(amountText(payment.changeMinor), size(2, 2))),
  ];
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
