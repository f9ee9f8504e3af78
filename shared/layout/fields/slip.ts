import type { Fields } from '../bind.ts';
import { cashWords } from '../cashWords.ts';
import type { SlipDocument } from '../documents.ts';
import { momentText, priceText } from '../format.ts';
import { duplicateMark, paperWords } from '../words.ts';

/** What the layout of closings can name for a slip: its head and its list; the figures of a closing are missing. */
export function slipFields(slip: SlipDocument): Fields {
  const words = paperWords(slip.language);
  const cash = cashWords(slip.language);
  const said = (name: string, value: string) => (value === '' ? [] : [{ name, value, title: '' }]);
  return {
    mark: slip.copy > 0 ? duplicateMark(slip.language, slip.copy) : '',
    venue: slip.venueName,
    city: slip.venueCity,
    number: `${cash[slip.slip]} ${priceText(slip.minor, slip.currency)}`,
    at: momentText(slip.at, slip.timeZone),
    by: `${words.servedBy} ${slip.by}`,
    till: `${words.till} ${slip.tillNo}`,
    lists: [
      ...said(cash.bag, slip.bag),
      ...said(cash.reason, slip.reason === null ? '' : cash[`reason_${slip.reason}`]),
      ...said(slip.note, slip.note === '' ? '' : ' '),
      ...said(words.approvedBy, slip.approvedBy),
    ],
    signature: words.signature,
  };
}
