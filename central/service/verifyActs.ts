import type { CentreStarted } from '../../shared/journal/bodiesOfCentre.ts';
import { type Entry, openEntry, type SealedEntry } from '../../shared/journal/entry.ts';
import { type Anchor, type ChainFault, verifyStream } from '../../shared/journal/verify.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { createVerifier, sha256 } from '../platform/crypto.ts';
import type { CentreEntryRow, CentreStreamRow } from '../storage/centreActsPort.ts';
import type { Tx } from '../storage/port.ts';
import type { CentreParts } from './parts.ts';

/** What became of checking one life of the centre's stream. */
export interface VerifiedLife {
  readonly stream: StreamId;
  readonly life: number;
  /** Entries found good. */
  readonly entries: number;
  readonly signatures: number;
  /** The first thing that is wrong, with the entry at which it shows; null for a sound life. */
  readonly fault: Pick<ChainFault, 'seq' | 'detail'> | null;
}

/** Entries read at a time. */
const PAGE = 2000;

/** An entry as the check of every chain takes it; acts have no personal part. */
export const sealedAct = ({ stream, seq, bytes, hash, signature }: CentreEntryRow): SealedEntry => ({
  stream,
  seq,
  bytes,
  hash,
  signature,
  personal: null,
});

/**
 * Checks every life of the centre's own stream as a till's journal is checked: bytes, chain, every signature, that it is
 * by this centre's key, and that a life ends where the one behind it says.
 */
export const verifyActs = ({
  storage,
  organiser,
  signer,
}: Pick<CentreParts, 'storage' | 'organiser'> & {
  readonly signer: { readonly publicKey: Uint8Array };
}): Promise<readonly VerifiedLife[]> =>
  storage.transaction(organiser, (tx) => verifyLives(tx, toHex(signer.publicKey)));

/** The same within a transaction; `publicKey` raw Ed25519, hex. */
export async function verifyLives(tx: Tx, publicKey: string): Promise<readonly VerifiedLife[]> {
  const lives: VerifiedLife[] = [];
  const rows = await tx.centreActs.streams();
  for (const [i, row] of rows.entries()) {
    const entries: CentreEntryRow[] = [];
    for (let from = 1; ; from += PAGE) {
      const page = await tx.centreActs.entries(row.stream, from, from + PAGE - 1);
      entries.push(...page);
      if (page.length < PAGE) break;
    }
    const next = rows[i + 1];
    const [first] = next ? await tx.centreActs.entries(next.stream, 1, 1) : [];
    lives.push(checkLife(row, entries, { publicKey, next: startedIn(first) }));
  }
  return lives;
}

function checkLife(
  row: CentreStreamRow,
  entries: readonly CentreEntryRow[],
  known: { readonly publicKey: string; readonly next: Partial<CentreStarted> | null },
): VerifiedLife {
  const said = known.next?.predecessor;
  const anchors: Anchor[] = said?.stream === row.stream ? [{ seq: said.seq, hash: said.link }] : [];
  const kinds: string[] = [];
  const visit = (entry: Entry): void => {
    kinds.push(entry.kind);
  };
  const { entries: good, ...verified } = verifyStream(
    entries.map(sealedAct),
    { sha256, verify: createVerifier() },
    { allSignatures: true, anchors, visit },
  );
  const other = entries.find((entry, at) => at < kinds.length && entry.kind !== kinds[at]);
  const fault =
    verified.fault ??
    (startedIn(entries[0])?.publicKey === known.publicKey
      ? null
      : { seq: 1, detail: "it is not under this centre's key" }) ??
    (other ? { seq: other.seq, detail: `its row says ${other.kind}` } : null) ??
    (row.seq === good && row.hash === verified.head
      ? null
      : { seq: row.seq, detail: `the head that is kept is entry ${row.seq}, the last entry is ${good}` });
  return {
    stream: row.stream,
    life: row.life,
    entries: good,
    signatures: verified.signaturesChecked,
    fault: fault && { seq: fault.seq, detail: fault.detail },
  };
}

function startedIn(row: CentreEntryRow | undefined): Partial<CentreStarted> | null {
  if (!row) return null;
  try {
    return openEntry(row).body as Partial<CentreStarted>;
  } catch {
    return null;
  }
}
