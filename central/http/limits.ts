import { isIPv6 } from 'node:net';
import { createLimiter, type Limiter, type Rate } from './limiter.ts';

/** What each kind of caller may ask of one instance of the centre. */
export interface Rates {
  /** Requests of one till, by its token. An honest one in a backlog sends some ten pages a second. */
  readonly till: Rate;
  /** Requests of one address that have no token of ours. */
  readonly stranger: Rate;
  /** Attempts of one address that failed: enrolment codes, and the operator's token. */
  readonly guess: Rate;
}

export const RATES: Rates = {
  till: { burst: 1200, perMinute: 1200 },
  stranger: { burst: 120, perMinute: 120 },
  guess: { burst: 10, perMinute: 1 },
};

/** A limiter for each kind of caller. */
export type Limits = { readonly [K in keyof Rates]: Limiter };

/** Limits that count in this process; `now` in ms must never go back. */
export const createLimits = (rates: Rates, now: () => number): Limits => ({
  till: createLimiter(rates.till, now),
  stranger: createLimiter(rates.stranger, now),
  guess: createLimiter(rates.guess, now),
});

/**
 * What an address is counted under: an IPv4 address itself, of IPv6 its network of 64 bits, for whoever has one
 * address of it has them all.
 */
export function addressKey(address: string): string {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: zeros }, () => '0'), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
