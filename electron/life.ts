import { GENESIS } from '../shared/journal/entry.ts';
import { newStream } from '../shared/journal/streamState.ts';
import { toHex } from '../shared/kernel/bytes.ts';
import type { OrganiserId } from '../shared/kernel/ids.ts';
import { enrolmentOf, FACT } from './core/facts.ts';
import type { Journalist } from './core/journalist.ts';
import type { CoreParts } from './core/parts.ts';
import type { StreamRow } from './core/ports/store.ts';
import { doubtWaitingJobs } from './core/printQueue.ts';
import type { InstanceMark } from './platform/identity.ts';

/** Till number and letters together; longer ones would not fit a CODE128 on a roll of 80 mm. */
const PREFIX_LENGTH = 4;
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A database that was restored, copied or moved must not go on writing its old stream: another one may have gone
 * further. Such a till begins a new life: a new stream, a new number prefix. What waits to be printed in it, or in a
 * backup that nothing was sold after, is to be checked. Gives the prefix, or null when the life goes on.
 */
export function beginNewLifeIfNeeded(
  parts: Pick<CoreParts, 'store' | 'identity' | 'random' | 'software'>,
  journalist: Journalist,
  mark: InstanceMark | null,
): string | null {
  const { facts, journal } = parts.store.read;
  const instance = facts.get(FACT.instance);
  const row = journal.current();
  const enrolment = enrolmentOf(facts);
  const same =
    instance === undefined || (instance === parts.identity.instance && (!row || !isAhead(mark, row, parts)));
  const restored = facts.get(FACT.restored) !== undefined;
  if (instance === undefined || !same || restored)
    journalist.transact((tx) => {
      tx.store.facts.set(FACT.instance, parts.identity.instance);
      tx.store.facts.set(FACT.restored, null);
      if (!same || restored) doubtWaitingJobs(tx);
    });
  if (same || !row || !enrolment) return null;
  const number = String(enrolment.tillNo);
  const prefix = number + letters(parts.random.bytes(Math.max(2, PREFIX_LENGTH - number.length)));
  journalist.transact((tx) => {
    tx.store.journal.start(newStream(tx.id<'stream'>()), GENESIS);
    tx.append('streamStarted', {
      organiser: enrolment.organiser as OrganiserId,
      device: enrolment.device,
      instance: parts.identity.instance,
      tillNo: enrolment.tillNo,
      prefix,
      publicKey: toHex(parts.identity.signer.publicKey),
      keyId: parts.identity.signer.keyId,
      currency: row.state.currency,
      software: parts.software,
      training: false,
      predecessor: {
        stream: row.id,
        seq: row.state.seq,
        link: row.link,
        perpetual: row.state.perpetual,
        ...(mark?.stream === row.id && mark.seq > row.state.seq ? { written: mark.seq } : {}),
      },
    });
    tx.touch('till', 'offer');
  });
  return prefix;
}

/** The mark outside the database knows an entry that the database has not, or has otherwise. */
function isAhead(mark: InstanceMark | null, row: StreamRow, parts: Pick<CoreParts, 'store'>): boolean {
  if (!mark || mark.stream === null || mark.seq === 0) return false;
  if (mark.stream !== row.id) return !parts.store.read.journal.streams().some((s) => s.id === mark.stream);
  if (mark.seq > row.state.seq) return true;
  return parts.store.read.journal.entry(row.id, mark.seq)?.hash !== mark.hash;
}

const letters = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
