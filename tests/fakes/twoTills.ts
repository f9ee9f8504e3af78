import { afterEach, beforeEach } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import type { CartView } from '../../shared/contract/cartViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { openOf, type QuotaBalance } from '../../shared/inventory/ledger.ts';
import { ok, sell } from './replies.ts';
import { booksOf } from './rightsAtCentre.ts';
import { testCentre } from './testCentre.ts';
import { type TillAtCentre, tillAt, venueRows } from './tillAtCentre.ts';

/** A Friday evening in November, 18:00 in Zurich; ms UTC. */
export const EVENING = Date.parse('2026-11-27T17:00:00.000Z');

/** Two tills at a centre. */
export interface TwoTills {
  readonly centre: Centre;
  readonly a: TillAtCentre;
  readonly b: TillAtCentre;
  close(): Promise<void>;
}

/** Forty places of q1, twenty of q2, 59 seats of qh: half of each for each of two tills. */
async function twoTills(): Promise<TwoTills> {
  const centre = await testCentre({ expectedTills: 2 });
  await centre.importCatalogue(venueRows(EVENING, true) as never);
  const a = await tillAt(() => centre, EVENING);
  const b = await tillAt(() => centre, EVENING);
  const close = async (): Promise<void> => {
    a.till.dispose();
    b.till.dispose();
    await centre.close();
  };
  return { centre, a, b, close };
}

/** Two tills at a centre for each test of a file, told to `use` before it. */
export function eachWithTwoTills(use: (tills: TwoTills) => void): void {
  let tills: TwoTills;
  beforeEach(async () => {
    tills = await twoTills();
    use(tills);
  });
  afterEach(() => tills.close());
}

/** A quota as the centre has it; throws when the books do not balance (G5). */
export async function quotaAt(centre: Centre, id = 'q1'): Promise<QuotaBalance | undefined> {
  const books = await booksOf(centre);
  if (!books.balanced) throw new Error('G5: the books of the centre do not balance');
  return books.quotas.find((row) => row.quota === id);
}

/** What a till may still sell of a quota, as the centre has it. */
export const heldAtCentre = async (centre: Centre, of: TillAtCentre, id: string): Promise<number> =>
  (await booksOf(centre)).leases
    .filter((lease) => lease.stream === of.stream && lease.quota === id)
    .reduce((sum, lease) => sum + openOf(lease), 0);

/** What a till may still sell of a quota, as it has it itself. */
export const left = ({ till, parts, stream }: TillAtCentre, id: string): number =>
  parts()
    .holdings.quotas(till.store.read, stream as never)
    .find((one) => one.quota === id)?.left ?? 0;

/** Kinds of the cases that the centre has, resolved ones too. */
export const casesAt = async (centre: Centre): Promise<string[]> =>
  (await centre.storage.transaction(centre.organiser, (tx) => tx.journal.allCases(true))).map(
    ({ kind }) => kind,
  );

/** Kinds of the entries of a till's journal. */
export const kinds = ({ till, stream }: TillAtCentre): string[] =>
  till.store.read.journal
    .page(stream as never, 1, 1000)
    .map((entry) => JSON.parse(entry.bytes).kind as string);

export const add = (of: TillAtCentre, price: string, quantity: number, more: object = {}) =>
  of.till.command('addTickets', { date: price === 'ph' ? 'dh' : 'd1', price, quantity, ...more });

export const cart = async (of: TillAtCentre): Promise<CartView> => ok(await of.till.query('cart', {}));

/** Sells what is in the cart, by card. */
export async function payByCard(of: TillAtCentre): Promise<OrderView> {
  ok(await of.till.command('startTerminalPayment', { cart: (await cart(of)).id, method: 'card' }));
  return ok(await sell(of.till, await cart(of), { method: 'card', givenMinor: null }));
}

/** Sells so many tickets at a price, by card. */
export async function sellOf(of: TillAtCentre, price: string, quantity: number): Promise<OrderView> {
  ok(await add(of, price, quantity));
  return payByCard(of);
}
