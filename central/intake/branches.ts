import { GENESIS, linkOf, openEntry } from '../../shared/journal/entry.ts';
import { newStream, type StreamState } from '../../shared/journal/streamState.ts';
import { noTakings } from '../../shared/journal/streamTakings.ts';
import type { DeviceId, StreamId } from '../../shared/kernel/ids.ts';
import { sha256, sha256Hex } from '../platform/crypto.ts';
import type { Tx } from '../storage/port.ts';
import type { EntryRow, StreamRow } from '../storage/rows.ts';
import { foldArrival } from './foldArrival.ts';

/** A stream of which the centre has nothing yet. */
export const freshStream = (stream: StreamId, device: DeviceId, heardIn: string): StreamRow => ({
  stream,
  device,
  parent: null,
  lost: false,
  yieldedTo: 0,
  heldIn: '',
  heldHead: 0,
  supersededBy: null,
  seq: 0,
  hash: GENESIS,
  link: GENESIS,
  state: newStream(stream),
  takings: noTakings(),
  heardIn,
});

/** Entries folded at a time when a stream's past has to be seen again. */
const PAGE = 500;

/**
 * The stream or branch that has the entry before an arrival, whose chain names it; undefined when nobody has it. Only
 * then is it known where a branch leaves.
 */
export async function baseOf<T extends { readonly row: StreamRow }>(
  tx: Tx,
  trunks: readonly T[],
  before: { readonly seq: number; readonly prev: string },
): Promise<T | undefined> {
  for (const trunk of trunks) {
    const [row] = await tx.journal.entries(trunk.row.stream, before.seq, before.seq);
    if (row && linkOf(sha256, row.claimedHash, row.signature) === before.prev) return trunk;
  }
  return undefined;
}

/**
 * A branch that leaves a stream, or a branch of it (`base`), at `seq` with an entry of `hash`: the fold stands where
 * that one stood before, and the takings count what the branch alone brings. `main` is the stream itself.
 */
export async function branchOf(
  tx: Tx,
  trunks: readonly { readonly row: StreamRow }[],
  base: StreamRow,
  { seq, hash }: { readonly seq: number; readonly hash: string },
): Promise<StreamRow> {
  const main = trunks[0]?.row ?? base;
  let state: StreamState = newStream(main.stream);
  let last: EntryRow | undefined;
  for (const part of await pastOf(tx, trunks, base, seq - 1))
    for (let from = part.from; from <= part.to; from += PAGE) {
      const to = Math.min(part.to, from + PAGE - 1);
      for (const row of await tx.journal.entries(part.stream, from, to)) {
        state = foldArrival(state, row.seq, opened(row, main.stream)).state;
        last = row;
      }
    }
  return {
    stream: `fork-${sha256Hex(`${main.stream}\n${seq}\n${hash}`).slice(0, 32)}` as StreamId,
    device: main.device,
    parent: main.stream,
    lost: false,
    yieldedTo: main.yieldedTo,
    heldIn: main.heldIn,
    heldHead: main.heldHead,
    supersededBy: null,
    seq: seq - 1,
    hash: last?.hash ?? GENESIS,
    link: last ? linkOf(sha256, last.claimedHash, last.signature) : GENESIS,
    state,
    takings: noTakings(),
    heardIn: main.heardIn,
  };
}

interface Part {
  readonly stream: StreamId;
  readonly from: number;
  readonly to: number;
}

/** Where the entries of a stream or branch up to `to` are: a branch has only its own, what is before it is its base's. */
async function pastOf(
  tx: Tx,
  trunks: readonly { readonly row: StreamRow }[],
  base: StreamRow,
  to: number,
): Promise<Part[]> {
  const parts: Part[] = [];
  let [row, last] = [base, to];
  while (row.parent !== null && last > 0) {
    const from = Math.min(...(await tx.journal.hashes(row.stream, 1, last)).keys());
    const [first] = await tx.journal.entries(row.stream, from, from);
    const prev = first && opened(first, row.parent)?.prev;
    if (!Number.isFinite(from) || prev === undefined) break;
    parts.unshift({ stream: row.stream, from, to: last });
    last = from - 1;
    const others = trunks.filter((trunk) => trunk.row.stream !== row.stream);
    row = (await baseOf(tx, others, { seq: last, prev }))?.row ?? trunks[0]?.row ?? base;
  }
  if (last > 0) parts.unshift({ stream: row.stream, from: 1, to: last });
  return parts;
}

function opened(row: EntryRow, stream: StreamId) {
  try {
    const entry = openEntry(row);
    return entry.stream === stream && entry.seq === row.seq ? entry : null;
  } catch {
    return null;
  }
}
