import type { Fields } from '../bind.ts';
import type { StatementDocument } from '../documents.ts';
import { duplicateMark, paperWords } from '../words.ts';

/** What the layout of closings can name for a performance statement: its head, its lists, and two to sign. */
export function statementFields(of: StatementDocument): Fields {
  return {
    mark: of.copy > 0 ? duplicateMark(of.language, of.copy) : '',
    venue: of.venueName,
    city: of.venueCity,
    heading: of.title,
    at: of.startsAt,
    by: of.asOf,
    till: `${paperWords(of.language).till} ${of.tillNo}`,
    salesName: of.gross.name,
    sales: of.gross.value,
    lists: of.lists.flatMap(({ title, rows }) => [
      ...(title === '' ? [] : [{ title, name: '', value: '' }]),
      // A name without a figure stands there all the same.
      ...rows.map(({ name, value }) => ({ title: '', name, value: value === '' ? ' ' : value })),
    ]),
    signature: of.signatures[0],
    signature2: of.signatures[1],
  };
}
