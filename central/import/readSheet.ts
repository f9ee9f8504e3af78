import { csvLines } from './csvLines.ts';
import { checkRow, type FileRow, type Place } from './fileRow.ts';
import { LineGroups } from './lineGroups.ts';
import { type Header, LineReader } from './lineReader.ts';
import type { Problems } from './problems.ts';
import type { Known } from './sheets/context.ts';
import { plainName } from './sheets/index.ts';
import type { Column, Sheet } from './sheets/sheet.ts';
import { type SourceFile, UnreadableFile } from './sourceFile.ts';

/**
 * Reads a CSV file row by row as its sheet says. What is wrong is added to `problems` with file, row, column, value
 * and what to do; rows that are wrong are not given. Rows with items are given at the end, others as they come.
 */
export async function* readSheet(
  sheet: Sheet,
  file: SourceFile,
  known: Known,
  problems: Problems,
): AsyncGenerator<FileRow> {
  const reader = new LineReader(sheet, file.name, known, problems);
  const groups = sheet.items && new LineGroups(reader, sheet.items);
  let header: Header | undefined;
  let position = 0;
  try {
    for await (const { row, cells } of csvLines(
      file.open(),
      (name) => columnNamed(sheet, name) !== undefined,
    )) {
      if (header === undefined) {
        const before = problems.count;
        header = headerOf(reader, row, cells);
        if (problems.count === before) continue;
        reader.markWrong();
        return;
      }
      const read = reader.cellsOf(header, row, cells);
      if (!read) continue;
      if (groups) groups.take(row, read);
      else {
        position += 1;
        const draft = reader.draft(row, read, position);
        const found = draft && checkRow(sheet.kind, draft, placeOf(reader, row, read), problems);
        if (found) yield found;
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    reader.markWrong();
    problems.add(`${file.name}, ${error.message}`);
    return;
  }
  if (header === undefined)
    problems.add(
      `${file.name}, row 1: the file is empty; its first row names the columns: ${namesOf(sheet)}`,
    );
  for (const { draft, place } of groups?.finished() ?? []) {
    const found = checkRow(sheet.kind, draft, place, problems);
    if (found) yield found;
  }
}

const placeOf = (reader: LineReader, row: number, cells: ReadonlyMap<Column, string>): Place => ({
  row,
  at: (path: readonly PropertyKey[]) => reader.at(row, reader.columnAt(path, false)),
  cell: (path: readonly PropertyKey[]) => {
    const column = reader.columnAt(path, false);
    return column ? (cells.get(column) ?? '') : undefined;
  },
  bound: (path, value) => reader.columnAt(path, false)?.cell.bound?.(value) ?? String(value),
});

/** What the first row names. A name that begins with # has its column left out. */
function headerOf(reader: LineReader, row: number, cells: readonly string[]): Header {
  const { sheet } = reader;
  const found = new Set<Column>();
  const header = cells.map((cell, i): Header[number] => {
    const name = cell.trim();
    if (name === '') return 'unnamed';
    if (name.startsWith('#')) return 'leftOut';
    const column = columnNamed(sheet, name);
    if (!column) {
      // What stands in the first row of a file that is no table may be long, or no text at all.
      const shown = /^[\p{L}\p{N} _.-]{1,40}$/u.test(name) ? name : `number ${i + 1}`;
      reader.say(
        row,
        shown,
        `there is no such column; there are ${namesOf(sheet)}, and # before a name leaves it out`,
      );
    } else if (found.has(column)) reader.say(row, column, 'the column is there twice; keep one');
    else found.add(column);
    return column ?? 'leftOut';
  });
  for (const column of sheet.columns)
    if (column.must && !found.has(column)) reader.say(row, column, 'the column is missing; add it');
  return header;
}

const columnNamed = (sheet: Sheet, name: string): Column | undefined =>
  sheet.columns.find((column) => plainName(column.name) === plainName(name));
const namesOf = (sheet: Sheet): string => sheet.columns.map((column) => column.name).join(', ');
