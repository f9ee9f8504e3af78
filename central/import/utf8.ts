import { isUtf8 } from 'node:buffer';
import { UnreadableFile } from './sourceFile.ts';

const SAVE = 'save it as “CSV UTF-8” and try again';
/** A line as long as this is no line of a table. */
const LONGEST_LINE = 4_000_000;
const LINE_FEED = 10;

/**
 * Passes the bytes of a text on, whole lines at a time (none of more than `longestLine` bytes), without a byte order mark. Throws UnreadableFile for what is
 * no UTF-8, naming the line: names with a wrong letter in them would be on tickets for ever.
 */
export async function* utf8Lines(
  bytes: AsyncIterable<Uint8Array>,
  longestLine = LONGEST_LINE,
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let first = true;
  for await (const chunk of bytes) {
    const all = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    const end = all.lastIndexOf(LINE_FEED) + 1;
    rest = all.subarray(end);
    if (rest.length > longestLine) throw new UnreadableFile(`line ${line} never ends; this is no table`);
    if (end === 0) continue;
    const lines = first ? withoutMark(all.subarray(0, end)) : all.subarray(0, end);
    first = false;
    line = checked(lines, line);
    yield lines;
  }
  const last = first ? withoutMark(rest) : rest;
  checked(last, line);
  if (last.length > 0) yield last;
}

/** The line behind these lines, the first of them being `line`. */
function checked(lines: Buffer, line: number): number {
  let number = line;
  const whole = isUtf8(lines);
  for (let from = 0; from < lines.length; number++) {
    const end = lines.indexOf(LINE_FEED, from);
    if (end < 0) break;
    if (!whole && !isUtf8(lines.subarray(from, end))) throw notUtf8(number);
    from = end + 1;
  }
  if (!whole) throw notUtf8(number);
  return number;
}

const notUtf8 = (line: number): UnreadableFile =>
  new UnreadableFile(`line ${line} is not written in UTF-8 (accents would come out wrong); ${SAVE}`);

function withoutMark(start: Buffer): Buffer {
  const is = (...bytes: number[]): boolean => bytes.every((byte, i) => start[i] === byte);
  if (is(0xef, 0xbb, 0xbf)) return start.subarray(3);
  if (is(0xff, 0xfe) || is(0xfe, 0xff))
    throw new UnreadableFile(`row 1: the file is written in UTF-16; ${SAVE}`);
  if (is(0x50, 0x4b, 3, 4))
    throw new UnreadableFile(`row 1: the file is a workbook, not a table of text; ${SAVE}`);
  return start;
}
