import { withoutControls } from '../../shared/kernel/text.ts';
import type { Tx } from '../storage/port.ts';
import type { ContactRow, DeviceRow, StreamRow } from '../storage/rows.ts';

/** A contact is written down again after so long, in ms: a till asks every few seconds. */
const STALE_MS = 10_000;
const LONGEST_SOFTWARE = 80;

const fresh = (device: DeviceRow): ContactRow => ({
  device: device.device,
  at: 0,
  software: '',
  head: null,
  behindSince: null,
});

/** Notes that a till spoke at `now` (ms UTC), and what it says it runs; undefined when it does not say. */
export async function noteContact(
  tx: Tx,
  device: DeviceRow,
  says: string | undefined,
  now: number,
): Promise<void> {
  const before = await tx.identity.contact(device.device);
  const software = says === undefined ? before?.software : plain(says);
  if (before && before.software === software && Math.abs(now - before.at) < STALE_MS) return;
  await tx.identity.saveContact({ ...(before ?? fresh(device)), at: now, software: software ?? '' });
}

/**
 * Notes how many entries a till says it has still to send. `streams` are all that the centre has. A till is behind
 * since it first said so without having been seen to catch up with what it had said before.
 */
export async function noteBacklog(
  tx: Tx,
  device: DeviceRow,
  streams: readonly StreamRow[],
  behind: number,
  now: number,
): Promise<void> {
  const before = (await tx.identity.contact(device.device)) ?? fresh(device);
  const acked = ackedOf(device, streams);
  const head = acked + behind;
  const caughtUp = before.head === null || acked >= before.head;
  const behindSince = behind === 0 ? null : caughtUp ? now : (before.behindSince ?? now);
  if (head === before.head && behindSince === before.behindSince) return;
  await tx.identity.saveContact({ ...before, at: now, head, behindSince });
}

/** Entries that the centre has of a till, over all its lives of this enrolment; branches are nobody's tail. */
export const ackedOf = (device: DeviceRow, streams: readonly StreamRow[]): number =>
  streams
    .filter((row) => row.device === device.device && row.parent === null)
    .reduce((total, row) => total + row.seq, 0);

/** What a till has not sent yet, as far as it has said. */
export interface Backlog {
  /** Null for a till that has never said. */
  readonly entries: number | null;
  /** How long it has been behind, in ms; 0 when it is not. */
  readonly ageMs: number;
}

/** The backlog of a till of which the centre has `acked` entries, at `now` (ms UTC). */
export function backlogOf(contact: ContactRow | undefined, acked: number, now: number): Backlog {
  if (!contact || contact.head === null) return { entries: null, ageMs: 0 };
  const entries = Math.max(0, contact.head - acked);
  return { entries, ageMs: entries === 0 ? 0 : Math.max(0, now - (contact.behindSince ?? now)) };
}

const plain = (text: string): string =>
  withoutControls(text).toWellFormed().slice(0, LONGEST_SOFTWARE).toWellFormed().trim();
