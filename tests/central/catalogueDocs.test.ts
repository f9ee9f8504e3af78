import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SHEETS } from '../../central/import/sheets/index.ts';

const DOCUMENT = new URL('../../docs/catalogue-format.md', import.meta.url);

/** The columns of every CSV file as the documentation shows them. */
const tables = (): string =>
  SHEETS.map(({ name, aliases, columns }) => {
    const also = aliases ? ` (or ${aliases.map((alias) => `${alias}.csv`).join(', ')})` : '';
    const rows = columns.map(({ name: column, must, cell, about, item }) => {
      const text = [item ? 'each line' : '', about].filter((part) => part !== '').join('; ');
      return `| ${column}${must ? ' \\*' : ''} | ${cell.what.replaceAll('|', '\\|')} | ${text.replaceAll('|', '\\|')} |`;
    });
    return [`### ${name}.csv${also}`, '', '| column | cells | |', '|---|---|---|', ...rows].join('\n');
  }).join('\n\n');

test('the documentation has every file and column, and no other', () => {
  const [, shown] =
    /<!-- tables[^>]*-->\n([\s\S]*)<!-- end of tables -->/.exec(readFileSync(DOCUMENT, 'utf8')) ?? [];
  // To put it right: copy what this expects between the two marks.
  expect(shown?.trim()).toBe(tables());
});
