import type { Cell, Sheet } from './sheet.ts';

const BOM = '\ufeff';

/**
 * A report as CSV for a spreadsheet: UTF-8 with its mark, comma, CRLF, amounts as 1234.50. Tables stand one below the other,
 * each under its title. Words that a spreadsheet would take for a formula get an apostrophe.
 */
export function csvOf(sheet: Sheet): string {
  const rows: (readonly Cell[])[] = [
    [sheet.title],
    ...[...sheet.lines, ...sheet.notes].map((line) => [line]),
  ];
  for (const table of sheet.tables)
    rows.push(
      [],
      [table.title],
      table.columns.map((column) => column.title),
      ...table.rows,
      ...(table.foot ? [table.foot] : []),
    );
  return `${BOM}${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell !== 'string') return plainAmount(cell.minor);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const plainAmount = (minor: number): string =>
  `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
