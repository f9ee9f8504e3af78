import { FACT } from '../core/ports/facts.ts';
import type { Journalist } from '../core/ports/journalist.ts';
import type { Store, StreamRow } from '../core/ports/store.ts';
import { CentreFailure } from '../core/ports/sync.ts';
import type { Gateway } from './gateway.ts';

/** Things that are named to the centre, the newest ones. */
const MOST_THINGS = 20_000;

export interface HeldParts {
  readonly store: Store;
  readonly journalist: Journalist;
  readonly gateway: Gateway;
}

/**
 * Reports what this till holds to a centre of another generation, stream by stream, before its journal goes there again:
 * a lease or an authority that the centre has forgotten is taken up before it gives that to somebody else. The newest
 * stream first: a centre that has forgotten this life would else have heard of all that it knows, and give away what this till holds (G5).
 */
export async function reportHeld(parts: HeldParts): Promise<void> {
  const { facts, journal } = parts.store.read;
  const generation = facts.get(FACT.generation);
  if (generation === undefined) return;
  for (const stream of journal.streams().reverse())
    if (facts.get(heldFact(stream)) !== generation) await report(parts, stream);
}

const heldFact = ({ id }: Pick<StreamRow, 'id'>): string => `${FACT.held}:${id}`;

async function report({ store, journalist, gateway }: HeldParts, stream: StreamRow): Promise<void> {
  const leases = store.read.reference
    .leases()
    .filter((row) => row.stream === stream.id)
    .map(({ id, quota, amount, epoch, seats }) => ({
      id,
      quota,
      amount,
      epoch,
      ...(seats ? { seats } : {}),
    }));
  try {
    const reply = await gateway.held({
      stream: stream.id,
      head: stream.state.seq,
      leases,
      things: store.read.authorities.grantedTo(stream.id).slice(-MOST_THINGS),
    });
    journalist.transact((tx) => tx.store.facts.set(heldFact(stream), reply.generation));
  } catch (error) {
    // Declared lost: its journal goes there all the same.
    if (!(error instanceof CentreFailure) || error.kind !== 'refused') throw error;
  }
}
