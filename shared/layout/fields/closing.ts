import type { Fields } from '../bind.ts';
import { cashWords } from '../cashWords.ts';
import type { ClosingDocument } from '../documents.ts';
import { amountText, momentText, percentText, priceText } from '../format.ts';
import { duplicateMark, paperWords } from '../words.ts';

/** What a closing report's layout can name: every figure of the closing as it was written down. */
export function closingFields(closing: ClosingDocument): Fields {
  const words = paperWords(closing.language);
  const cash = cashWords(closing.language);
  const { counting, movements, invoices } = closing;
  return {
    mark: closing.copy > 0 ? duplicateMark(closing.language, closing.copy) : '',
    venue: closing.venueName,
    city: closing.venueCity,
    number: closing.open ? cash.report : `${words.closing} ${closing.number}`,
    at: momentText(closing.at, closing.timeZone),
    by: `${words.servedBy} ${closing.by}`,
    till: `${words.till} ${closing.tillNo}`,
    counts: [
      { name: words.orders, value: String(closing.orders) },
      { name: words.tickets, value: String(closing.tickets) },
      { name: words.copies, value: String(closing.copies) },
      ...(movements && movements.noSales > 0
        ? [{ name: cash.noSales, value: String(movements.noSales) }]
        : []),
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
    invoices: (invoices
      ? [
          { name: `${cash.invoicesIssued} (${invoices.issued})`, value: invoices.issuedMinor },
          { name: cash.invoicesCredited, value: 0 - invoices.creditedMinor },
          { name: `${cash.invoicesPaid} (${invoices.settled})`, value: 0 - invoices.settledMinor },
        ]
      : []
    ).flatMap(({ name, value }) => (value === 0 ? [] : [{ name, value: amountText(value) }])),
    taxes: closing.taxes.map((tax) => ({
      text: `${words.vatIncluded} ${percentText(tax.basisPoints)} ${words.on} ${amountText(tax.grossMinor)}`,
      tax: amountText(tax.taxMinor),
    })),
    cash: [
      { name: words.float, value: amountText(closing.floatMinor) },
      ...(movements
        ? [
            { name: cash.payIn, value: movements.payInsMinor },
            { name: cash.payOut, value: 0 - movements.payOutsMinor },
            { name: cash.drop, value: 0 - movements.dropsMinor },
          ].flatMap(({ name, value }) => (value === 0 ? [] : [{ name, value: amountText(value) }]))
        : []),
      { name: words.expectedCash, value: amountText(closing.expectedCashMinor) },
      ...(closing.open ? [] : [{ name: words.counted, value: amountText(closing.countedCashMinor) }]),
    ],
    foreign: closing.countedForeign.map(({ currency, minor }) => ({
      name: words.counted,
      value: priceText(minor, currency),
    })),
    differenceName: words.difference,
    difference: closing.open ? '' : priceText(closing.differenceMinor, closing.currency),
    beside: (counting?.methods ?? []).map((one) => ({
      name: `${one.name} (${cash.expected} ${amountText(one.expectedMinor)})`,
      value: amountText(one.countedMinor),
    })),
    deposit: counting
      ? [
          { name: cash.floatLeft, value: amountText(counting.floatLeftMinor) },
          { name: `${cash.deposit} ${counting.bag}`.trim(), value: amountText(counting.depositMinor) },
        ]
      : [],
    lists: closing.lists.flatMap(({ title, rows }) =>
      rows.length === 0
        ? []
        : [
            { title: cash[title], name: '', value: '' },
            ...rows.map(({ name, quantity, minor }) => ({
              title: '',
              name: `${name} (${quantity})`,
              value: minor === null ? ' ' : amountText(minor),
            })),
          ],
    ),
    hashName: words.fingerprint,
    hash: closing.shortHash,
    signature: words.signature,
  };
}
