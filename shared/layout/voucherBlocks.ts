import { type Block, band, cell, centred, fitted, gap, row, rule, size } from './block.ts';
import type { VoucherDocument } from './documents.ts';
import { dateText, priceText } from './format.ts';
import { duplicateMark, paperWords } from './words.ts';

/** Six dots of 203 dpi. */
const QR_MODULE_MM = 0.75;

/** A gift voucher's slip: what it is worth, until when, and the code that whoever holds it can spend. */
export function voucherBlocks(voucher: VoucherDocument): Block[] {
  const words = paperWords(voucher.language);
  const duplicate =
    voucher.copy > 0 ? [band(duplicateMark(voucher.language, voucher.copy), '', size(2, 2)), gap(1)] : [];
  return [
    ...duplicate,
    band(voucher.venueName, words.voucher),
    gap(3),
    row(fitted(voucher.name, [size(2, 2), size(1, 1)], 2, true)),
    gap(3),
    row(cell(priceText(voucher.minor, voucher.currency), size(4, 4), true)),
    gap(3),
    row(cell(words.validUntil)),
    row(
      fitted(
        dateText(voucher.validTo, voucher.timeZone, voucher.language),
        [size(2, 2), size(1, 1)],
        1,
        true,
      ),
    ),
    gap(4),
    rule(0.25, true),
    gap(5),
    { kind: 'qr', text: voucher.code.replaceAll('-', ''), moduleMm: QR_MODULE_MM },
    gap(4),
    centred(cell(voucher.code, size(2, 2), true)),
    gap(4),
    row(fitted(words.voucherHint, [size(1, 1)], 3)),
    gap(2),
    rule(0.25),
    gap(2),
    row(cell(`${words.order} ${voucher.orderNumber}`)),
  ];
}
