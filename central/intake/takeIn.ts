import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { CaseOnWire, JournalReply, JournalRequest } from '../../shared/sync/wire.ts';
import { heardOf } from '../service/held.ts';
import { type CentreParts, Refused } from '../service/parts.ts';
import { grantTargets } from '../service/split.ts';
import { mayGrant } from '../service/streams.ts';
import { settleLives } from '../service/superseded.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow, StreamRow } from '../storage/rows.ts';
import { freshStream } from './branches.ts';
import { type Arrival, examineAll } from './examine.ts';
import { casesAt, takePage } from './page.ts';

/**
 * Takes a page of a till's journal in, in one transaction. No fact is refused: what does not fit is stored and
 * answered with a case. A page for another generation is answered with this one's, to be sent again. Refuses only what is
 * no page (notAPage) and another till's stream (notYourStream).
 */
export async function takeIn(
  parts: CentreParts,
  device: DeviceRow,
  request: JournalRequest,
): Promise<JournalReply> {
  const stream = request.stream as StreamId;
  const jump = request.entries.find((entry, i) => entry.seq !== (request.entries[0]?.seq ?? 0) + i);
  if (jump) throw new Refused(400, 'notAPage', `entry ${jump.seq} does not follow the one before it`);
  // A page that crossed a restore: its till has first to say what it holds, or sales under a lease that this centre has
  // forgotten would be booked as sales without one.
  if (request.generation !== undefined && request.generation !== parts.generation)
    return Promise.resolve({ status: 'gap', generation: parts.generation, sendFrom: 1 });
  // Signatures take the time of a page: they are checked before anything is locked.
  const arrivals = await examineAll(request.entries, stream, device.publicKey, parts.verifyApart);
  return parts.storage.transaction(parts.organiser, async (tx) => {
    const intake = await tx.identity.lockIntake();
    const ahead = request.ahead === true;
    return await takeArrivals(parts, tx, { intake, device, stream, arrivals, ahead });
  });
}

/** A page of a till's stream that has been looked at, with its position of intake. */
export interface ArrivedPage {
  readonly intake: number;
  readonly device: DeviceRow;
  readonly stream: StreamId;
  readonly arrivals: readonly Arrival[];
  /** The entries before it may be on their way. */
  readonly ahead: boolean;
}

/** The same within a transaction that holds the intake's lock, whoever brought the page. */
export async function takeArrivals(
  parts: CentreParts,
  tx: Tx,
  { intake, device, stream, arrivals, ahead }: ArrivedPage,
): Promise<JournalReply> {
  const main = await streamOf(tx, stream, device);
  const outcome = await takePage(tx, main, arrivals, { intake, now: parts.clock.now(), ahead });
  const row = outcome.row.seq > 0 ? await heardOf(parts, tx, outcome.row) : outcome.row;
  if (outcome.freed.length > 0 && (await mayGrant(tx, parts.generation)))
    await grantTargets(parts, tx, outcome.freed);
  if (outcome.added > 0) await settleLives(parts, tx, device.device);
  const { generation } = parts;
  if (outcome.gapAt !== null && outcome.forkAt === null)
    return { status: 'gap', generation, sendFrom: outcome.gapAt };
  const cases = (await casesAt(tx, outcome.places)).map(
    ({ id, kind, seq, detail, about }): CaseOnWire => ({ id, kind, stream, seq, detail, about: [...about] }),
  );
  if (outcome.forkAt !== null) return { status: 'fork', generation, seq: outcome.forkAt, cases };
  return { status: 'stored', generation, acked: row.seq, head: countersigned(parts, row), cases };
}

/** A till may begin a stream that was not enrolled: its next life. It is that till's from then on. */
async function streamOf(tx: Tx, stream: StreamId, device: DeviceRow): Promise<StreamRow> {
  const known = await tx.journal.stream(stream);
  if (known && (known.device !== device.device || known.parent !== null))
    throw new Refused(403, 'notYourStream', 'this stream belongs to another till');
  return known ?? freshStream(stream, device.device, '');
}

/** G8: a head under the centre's signature is an anchor against which a cut tail or a re-signed chain shows. */
const countersigned = (parts: CentreParts, { seq, hash }: StreamRow) => ({
  seq,
  hash,
  countersignature: toHex(parts.signer.sign(utf8(`${seq}:${hash}`))),
});
