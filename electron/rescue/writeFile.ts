import { createHash } from 'node:crypto';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { hashOf, openEntry, type SealedEntry } from '../../shared/journal/entry.ts';
import { fromHex } from '../../shared/kernel/bytes.ts';
import {
  RESCUE_PAGE_CHARACTERS,
  RESCUE_PAGE_ENTRIES,
  RESCUE_VERSION,
  type RescueHole,
  type RescuePart,
  type RescueSummary,
} from '../../shared/sync/rescue.ts';
import {
  newRescueFold,
  type RescueFold,
  rescuedStreamOf,
  stepRescue,
} from '../../shared/sync/rescueSummary.ts';
import type { SealedOnWire } from '../../shared/sync/wire.ts';
import { createVerifier, sha256 } from '../platform/crypto.ts';
import { rescueSealer } from './sealer.ts';
import type { RescueRange, RescueSource } from './source.ts';

/** Entries read at a time; between two readings others get their turn, so that the till goes on selling. */
const WINDOW = 50;
/** A page that finds no good end is cut here; the centre takes no more in one. */
const MOST_IN_PAGE = 1000;
const MOST_CHARACTERS = 3_000_000;

/** A file that was written. */
export interface WrittenRescue {
  readonly bytes: number;
  readonly summary: RescueSummary;
}

/**
 * Writes a rescue file, on disk whole or not at all; memory is bounded by a page. `recipient`: the centre's X25519
 * key, hex. `madeAt` in ms UTC.
 */
export async function writeRescueFile(
  file: string,
  source: RescueSource,
  recipient: string,
  madeAt: number,
): Promise<WrittenRescue> {
  const folds = new Map<RescueRange, RescueFold>();
  const holes: RescueHole[] = [];
  for (const range of source.ranges) folds.set(range, await survey(source, range, holes));
  const summary: RescueSummary = {
    streams: [...folds].map(([{ from, to }, fold]) => rescuedStreamOf(fold, from, to)),
    holes: [...holes, ...source.holes].slice(0, 500),
  };
  const sealer = rescueSealer({
    format: 'guichet-rescue',
    version: RESCUE_VERSION,
    organiser: source.organiser,
    device: source.device,
    tillNo: source.tillNo,
    madeAt,
    madeFrom: source.madeFrom,
    recipient,
    streams: source.ranges.map(({ stream, from, to }) => ({ stream, from, to })),
  });
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w', 0o600);
  try {
    const out = hashed(handle);
    await out.write(sealer.start);
    await out.write(sealer.next({ kind: 'summary', summary }));
    let entries = 0;
    for (const [range, fold] of folds)
      for await (const page of pages(source, range, fold)) {
        entries += page.entries.length;
        await out.write(sealer.next(page));
      }
    await out.write(sealer.next({ kind: 'end', entries }));
    const bytes = await out.end();
    await handle.sync();
    await handle.close();
    await rename(partial, file);
    return { bytes, summary };
  } finally {
    await handle.close().catch(() => undefined);
  }
}

/** Folds a stream up to the end of its range and notes what can't be read in it. */
async function survey(source: RescueSource, range: RescueRange, holes: RescueHole[]): Promise<RescueFold> {
  const { stream, from, to } = range;
  let fold = newRescueFold(stream);
  let awaited = from;
  const missing = (seq: number): void => {
    if (seq > awaited) holes.push({ stream, from: awaited, to: seq - 1, why: 'unreadable' });
    awaited = Math.max(awaited, seq + 1);
  };
  for (let first = 1; first <= to; first += WINDOW) {
    for (const sealed of source.entries(stream, first, Math.min(WINDOW, to - first + 1))) {
      fold = folded(fold, sealed, sealed.seq >= from);
      if (sealed.seq >= from) missing(sealed.seq);
    }
    await breathe();
  }
  missing(to + 1);
  return fold;
}

function folded(fold: RescueFold, sealed: SealedEntry, counted: boolean): RescueFold {
  try {
    return stepRescue(fold, openEntry(sealed), counted);
  } catch {
    // Kept as it is, and the centre will say what is wrong with it.
    return counted ? { ...fold, entries: fold.entries + 1 } : fold;
  }
}

type PagePart = Extract<RescuePart, { kind: 'page' }>;

/**
 * The pages of a range. Each ends, where it can, with an entry under the till's own signature: it vouches for the
 * page, whoever hands it in.
 */
async function* pages(source: RescueSource, range: RescueRange, fold: RescueFold): AsyncGenerator<PagePart> {
  const { stream, from, to } = range;
  const vouches = voucher(fold.state.publicKey);
  let page: SealedOnWire[] = [];
  let size = 0;
  const cut = (): PagePart => {
    const part: PagePart = { kind: 'page', stream, entries: page };
    page = [];
    size = 0;
    return part;
  };
  for (let first = from; first <= to; first += WINDOW) {
    for (const sealed of source.entries(stream, first, Math.min(WINDOW, to - first + 1))) {
      const last = page.at(-1);
      const { seq, bytes, hash, signature } = sealed;
      // A backup may still have what the till was told to forget.
      const personal = fold.erased.has(seq) ? null : sealed.personal;
      const length = bytes.length + (personal?.length ?? 0);
      if (last && (last.seq + 1 !== seq || size + length > MOST_CHARACTERS)) yield cut();
      page.push({ seq, bytes, hash, signature, personal });
      size += length;
      const full = page.length >= RESCUE_PAGE_ENTRIES || size >= RESCUE_PAGE_CHARACTERS;
      const tooFull = page.length >= MOST_IN_PAGE || size >= MOST_CHARACTERS;
      if (tooFull || (full && vouches(sealed))) yield cut();
    }
    await breathe();
  }
  if (page.length > 0) yield cut();
}

/** True for entries that the till's key has signed; without the key, for those with a signature. */
function voucher(publicKey: string): (sealed: SealedEntry) => boolean {
  const verify = createVerifier();
  return ({ bytes, hash, signature }) => {
    if (signature === null || hashOf(sha256, bytes) !== hash) return false;
    if (publicKey === '') return true;
    try {
      return verify(fromHex(publicKey), fromHex(hash), fromHex(signature));
    } catch {
      return false;
    }
  };
}

/** Writes and counts, and ends with the SHA-256 of all that was written. */
function hashed(handle: FileHandle) {
  const sum = createHash('sha256');
  let bytes = 0;
  const put = async (data: Uint8Array): Promise<void> => {
    await handle.writeFile(data);
    bytes += data.length;
  };
  return {
    write: async (data: Uint8Array): Promise<void> => {
      sum.update(data);
      await put(data);
    },
    end: async (): Promise<number> => {
      await put(sum.digest());
      return bytes;
    },
  };
}
