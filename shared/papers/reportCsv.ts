import type { ClosingDocument } from '../layout/documents.ts';
import { closingFields } from '../layout/fields/closing.ts';

type Named = { readonly name?: string; readonly value?: string; readonly title?: string };

/** A report as CSV (RFC 4180, UTF-8 with a byte order mark for spreadsheets): section, name, count, amount. */
export function reportCsv(paper: ClosingDocument): string {
  const fields = closingFields(paper);
  const rows: (readonly [string, string, string, string])[] = [];
  const named = (of: string, rowsOf: readonly Named[]): void => {
    for (const { name = '', value = '' } of rowsOf) rows.push([of, name, '', value]);
  };
  rows.push([fields.number as string, `${paper.venueName}, ${paper.venueCity}`, '', '']);
  rows.push([fields.at as string, `${fields.till} · ${fields.by}`, '', '']);
  named('', fields.counts as readonly Named[]);
  rows.push([fields.salesName as string, '', '', decimal(paper.linesMinor)]);
  if (paper.roundingMinor !== 0)
    rows.push([fields.roundingName as string, '', '', decimal(paper.roundingMinor)]);
  for (const { name, count, minor } of paper.methods) rows.push(['', name, String(count), decimal(minor)]);
  named('', fields.invoices as readonly Named[]);
  for (const tax of fields.taxes as readonly { readonly text: string; readonly tax: string }[])
    rows.push(['', tax.text, '', tax.tax]);
  named('', fields.cash as readonly Named[]);
  if (!paper.open) rows.push([fields.differenceName as string, '', '', decimal(paper.differenceMinor)]);
  named('', fields.beside as readonly Named[]);
  named('', fields.deposit as readonly Named[]);
  const titles = (fields.lists as readonly Named[]).flatMap(({ title }) => (title ? [title] : []));
  paper.lists.forEach((list, i) => {
    for (const { name, quantity, minor } of list.rows)
      rows.push([titles[i] ?? '', name, String(quantity), minor === null ? '' : decimal(minor)]);
  });
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** Minor units as a number that a spreadsheet reads: 1234.50. */
const decimal = (minor: number): string =>
  `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;

/** Quoted where needed; a text that a spreadsheet would take for a formula is made a text. */
function cell(text: string): string {
  const plain = /^-?[\d’]+\.\d\d$/.test(text) ? text.replaceAll('’', '') : text;
  const safe = /^[=+@\t\r-]/.test(plain) && !/^-?[\d'.]+$/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
