import { concatBytes, utf8 } from '../kernel/bytes.ts';
import { canonical } from '../kernel/canonical.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { anyRescueHeader, MOST_RESCUE_PART, type RescueHeader, rescueHeader } from './rescue.ts';

/*
 * magic (16) ‖ length of the header (4) ‖ header, canonical JSON
 * then parts: length (4) ‖ 1 for the last, else 0 (1) ‖ AES-256-GCM's text and tag
 * then the SHA-256 of all that (32): a copy that went wrong shows where nobody can decrypt.
 * Numbers are big-endian.
 */
const MAGIC = utf8('guichet-rescue\n\n');
const MOST_HEADER = 64 * 1024;
const PART_HEAD = 5;
/** Bytes of the checksum at a file's end. */
export const CHECKSUM_BYTES = 32;

/** Why bytes are no rescue file. */
export type RescueFileProblem = 'notARescueFile' | 'newerVersion' | 'truncated';

/** A file's beginning: its header, and the bytes that every part is bound to. */
export interface RescueStart {
  readonly header: RescueHeader;
  readonly bytes: Uint8Array;
}

/** One part of a file, still encrypted. */
export interface SealedPart {
  /** 0, 1, 2 … */
  readonly index: number;
  readonly last: boolean;
  readonly data: Uint8Array;
}

/** Gives `length` bytes from `offset` on; fewer at the end. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;
/** Bytes as UTF-8; throws when they are none. */
export type Utf8Text = (bytes: Uint8Array) => string;

const bytesOf = (value: number): Uint8Array =>
  Uint8Array.of((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
const numberOf = (b: Uint8Array): number =>
  (b[0] ?? 0) * 2 ** 24 + (b[1] ?? 0) * 2 ** 16 + (b[2] ?? 0) * 2 ** 8 + (b[3] ?? 0);

/** The beginning of a file with that header. */
export function rescueStart(header: RescueHeader): Uint8Array {
  const text = utf8(canonical(header));
  return concatBytes(MAGIC, bytesOf(text.length), text);
}

/** A part as it stands in a file. */
export const rescuePartBytes = ({ last, data }: Pick<SealedPart, 'last' | 'data'>): Uint8Array =>
  concatBytes(bytesOf(data.length), Uint8Array.of(last ? 1 : 0), data);

/** The nonce of a part. A key is used for one file only, so its place and whether it is the last make it unique. */
export const rescueNonce = (index: number, last: boolean): Uint8Array =>
  concatBytes(new Uint8Array(7), bytesOf(index), Uint8Array.of(last ? 1 : 0));

/** What a key is derived for. */
export const RESCUE_KEY_USE = 'guichet rescue 1';

/** Reads a file's beginning. */
export async function readRescueStart(
  read: ReadAt,
  text: Utf8Text,
): Promise<Result<RescueStart, RescueFileProblem>> {
  const head = await read(0, MAGIC.length + 4);
  if (head.length === 0 || head.subarray(0, MAGIC.length).some((byte, i) => byte !== MAGIC[i]))
    return refuse('notARescueFile');
  if (head.length < MAGIC.length + 4) return refuse('truncated');
  const length = numberOf(head.subarray(MAGIC.length));
  if (length > MOST_HEADER) return refuse('notARescueFile');
  const bytes = await read(0, MAGIC.length + 4 + length);
  if (bytes.length < MAGIC.length + 4 + length) return refuse('truncated');
  const header = headerOf(bytes.subarray(MAGIC.length + 4), text);
  return header.ok ? accept({ header: header.value, bytes }) : header;
}

function headerOf(bytes: Uint8Array, text: Utf8Text): Result<RescueHeader, RescueFileProblem> {
  let value: unknown;
  try {
    value = JSON.parse(text(bytes));
  } catch {
    return refuse('notARescueFile');
  }
  const any = anyRescueHeader.safeParse(value);
  if (any.success && any.data.version > 1) return refuse('newerVersion');
  const read = rescueHeader.safeParse(value);
  return read.success ? accept(read.data) : refuse('notARescueFile');
}

/** Reads the part at `offset`; gives it with the offset behind it. */
export async function readRescuePart(
  read: ReadAt,
  offset: number,
  index: number,
): Promise<Result<{ readonly part: SealedPart; readonly end: number }, RescueFileProblem>> {
  const head = await read(offset, PART_HEAD);
  if (head.length < PART_HEAD) return refuse('truncated');
  const length = numberOf(head);
  const last = head[4];
  if (length > MOST_RESCUE_PART || (last !== 0 && last !== 1)) return refuse('notARescueFile');
  const data = await read(offset + PART_HEAD, length);
  if (data.length < length) return refuse('truncated');
  return accept({ part: { index, last: last === 1, data }, end: offset + PART_HEAD + length });
}
