import type { Lack } from '../../shared/inventory/consume.ts';
import type { StreamId, ThingId } from '../../shared/kernel/ids.ts';
import type { Obtained, WantOutcome } from '../core/ports/sync.ts';
import { type RequestParts, requestAuthority, requestLeases, stillAsked } from './requests.ts';

/** A customer waits no longer than this for the centre, in ms; and so long before it is asked again. */
export const PATIENCE_MS = 2_000;
const PAUSE_MS = 600;
const MOST_TRIES = 3;

/** Waits, in ms; a simulation brings its own. */
export type Wait = (ms: number) => Promise<void>;

/**
 * Asks for what a sale lacks, and again while other tills are asked to give it, a few times. Gives whether anything came.
 * Throws CentreFailure.
 */
export async function demandLeases(
  parts: RequestParts,
  stream: StreamId,
  lacks: readonly Lack[],
  wait: Wait,
): Promise<WantOutcome> {
  let open = lacks;
  let came = false;
  for (let tries = 1; ; tries++) {
    const reply = await requestLeases(parts, stream, open);
    came ||= reply.leases.length > 0;
    open = stillAsked(open, reply);
    if (open.length === 0 || tries === MOST_TRIES) return came ? 'granted' : 'none';
    await wait(PAUSE_MS);
  }
}

/** Asks for the authority over things, and again for those that their till is asked to yield. Throws CentreFailure. */
export async function demandAuthority(
  parts: RequestParts,
  stream: StreamId,
  things: readonly ThingId[],
  wait: Wait,
): Promise<Obtained> {
  const granted: string[] = [];
  let unknown: readonly string[] = [];
  let open = things;
  for (let tries = 1; ; tries++) {
    const reply = await requestAuthority(parts, stream, open);
    granted.push(...reply.granted);
    unknown = [...unknown, ...reply.unknown];
    open = reply.asked as ThingId[];
    if (open.length === 0 || tries === MOST_TRIES)
      return { granted, asked: [...open], unknown: [...unknown] };
    await wait(PAUSE_MS);
  }
}
