import type { FastifyRequest } from 'fastify';
import { authenticate, tokenHashOf } from '../service/authenticate.ts';
import type { CentreParts } from '../service/parts.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { addressKey, type Limits } from './limits.ts';
import { TooMany } from './problems.ts';

/** Something that was counted, and may turn out not to have been what is limited. */
export interface Counted {
  succeeded(): void;
}

/** Lets callers in or not, and remembers who they are. */
export interface Gate {
  /** Counts a request of somebody who shows no token of a till. Throws TooMany. */
  stranger(request: FastifyRequest): Counted;
  /** Counts an attempt at something secret. Throws TooMany. */
  guess(request: FastifyRequest): Counted;
  /** The till that asks. Refuses as `authenticate` does; throws TooMany. */
  till(request: FastifyRequest): Promise<DeviceRow>;
  /** The till that a request was found to come from. */
  callerOf(request: FastifyRequest): DeviceRow | undefined;
}

/** A gate with limits of this process; `refused` is told of each request that was one too many. */
export function createGate(parts: CentreParts, limits: Limits, refused: (limit: keyof Limits) => void): Gate {
  const callers = new WeakMap<FastifyRequest, DeviceRow>();
  const take = (limit: keyof Limits, key: string): void => {
    const wait = limits[limit].take(key);
    if (wait === 0) return;
    refused(limit);
    throw new TooMany(wait);
  };
  const counted = (limit: 'stranger' | 'guess', request: FastifyRequest): Counted => {
    const key = addressKey(request.ip);
    take(limit, key);
    return { succeeded: () => limits[limit].giveBack(key) };
  };
  return {
    stranger: (request) => counted('stranger', request),
    guess: (request) => counted('guess', request),
    till: async (request) => {
      const { authorization, 'user-agent': software } = request.headers;
      const hash = tokenHashOf(authorization);
      // A token that was good before is no stranger's, so one who floods from a venue's address does not cut its tills off.
      const known = hash !== undefined && limits.till.knows(hash);
      const address = addressKey(request.ip);
      if (known) take('till', hash);
      else take('stranger', address);
      const device = await authenticate(parts, hash, software);
      if (!known) {
        limits.stranger.giveBack(address);
        take('till', device.tokenHash);
      }
      callers.set(request, device);
      return device;
    },
    callerOf: (request) => callers.get(request),
  };
}
