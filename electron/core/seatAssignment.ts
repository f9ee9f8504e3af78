import type { Cart, CartLine, LineSeat, TicketLine } from '../../shared/domain/cart.ts';
import { quotaOf, type Zone } from '../../shared/domain/catalogue.ts';
import type { SaleRefusal } from '../../shared/domain/refusal.ts';
import { bestSeats } from '../../shared/domain/seating/best.ts';
import { seatLabel, seatsById } from '../../shared/domain/seating/places.ts';
import type { SeatState } from '../../shared/domain/seating/plan.ts';
import type { Lack } from '../../shared/inventory/consume.ts';
import type { DateId, SeatId, StreamId } from '../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import type { CoreContext } from './context.ts';
import type { Tx } from './journalist.ts';
import { planOf, type SeatBook, seatBook } from './seating.ts';

/** Whether a sale may go beyond the leases, and where what is lacking is told. */
export interface Beyond {
  readonly beyond: boolean;
  readonly lacks: Lack[];
}

/** Lines of one numbered zone and date: they sit together, across price categories. */
interface Group {
  readonly date: DateId;
  readonly zone: Zone;
  readonly category: string;
  readonly lines: readonly TicketLine[];
}

/**
 * The cart with seats for every ticket of a numbered zone: one best block for all lines of a zone and date, found again
 * at every change until a seat is picked by hand; from then on only what is missing is looked for, and no seat moves.
 * Refuses when fewer seats are left than wanted; beyond the leases, seats that are held elsewhere count too.
 */
export function assignSeats(
  context: CoreContext,
  tx: Tx,
  stream: StreamId,
  cart: Cart,
  how: Beyond,
): Result<Cart, SaleRefusal> {
  let next = cart;
  for (const group of groupsOf(context, cart)) {
    const seated = seatGroup(context, bookFor(context, tx, stream, group.date, cart), cart, group, how);
    if (!seated.ok) return seated;
    next = { ...next, lines: next.lines.map((line) => seated.value.get(line.id) ?? line) };
  }
  return accept(next);
}

/**
 * The first seat of a cart that it can't have any more; null when all are its own. Beyond the leases, by a manager's word,
 * it may have a seat that is held elsewhere, if nobody is known to have bought it.
 */
export function seatProblem(
  context: CoreContext,
  tx: Tx,
  stream: StreamId,
  cart: Cart,
  { beyond, lacks }: Beyond,
): SaleRefusal | null {
  let first: SaleRefusal | null = null;
  for (const group of groupsOf(context, cart)) {
    const { date, lines } = group;
    // Asked as if the cart were empty: its own seats have to be free and ours.
    const book = bookFor(context, tx, stream, date, { id: cart.id, lines: [] });
    const elsewhere: SeatId[] = [];
    for (const { seat } of lines.flatMap((line) => line.seats)) {
      const state = book(seat);
      if (state === 'elsewhere') elsewhere.push(seat);
      if (state === 'free' || state === 'cart' || (state === 'elsewhere' && beyond)) continue;
      first ??= { kind: 'seatNotOurs', seat: nameOfSeat(context, date, seat), state };
    }
    if (elsewhere.length > 0)
      lacks.push(...lackOf(context, group, elsewhere.length).map((lack) => ({ ...lack, seats: elsewhere })));
  }
  return first;
}

function lackOf(context: CoreContext, { date, zone }: Group, amount: number): Lack[] {
  const quota = quotaOf(context.cache.catalogue(), date, zone.id);
  return quota ? [{ quota: quota.id, amount }] : [];
}

/** A seat in words, or its id when the plan does not know it. */
export function nameOfSeat(context: CoreContext, date: DateId, seat: SeatId): string {
  const catalogue = context.cache.catalogue();
  const found = catalogue.dates.get(date);
  const plan = found && planOf(catalogue, found);
  const place = plan && seatsById(plan).get(seat);
  return place ? seatLabel(place) : seat;
}

const bookFor = (
  context: CoreContext,
  tx: Tx,
  stream: StreamId,
  date: DateId,
  own: Pick<Cart, 'id' | 'lines'>,
): SeatBook =>
  seatBook(
    {
      catalogue: context.cache.catalogue(),
      store: tx.store,
      leases: context.cache.leases(),
      stream,
      now: tx.now,
    },
    date,
    own,
  );

function groupsOf(context: CoreContext, cart: Pick<Cart, 'lines'>): Group[] {
  const catalogue = context.cache.catalogue();
  const groups = new Map<string, Group>();
  for (const line of cart.lines) {
    const price = line.kind === 'ticket' ? catalogue.prices.get(line.price) : undefined;
    const zone = price && catalogue.zones.get(price.zone);
    if (line.kind !== 'ticket' || !zone || zone.category === null) continue;
    const key = `${line.date}/${zone.id}`;
    const so = groups.get(key) ?? { date: line.date, zone, category: zone.category, lines: [] };
    groups.set(key, { ...so, lines: [...so.lines, line] });
  }
  return [...groups.values()];
}

const USABLE: readonly SeatState[] = ['free', 'cart'];

function seatGroup(
  context: CoreContext,
  book: SeatBook,
  cart: Pick<Cart, 'wish'>,
  group: Group,
  { beyond, lacks }: Beyond,
): Result<Map<string, CartLine>, SaleRefusal> {
  const { date, zone, category, lines } = group;
  const catalogue = context.cache.catalogue();
  const found = catalogue.dates.get(date);
  const plan = found && planOf(catalogue, found);
  if (!plan) return refuse({ kind: 'seatsMissing', zone: zone.name });
  const byHand = lines.some((line) => line.seats.some((seat) => seat.picked));
  const kept = lines.map((line) => ({
    line,
    seats: byHand ? line.seats.slice(0, line.quantity) : ([] as readonly LineSeat[]),
  }));
  const missing = kept.reduce((sum, { line, seats }) => sum + line.quantity - seats.length, 0);
  const taken = new Set(kept.flatMap(({ seats }) => seats.map((s) => s.seat)));
  const bestOf = (usable: readonly SeatState[], quantity: number): readonly SeatId[] => {
    const isFree = (seat: SeatId): boolean => usable.includes(book(seat)) && !taken.has(seat);
    const wish = { category, quantity, wish: cart.wish };
    return quantity === 0 ? [] : bestSeats(context.cache.planIndex(plan), isFree, wish).seats;
  };
  const own = bestOf(USABLE, missing);
  const lacking = missing - own.length;
  if (lacking > 0) lacks.push(...lackOf(context, group, lacking));
  // A manager's word goes no further than it must: what this till holds comes first.
  const best = lacking > 0 && beyond ? [...own, ...bestOf(['elsewhere'], lacking)] : own;
  if (best.length < missing)
    return refuse({
      kind: 'quotaGone',
      zone: zone.name,
      left: taken.size + best.length,
      wanted: taken.size + missing,
    });
  let next = 0;
  return accept(
    new Map(
      kept.map(({ line, seats }): [string, CartLine] => {
        const more = best.slice(next, next + line.quantity - seats.length);
        next += more.length;
        return [line.id, { ...line, seats: [...seats, ...more.map((seat) => ({ seat, picked: false }))] }];
      }),
    ),
  );
}
