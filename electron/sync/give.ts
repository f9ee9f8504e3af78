import { isOfOneThing } from '../../shared/domain/passes.ts';
import type { QuotaId, StreamId } from '../../shared/kernel/ids.ts';
import { sum } from '../../shared/kernel/money.ts';
import { type GivenLately, givenLately } from '../../shared/sync/fairPart.ts';
import { type Asked, giveOnAsk, spareOf } from '../../shared/sync/giveBack.ts';
import type { LeaseAskedRow } from '../../shared/sync/reference.ts';
import type { Journalist, Tx } from '../core/ports/journalist.ts';
import type { Store } from '../core/ports/store.ts';
import type { Holdings } from '../core/ports/sync.ts';

export interface GiveParts {
  readonly store: Store;
  readonly journalist: Journalist;
  readonly holdings: Holdings;
}

/**
 * Gives what other tills ask for, as far as this one can spare it, and yields the things that others want to act on: each
 * in one transaction with its journal entry, so that what was given is not sold here any more. An ask of which nothing can
 * be given now stays open. `given` remembers, while this process runs, what went because others asked.
 */
export function giveWhatIsAsked(parts: GiveParts, given: Map<QuotaId, GivenLately>): void {
  const stream = parts.store.read.journal.current()?.id;
  if (stream === undefined) return;
  const { asks } = parts.store.read;
  if (asks.leases(stream).length > 0) parts.journalist.transact((tx) => giveRights(parts, tx, stream, given));
  if (asks.things(stream).length > 0) parts.journalist.transact((tx) => yieldThings(parts, tx, stream));
}

function giveRights(
  { holdings }: GiveParts,
  tx: Tx,
  stream: StreamId,
  given: Map<QuotaId, GivenLately>,
): void {
  for (const ask of tx.store.asks.leases(stream)) {
    const quota = ask.value.quota as QuotaId;
    const held = holdings.of(tx.store, stream, quota, tx.now);
    const asked = askedOf(ask.value);
    const lately = givenLately(given.get(quota), spareOf(held), tx.now);
    const items = giveOnAsk(held, asked, lately);
    if (items.length === 0) continue;
    // What a manager shares out is no ask of another till.
    if (asked.why === 'asked')
      given.set(quota, { ...lately, given: lately.given + sum(items.map((item) => item.amount)) });
    tx.append('leaseReleased', { by: null, why: ask.value.why, items });
    tx.store.asks.answered(ask);
    tx.touch('offer', 'seats', 'till');
  }
}

function askedOf({ amount, seats, why, quota }: LeaseAskedRow): Asked {
  // A voucher's balance and a pass go over whole: half of one is of use to nobody.
  const whole = isOfOneThing(quota);
  return {
    amount: whole ? Number.MAX_SAFE_INTEGER : amount,
    ...(seats ? { seats: seats as readonly string[] as NonNullable<Asked['seats']> } : {}),
    why: whole ? 'all' : why,
  };
}

function yieldThings({ holdings }: GiveParts, tx: Tx, stream: StreamId): void {
  for (const ask of tx.store.asks.things(stream)) {
    const things = holdings.things(tx.store, stream, ask.value);
    if (things.length > 0) {
      tx.append('authorityYielded', { by: null, all: false, things });
      tx.touch('orders', 'till');
    }
    tx.store.asks.answered(ask);
  }
}
