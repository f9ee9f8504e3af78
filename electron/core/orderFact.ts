import type { OrderPersonal, OrderReserved, OrderValidated } from '../../shared/journal/bodies.ts';
import { openEntry, type SealedEntry } from '../../shared/journal/entry.ts';
import { orderFromBefore } from '../../shared/journal/orderFromBefore.ts';
import type { OrderRow, StoreReader } from './ports/store.ts';

/** An order as it was written down, with what it says of persons; that is empty once it was erased. */
export interface OrderFact {
  readonly body: OrderValidated;
  readonly state: 'validated' | 'reserved';
  readonly personal: OrderPersonal;
}

/** Reads an order's entry; a reserved one has no tickets, payments and rounding. */
export function readOrder(sealed: SealedEntry): OrderFact {
  const entry = openEntry(sealed);
  const state = entry.kind === 'orderReserved' ? 'reserved' : 'validated';
  const said = entry.body as unknown as OrderValidated | OrderReserved;
  const body = { tickets: [], payments: [], roundingMinor: 0, ...said } as unknown as OrderValidated;
  return { body: orderFromBefore(body), state, personal: personalIn(sealed.personal) };
}

const personalIn = (personal: string | null): OrderPersonal =>
  personal === null ? {} : (JSON.parse(personal) as { data: OrderPersonal }).data;

/** The fact of an order's row; throws when its entry is missing, for then the store is broken. */
export function factOf(store: StoreReader, row: Pick<OrderRow, 'stream' | 'seq' | 'number'>): OrderFact {
  const sealed = store.journal.entry(row.stream, row.seq);
  if (!sealed) throw new Error(`order ${row.number}: its journal entry is missing`);
  return readOrder(sealed);
}
