import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { UnreadableFile } from './sourceFile.ts';
import { utf8Lines } from './utf8.ts';

/** A line of a table, whose number is the one that a spreadsheet shows. */
export interface CsvLine {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What parts the cells, in the order of preference. */
const SEPARATORS = [';', ',', '\t'];
const MOST_CHARACTERS = 1_000_000;

/**
 * Reads a CSV text: UTF-8 with or without a mark, any of the usual separators and line ends, quoted cells with line
 * breaks. The separator is the one that parts the first line into the most names that `isColumn` knows; a first line
 * `sep=;` says it too, and is no row. Rows without any content are left out. Throws UnreadableFile where it can't go on.
 */
export async function* csvLines(
  bytes: AsyncIterable<Uint8Array>,
  isColumn: (name: string) => boolean,
): AsyncGenerator<CsvLine> {
  const lines = utf8Lines(bytes);
  const first = await lines.next();
  if (first.done) return;
  const { delimiter, start } = separatorOf(first.value, isColumn);
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: MOST_CHARACTERS,
  });
  const source = Readable.from(following(start, lines), { objectMode: true });
  const reading = pipeline(source, parser).then(
    () => undefined,
    (error: unknown) => error,
  );
  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      if (cells.some((cell) => cell.trim() !== '')) yield { row, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFile(sentenceOf(error)) : error;
  } finally {
    source.destroy();
    parser.destroy();
    await reading;
  }
}

async function* following(start: Buffer, lines: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  if (start.length > 0) yield start;
  yield* lines;
}

function separatorOf(
  start: Buffer,
  isColumn: (name: string) => boolean,
): { readonly delimiter: string; readonly start: Buffer } {
  const text = start.toString('utf8');
  const said = /^sep=([^\r\n])(\r\n|\n|\r)/i.exec(text);
  if (said) return { delimiter: said[1] ?? ';', start: Buffer.from(text.slice(said[0].length)) };
  const line = text.split(/\r\n|\n|\r/, 1)[0] ?? '';
  const known = (separator: string): number => {
    const names = line.split(separator).map((name) => name.replace(/^\s*"|"\s*$/g, ''));
    return names.filter(isColumn).length + names.length / 10_000;
  };
  const best = SEPARATORS.reduce((a, b) => (known(b) > known(a) ? b : a));
  return { delimiter: best, start };
}

function sentenceOf(error: CsvError): string {
  // The parser may be some rows ahead of what was read of it; it says how many it has made.
  const row = Number(error.records) + 1;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `row ${row}: a quote (") is opened and never closed; close it, or write it twice where it is meant`;
    case 'CSV_MAX_RECORD_SIZE':
      return `row ${row}: it has more than a million characters; is a quote (") opened and never closed?`;
    default:
      return `row ${row}: a quote (") stands in the middle of a cell; put the whole cell into quotes and write the inner one twice`;
  }
}
