import { type Entry, openEntry, type Personal, personalHash } from '../../shared/journal/entry.ts';
import { isTooLong, MOST_ENTRY_CHARACTERS } from '../../shared/journal/limits.ts';
import { type Finding, finding } from '../../shared/journal/venueCases.ts';
import { fromHex } from '../../shared/kernel/bytes.ts';
import { canonical, type Json } from '../../shared/kernel/canonical.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { SealedOnWire } from '../../shared/sync/wire.ts';
import { sha256, sha256Hex, type VerifyApart } from '../platform/crypto.ts';

/** An entry as it arrived, looked at by itself: nothing here depends on what the centre has. */
export interface Arrival {
  readonly sealed: SealedOnWire;
  /** What is kept: the bytes as they came, in the form in which they can be kept. */
  readonly bytes: string;
  readonly personal: string | null;
  /** Of `bytes`, hex: makes two entries the same or not. */
  readonly hash: string;
  /** Null when the bytes are no entry of this stream and seq. */
  readonly entry: Entry | null;
  readonly findings: readonly Finding[];
}

/**
 * Looks at the entries of a page one by one, while their signatures are checked outside of this thread: they take longer
 * than all the rest.
 */
export async function examineAll(
  entries: readonly SealedOnWire[],
  stream: StreamId,
  publicKey: string,
  verify: VerifyApart,
): Promise<Arrival[]> {
  const key = fromHex(publicKey);
  const fits = entries.map(({ hash, signature }) =>
    signature === null ? true : verify(key, fromHex(hash), fromHex(signature)),
  );
  const arrivals = entries.map((sealed) => examine(sealed, stream));
  return Promise.all(arrivals.map(async (arrival, i) => ((await fits[i]) ? arrival : unsigned(arrival))));
}

/** An arrival whose signature does not fit; what can't be read has no signature to speak of. */
const unsigned = (arrival: Arrival): Arrival =>
  arrival.entry === null
    ? arrival
    : {
        ...arrival,
        findings: [
          ...arrival.findings,
          finding('signatureWrong', "the signature is not by the till's key over this entry"),
        ],
      };

/** Opens an entry and checks its hash and personal part. Objects, and never refuses. */
function examine(sealed: SealedOnWire, stream: StreamId): Arrival {
  // A lone surrogate has no UTF-8. Its replacement changes the hash, so the entry does not pass for what it was.
  const bytes = sealed.bytes.toWellFormed();
  const personal = sealed.personal?.toWellFormed() ?? null;
  const hash = sha256Hex(bytes);
  const findings: Finding[] = [];
  if (isTooLong({ bytes, personal }))
    findings.push(
      finding('entryTooLong', `entry ${sealed.seq} has more than ${MOST_ENTRY_CHARACTERS} characters`),
    );
  if (hash !== sealed.hash)
    findings.push(finding('chainBroken', `the bytes hash to ${hash}, the till says ${sealed.hash}`));
  const opened = open(bytes, stream, sealed.seq);
  if (typeof opened === 'string') {
    findings.push(finding('unreadable', opened));
    return { sealed, bytes, personal, hash, entry: null, findings };
  }
  const wrong = personal === null ? null : personalProblem(opened, personal);
  if (wrong !== null) findings.push(finding('personalWrong', wrong));
  return { sealed, bytes, personal, hash, entry: opened, findings };
}

function open(bytes: string, stream: StreamId, seq: number): Entry | string {
  try {
    const entry: Partial<Entry> = openEntry({ bytes });
    if (entry === null || typeof entry !== 'object') return 'the bytes are no entry';
    const { prev, at, step, kind, body } = entry;
    if (typeof prev !== 'string' || typeof at !== 'number' || typeof step !== 'number')
      return 'the bytes are no entry';
    if (typeof kind !== 'string' || kind.length > 64 || typeof body !== 'object' || body === null)
      return 'the bytes are no entry';
    if (entry.stream !== stream || entry.seq !== seq)
      return `the entry says that it is number ${entry.seq} of stream ${entry.stream}`;
    return entry as Entry;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function personalProblem(entry: Entry, text: string): string | null {
  try {
    const personal = JSON.parse(text) as Personal;
    if (canonical(personal as unknown as Json) !== text) return 'the personal part is not in canonical form';
    return personalHash(sha256, personal) === entry.body.personalHash
      ? null
      : 'the personal part is not the one that the entry names';
  } catch (error) {
    return `the personal part can't be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
