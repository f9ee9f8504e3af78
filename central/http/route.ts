import type { z } from 'zod';
import type { CentreParts } from '../service/parts.ts';
import type { DeviceRow } from '../storage/rows.ts';

/** Who may call: anybody, anybody who guesses (an attempt that fails is counted strictly), or an enrolled till. */
export type Caller = 'anybody' | 'guesser' | 'till';

/** What a handler gets: everything decoded already. */
export interface Call<C extends Caller, Query, Body> {
  readonly device: C extends 'till' ? DeviceRow : undefined;
  readonly query: Query;
  readonly body: Body;
}

interface Declared {
  readonly method: 'GET' | 'POST';
  readonly path: `/v1/${string}`;
  /** One line for whoever reads the document. */
  readonly summary: string;
  /** Most bytes of a body; 16 KB if not given. */
  readonly bodyLimit?: number;
  /** The centre's own words for what it refuses here, by status. */
  readonly refuses?: Readonly<Record<number, readonly string[]>>;
}

/** One route of the protocol: the server and the OpenAPI document are both made from it. */
export interface Route extends Declared {
  readonly caller: Caller;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  /** `query` and `body` have gone through their schemas, and `device` is there when the caller must be a till. */
  handle(parts: CentreParts, call: unknown): Promise<unknown>;
}

/** Declares a route; its handler sees the types of its schemas. */
export function route<C extends Caller, Reply, Query = undefined, Body = undefined>(
  declared: Declared & {
    readonly caller: C;
    readonly query?: z.ZodType<Query>;
    readonly body?: z.ZodType<Body>;
    readonly reply: z.ZodType<Reply>;
    readonly handle: (parts: CentreParts, call: Call<C, Query, Body>) => Promise<Reply>;
  },
): Route {
  return {
    ...declared,
    handle: (parts, call) => declared.handle(parts, call as Call<C, Query, Body>),
  };
}

/** The problems that a route may answer with beside its own refusals, by status. */
export function problemsOf(declared: Route): ReadonlyMap<number, readonly string[]> {
  const problems = new Map<number, string[]>();
  const add = (status: number, ...words: readonly string[]): void => {
    problems.set(status, [...(problems.get(status) ?? []), ...words]);
  };
  if (declared.query || declared.body) add(400, 'malformed');
  if (declared.caller === 'till') add(401, 'unauthorised', 'revoked');
  if (declared.body) add(413, 'tooLarge');
  if (declared.body) add(415, 'malformed');
  add(429, 'tooMany');
  add(500, 'fault');
  for (const [status, words] of Object.entries(declared.refuses ?? {})) add(Number(status), ...words);
  return new Map([...problems].sort(([a], [b]) => a - b));
}
