import type { Fields } from '../bind.ts';
import type { ClosingDocument } from '../documents.ts';
import { amountText, momentText, percentText, priceText } from '../format.ts';
import { duplicateMark, paperWords } from '../words.ts';

/** What a closing report's layout can name: every figure of the closing as it was written down. */
export function closingFields(closing: ClosingDocument): Fields {
  const words = paperWords(closing.language);
  return {
    mark: closing.copy > 0 ? duplicateMark(closing.language, closing.copy) : '',
    venue: closing.venueName,
    city: closing.venueCity,
    number: `${words.closing} ${closing.number}`,
    at: momentText(closing.at, closing.timeZone),
    by: `${words.servedBy} ${closing.by}`,
    till: `${words.till} ${closing.tillNo}`,
    counts: [
      { name: words.orders, value: String(closing.orders) },
      { name: words.tickets, value: String(closing.tickets) },
      { name: words.copies, value: String(closing.copies) },
    ],
    salesName: words.sales,
    sales: priceText(closing.linesMinor, closing.currency),
    vouchersName: words.ofVouchers,
    vouchers: closing.vouchersMinor === 0 ? '' : amountText(closing.vouchersMinor),
    returnsName:
      closing.returns === null
        ? ''
        : `${words.takenBack} (${closing.returns.refunds}, ${closing.returns.tickets})`,
    returns: closing.returns === null ? '' : amountText(0 - closing.returns.minor),
    roundingName: words.rounding,
    rounding: closing.roundingMinor === 0 ? '' : amountText(closing.roundingMinor),
    methods: closing.methods.map((method) => ({
      name: `${method.name} (${method.count})`,
      amount: amountText(method.minor),
      foreign:
        method.foreign === null
          ? ''
          : `${words.given} ${priceText(method.foreign.minor, method.foreign.currency)}`,
    })),
    taxes: closing.taxes.map((tax) => ({
      text: `${words.vatIncluded} ${percentText(tax.basisPoints)} ${words.on} ${amountText(tax.grossMinor)}`,
      tax: amountText(tax.taxMinor),
    })),
    cash: [
      { name: words.float, value: amountText(closing.floatMinor) },
      { name: words.expectedCash, value: amountText(closing.expectedCashMinor) },
      { name: words.counted, value: amountText(closing.countedCashMinor) },
    ],
    foreign: closing.countedForeign.map(({ currency, minor }) => ({
      name: words.counted,
      value: priceText(minor, currency),
    })),
    differenceName: words.difference,
    difference: priceText(closing.differenceMinor, closing.currency),
    hashName: words.fingerprint,
    hash: closing.shortHash,
    signature: words.signature,
  };
}
