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
 * A branch that leaves a stream at `seq` with an entry of `hash`: the fold stands where the stream stood before,
 * and the takings count what the branch alone brings.
 */
export async function branchOf(tx: Tx, parent: StreamRow, seq: number, hash: string): Promise<StreamRow> {
  let state: StreamState = newStream(parent.stream);
  let last: EntryRow | undefined;
  for (let from = 1; from < seq; from += PAGE) {
    const to = Math.min(seq - 1, from + PAGE - 1);
    for (const row of await tx.journal.entries(parent.stream, from, to)) {
      state = foldArrival(state, row.seq, opened(row, parent.stream)).state;
      last = row;
    }
  }
  return {
    stream: `fork-${sha256Hex(`${parent.stream}\n${seq}\n${hash}`).slice(0, 32)}` as StreamId,
    device: parent.device,
    parent: parent.stream,
    lost: false,
    yieldedTo: parent.yieldedTo,
    heldIn: parent.heldIn,
    heldHead: parent.heldHead,
    seq: seq - 1,
    hash: last?.hash ?? GENESIS,
    link: last ? linkOf(sha256, last.claimedHash, last.signature) : GENESIS,
    state,
    takings: noTakings(),
    heardIn: parent.heardIn,
  };
}

function opened(row: EntryRow, stream: StreamId) {
  try {
    const entry = openEntry(row);
    return entry.stream === stream && entry.seq === row.seq ? entry : null;
  } catch {
    return null;
  }
}
