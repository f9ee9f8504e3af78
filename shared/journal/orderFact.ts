import type { OrderPersonal, OrderReserved, OrderValidated } from './bodies.ts';
import { openEntry, type SealedEntry } from './entry.ts';
import { orderFromBefore } from './orderFromBefore.ts';

/** An order as it was written down, with what it says of persons; that is empty once it was erased. */
export interface OrderFact {
  readonly body: OrderValidated;
  readonly state: 'validated' | 'reserved';
  readonly personal: OrderPersonal;
  /** ms UTC. */
  readonly at: number;
}

/** Reads an order's entry; a reserved one has no tickets, payments and rounding. */
export function readOrder(sealed: Pick<SealedEntry, 'bytes' | 'personal'>): OrderFact {
  const entry = openEntry(sealed);
  const state = entry.kind === 'orderReserved' ? 'reserved' : 'validated';
  const said = entry.body as unknown as OrderValidated | OrderReserved;
  const body = { tickets: [], payments: [], roundingMinor: 0, ...said } as unknown as OrderValidated;
  return { body: orderFromBefore(body), state, personal: personalIn(sealed.personal), at: entry.at };
}

const personalIn = (personal: string | null): OrderPersonal =>
  personal === null ? {} : (JSON.parse(personal) as { data: OrderPersonal }).data;
