import type { Fields } from '../bind.ts';
import type { VoucherDocument } from '../documents.ts';
import { dateText, priceText } from '../format.ts';
import { duplicateMark, paperWords } from '../words.ts';

/** What a voucher slip's layout can name. */
export function voucherFields(voucher: VoucherDocument): Fields {
  const words = paperWords(voucher.language);
  return {
    mark: voucher.copy > 0 ? duplicateMark(voucher.language, voucher.copy) : '',
    venue: voucher.venueName,
    // A product that is called what it is says so once.
    what: voucher.name === words.voucher ? '' : words.voucher,
    name: voucher.name,
    amount: priceText(voucher.minor, voucher.currency),
    validUntil: words.validUntil,
    validTo: dateText(voucher.validTo, voucher.timeZone, voucher.language),
    code: voucher.code,
    qr: voucher.code.replaceAll('-', ''),
    hint: words.voucherHint,
    order: `${words.order} ${voucher.orderNumber}`,
  };
}
