import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import {
  CHECKSUM_BYTES,
  type ReadAt,
  type RescueStart,
  readRescuePart,
  readRescueStart,
  type SealedPart,
} from '../../shared/sync/rescueFile.ts';
import type { RescueProblem } from '../core/ports/rescue.ts';

/** A rescue file on disk, read part by part. */
export interface RescueFile {
  readonly start: RescueStart;
  /** The part at `offset` (undefined: the first), and the offset behind it. */
  part(
    offset: number | undefined,
    index: number,
  ): Promise<Result<{ readonly part: SealedPart; readonly end: number }, RescueProblem>>;
  close(): Promise<void>;
}

/** Opens a file; the problem when it is none. Throws when there is no such file. */
export async function openRescueFile(path: string): Promise<Result<RescueFile, RescueProblem>> {
  const handle = await open(path, 'r');
  const readAt: ReadAt = async (offset, length) => {
    const buffer = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  };
  const text = new TextDecoder('utf-8', { fatal: true });
  const start = await readRescueStart(readAt, (bytes) => text.decode(bytes));
  if (!start.ok) {
    await handle.close();
    return start;
  }
  return accept({
    start: start.value,
    part: (offset, index) => readRescuePart(readAt, offset ?? start.value.bytes.length, index),
    close: () => handle.close(),
  });
}

/**
 * Looks a file over without being able to read it: its form, its end, and its checksum, so that a bad copy shows
 * while the stick is still at hand. Throws when there is no such file.
 */
export async function checkRescueFile(path: string): Promise<Result<RescueStart, RescueProblem>> {
  const opened = await openRescueFile(path);
  if (!opened.ok) return opened;
  const file = opened.value;
  try {
    let offset: number | undefined;
    for (let index = 0; ; index++) {
      const read = await file.part(offset, index);
      if (!read.ok) return refuse(read.refusal === 'notARescueFile' ? 'damaged' : read.refusal);
      offset = read.value.end;
      if (read.value.part.last) break;
    }
    const found = await checksumOf(path, offset);
    if (found.rest.length < CHECKSUM_BYTES) return refuse('truncated');
    return found.rest.equals(found.sum) ? accept(file.start) : refuse('damaged');
  } finally {
    await file.close();
  }
}

async function checksumOf(path: string, end: number): Promise<{ sum: Buffer; rest: Buffer }> {
  const handle = await open(path, 'r');
  const hash = createHash('sha256');
  try {
    for await (const chunk of handle.createReadStream({ start: 0, end: end - 1, autoClose: false }))
      hash.update(chunk as Buffer);
    const rest = Buffer.alloc(CHECKSUM_BYTES + 1);
    const { bytesRead } = await handle.read(rest, 0, rest.length, end);
    return { sum: hash.digest(), rest: rest.subarray(0, bytesRead) };
  } finally {
    await handle.close();
  }
}
