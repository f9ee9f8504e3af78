import type { Known } from '../import/sheets/context.ts';
import { type Column, type Draft, type Sheet, type Value, valueAt } from '../import/sheets/sheet.ts';
import type { CatalogueRow } from '../service/catalogue.ts';
import { csvText } from './csvText.ts';

/** Rows of one kind as the CSV text that the import reads back to the same rows. */
export const sheetText = (
  sheet: Sheet,
  rows: AsyncIterable<CatalogueRow> | Iterable<CatalogueRow>,
  known: Known,
): AsyncIterable<string> =>
  csvText(
    sheet.columns.map(({ name }) => name),
    linesOf(sheet, rows, known),
  );

async function* linesOf(
  sheet: Sheet,
  rows: AsyncIterable<CatalogueRow> | Iterable<CatalogueRow>,
  known: Known,
): AsyncGenerator<string[]> {
  for await (const { value } of rows) {
    if (!value) continue;
    const cell = cellsBy(known, sheet.kind, value);
    const items = sheet.items?.of(value) ?? [];
    yield sheet.columns.map((column) => cell(column, column.item ? items[0] : value));
    for (const item of items.slice(1))
      yield sheet.columns.map((column) =>
        column.item ? cell(column, item) : column.path[0] === 'id' ? cell(column, value) : '',
      );
  }
}

function cellsBy(known: Known, kind: string, row: Value) {
  const context = known.contextOf(kind, row);
  return (column: Column, from: Value | Draft | undefined): string => {
    const value = valueAt(from, column.path);
    return value === undefined || value === null ? '' : column.cell.write(value, context);
  };
}
