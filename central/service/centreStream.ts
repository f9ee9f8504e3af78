import type { Lease } from '../../shared/inventory/ledger.ts';
import type { CentreAct, CentreStarted, LeaseInAct } from '../../shared/journal/bodiesOfCentre.ts';
import { type Draft, seal } from '../../shared/journal/chain.ts';
import { GENESIS } from '../../shared/journal/entry.ts';
import type { Place } from '../../shared/journal/venueSeats.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import { canonical } from '../../shared/kernel/canonical.ts';
import type { SeatId, StreamId } from '../../shared/kernel/ids.ts';
import { sha256, sha256Hex } from '../platform/crypto.ts';
import type { CentreStreamRow } from '../storage/centreActsPort.ts';
import type { Tx } from '../storage/port.ts';
import type { CentreParts } from './parts.ts';

type Signing = Pick<CentreParts, 'organiser' | 'generation' | 'signer' | 'clock'>;

/**
 * Enters acts of the centre into its own stream, in the transaction that does them: both are there or neither is. The
 * last one is signed. The caller holds the intake's lock. Gives where they stand, in their order.
 */
export async function record(parts: Signing, tx: Tx, acts: readonly CentreAct[]): Promise<readonly Place[]> {
  if (acts.length === 0) return [];
  const { row, begun } = await lifeOf(parts, tx);
  const seqs = await append(parts, tx, row, [...begun, ...acts]);
  return seqs.slice(begun.length).map((seq) => ({ stream: row.stream, seq }));
}

/** Begins the life of the centre's stream that belongs to its generation and key, if it has not begun yet. */
export async function beginLife(parts: Signing, tx: Tx): Promise<void> {
  const { row, begun } = await lifeOf(parts, tx);
  await append(parts, tx, row, begun);
}

/** The life to go on with; with its first entry, still to be entered, when it begins now. */
async function lifeOf(
  { organiser, generation: ofProcess, signer }: Signing,
  tx: Tx,
): Promise<{ readonly row: CentreStreamRow; readonly begun: readonly Draft[] }> {
  // What the storage says counts: this process may be of a generation that has ended since.
  const generation = (await tx.identity.organiser())?.generation ?? ofProcess;
  const head = await tx.centreActs.lockHead();
  if (head && head.generation === generation && head.keyId === signer.keyId) return { row: head, begun: [] };
  const life = (head?.life ?? 0) + 1;
  const body: CentreStarted = {
    organiser,
    generation,
    life,
    publicKey: toHex(signer.publicKey),
    keyId: signer.keyId,
    predecessor: head ? { stream: head.stream, seq: head.seq, link: head.link } : null,
  };
  const name = sha256Hex([organiser, generation, signer.keyId, life].join('\n')).slice(0, 32);
  const row: CentreStreamRow = {
    stream: `centre-${name}` as StreamId,
    life,
    generation,
    keyId: signer.keyId,
    seq: 0,
    hash: GENESIS,
    link: GENESIS,
  };
  return { row, begun: [{ kind: 'centreStarted', body }] };
}

async function append(
  { signer, clock }: Signing,
  tx: Tx,
  row: CentreStreamRow,
  drafts: readonly Draft[],
): Promise<readonly number[]> {
  if (drafts.length === 0) return [];
  // Several processes write this stream: no monotonic clock is common to them.
  const { entries, opened, head } = seal(
    sha256,
    signer,
    row,
    drafts,
    { wall: clock.now(), monotonic: 0 },
    null,
  );
  await tx.centreActs.add(
    entries.map(({ stream, seq, bytes, hash, signature }, i) => ({
      stream,
      seq,
      life: row.life,
      kind: opened[i]?.kind ?? '',
      bytes,
      hash,
      signature,
    })),
  );
  await tx.centreActs.saveHead({
    ...row,
    seq: head.seq,
    link: head.link,
    hash: entries.at(-1)?.hash ?? row.hash,
  });
  return entries.map(({ seq }) => seq);
}

/** What a list of seats hashes to, hex. */
export const seatsHash = (seats: readonly SeatId[]): string => sha256Hex(canonical([...seats]));

/** A lease as an act names it; of a part of it with that part's amount and seats. */
export function leaseInAct(
  lease: Lease,
  part: { readonly amount: number; readonly seats?: readonly SeatId[] } = lease,
): LeaseInAct {
  return {
    lease: lease.lease,
    stream: lease.stream,
    quota: lease.quota,
    epoch: lease.epoch,
    amount: part.amount,
    ...(part.seats ? { seatsHash: seatsHash(part.seats) } : {}),
  };
}
