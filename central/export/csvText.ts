import { stringify } from 'csv-stringify/sync';

/** Spreadsheets take a text for UTF-8 only with this before it. */
const MARK = '\ufeff';
/** What Swiss spreadsheets part cells by. */
const SEPARATOR = ';';
/** Lines made at a time. */
const LINES = 500;

/** Cells as CSV text: UTF-8 with a mark, semicolons, CRLF. Cells must be harmless already (see `guarded`). */
export async function* csvText(
  header: readonly string[],
  lines: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
): AsyncGenerator<string> {
  const text = (some: readonly (readonly string[])[]): string =>
    stringify(some as string[][], { delimiter: SEPARATOR, record_delimiter: 'windows' });
  yield MARK + text([header]);
  let some: (readonly string[])[] = [];
  for await (const line of lines) {
    some.push(line);
    if (some.length < LINES) continue;
    yield text(some);
    some = [];
  }
  if (some.length > 0) yield text(some);
}
