import { z } from 'zod';
import { openOf } from '../../shared/inventory/ledger.ts';
import { linkOf, openEntry } from '../../shared/journal/entry.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { sha256 } from '../platform/crypto.ts';
import type { Tx } from '../storage/port.ts';
import type { StreamRow } from '../storage/rows.ts';
import { freeWaiting, takeBack } from './lost.ts';
import type { CentreParts } from './parts.ts';
import { grantShares } from './shares.ts';

/** How a till's life began, as its own first entry says. */
const beginning = z.looseObject({
  instance: z.string(),
  predecessor: z
    .looseObject({
      stream: z.string(),
      seq: z.int().min(0),
      link: z.string(),
      /** The last entry that the mark outside the database knows of. */
      written: z.int().min(0).optional(),
    })
    .nullable(),
});
type Beginning = z.infer<typeof beginning>;

/**
 * A life of a till that a later one has succeeded sells nothing any more: what it had open is given back, and what it made
 * is the centre's, as soon as all that it wrote is here. Until then its leases stay frozen, for what is missing may have
 * sold under them; so do those of a life at another installation, which may be selling still: a manager declares it
 * lost. Called whenever a page of the till was taken in. The caller holds the intake's lock.
 */
export async function settleLives(parts: CentreParts, tx: Tx, device: DeviceId): Promise<void> {
  const lives = (await tx.journal.streams()).filter((row) => row.device === device && row.parent === null);
  if (lives.length < 2) return;
  let given = false;
  for (const next of lives) {
    const began = await beginningOf(tx, next);
    const before = lives.find((row) => row.stream === began?.predecessor?.stream);
    if (!began || !before || before.stream === next.stream || before.lost) continue;
    const old = { ...before, supersededBy: before.supersededBy ?? next.stream };
    if (before.supersededBy === null) await tx.journal.saveStream(old);
    if (await isWhole(tx, old, began)) given = (await settle(parts, tx, old)) || given;
  }
  if (given) await grantShares(parts, tx);
}

async function beginningOf(tx: Tx, { stream }: Pick<StreamRow, 'stream'>): Promise<Beginning | undefined> {
  const [first] = await tx.journal.entries(stream, 1, 1);
  if (!first) return undefined;
  try {
    const { kind, body } = openEntry(first);
    const read = kind === 'streamStarted' ? beginning.safeParse(body) : undefined;
    return read?.success ? read.data : undefined;
  } catch {
    // Unreadable: a case of its own, and nothing can be concluded from it.
    return undefined;
  }
}

/** All that the life wrote is here, as far as its successor can know, and nobody writes it any more. */
async function isWhole(tx: Tx, old: StreamRow, { instance, predecessor }: Beginning): Promise<boolean> {
  if (!predecessor || old.seq < Math.max(predecessor.seq, predecessor.written ?? 0)) return false;
  if ((await beginningOf(tx, old))?.instance !== instance) return false;
  const [head] = await tx.journal.entries(old.stream, predecessor.seq, predecessor.seq);
  return head !== undefined && linkOf(sha256, head.claimedHash, head.signature) === predecessor.link;
}

/** Gives back what an old life has left; true when there was something. */
async function settle(parts: CentreParts, tx: Tx, old: StreamRow): Promise<boolean> {
  const open = (await tx.inventory.leasesOfStream(old.stream)).some((lease) => openOf(lease) > 0);
  if (open) await takeBack(parts, tx, old.stream, 'superseded');
  const yields = old.yieldedTo < old.seq;
  if (open || yields) {
    await freeWaiting(tx, old.stream);
    await tx.acts.yieldAuthorities(old.stream);
    await tx.journal.saveStream({ ...old, yieldedTo: old.seq });
  }
  return open;
}
