import type { CartView } from '../../shared/contract/cartViews.ts';
import type { CommandInput, CommandName } from '../../shared/contract/commands.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { PIN } from './till.ts';
import type { TillAtCentre } from './tillAtCentre.ts';

/** A manager who is asked at the screen. */
export const MANAGER = { staff: 'sophie', pin: PIN };
export const PRICES = ['p1', 'p2', 'p3'] as const;
export const WORD = { byWord: true, approval: MANAGER };

/** Everything that the two know besides what their tills tell them. */
export interface Counter {
  readonly tills: readonly [TillAtCentre, TillAtCentre];
  /** Orders that were validated or reserved, by id, with the till that did it. */
  readonly orders: Map<string, number>;
  /** Codes of gift vouchers, as they stand on the slips. */
  readonly codes: string[];
  /** Cash of each till's open drawer, as somebody beside it counts: what went in less what went out. */
  readonly drawers: [number, number];
  /** Numbers of the closings of each till. */
  readonly closings: [string[], string[]];
  /** How often each act was accepted. */
  readonly done: Map<string, number>;
}

/** A cash session of both tills is open with nothing in it. */
export const newCounter = (tills: Counter['tills']): Counter => ({
  tills,
  orders: new Map(),
  codes: [],
  drawers: [0, 0],
  closings: [[], []],
  done: new Map(),
});

/** One act at one till; `n` chooses among what there is. */
export interface Doing {
  readonly counter: Counter;
  readonly no: 0 | 1;
  readonly n: number;
  readonly at: TillAtCentre;
}
export type Done = Promise<boolean | undefined>;

export const pick = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];
export const tickets = (date: string, price: string | undefined, quantity: number) =>
  ({ date: date as never, price: price as never, quantity }) as const;

/** What a command gives; undefined when it is refused. */
export async function tell<N extends CommandName>(
  { at }: Doing,
  name: N,
  input: CommandInput<N>,
  id?: string,
) {
  const reply = await at.till.command(name, input, id as never);
  return reply.ok ? (reply.value as Extract<typeof reply, { ok: true }>['value']) : undefined;
}

export async function cartOf({ at }: Doing): Promise<CartView> {
  const cart = await at.till.query('cart', {});
  if (!cart.ok) throw new Error('no cart');
  return cart.value;
}

/** Validates the cart, by cash unless vouchers or old tickets pay it; lets it go when that is refused. */
export async function sell(
  doing: Doing,
  method = 'cash',
  replaced?: string,
  byWord = false,
  more: object = {},
): Done {
  const cart = await cartOf(doing);
  const back = cart.exchange?.backMinor ?? 0;
  const order = await tell(
    doing,
    'validateOrder',
    {
      cart: cart.id as never,
      payments: cart.leftMinor === 0 || back > 0 ? [] : [{ method: method as never, givenMinor: null }],
      payBackBy: back > 0 ? ('cash' as never) : null,
      language: 'en',
      approval: (byWord || replaced !== undefined ? MANAGER : null) as never,
      ...more,
    },
    cart.commandId,
  );
  if (!order) {
    await tell(doing, 'dropExchange', {});
    await tell(doing, 'emptyCart', {});
    return false;
  }
  doing.counter.orders.set(order.id, doing.no);
  if (replaced === undefined) move(doing, order.payments);
  else await moveExchange(doing, order, replaced);
  for (const { id } of order.vouchers) {
    const { store, context } = doing.at.till;
    const code = context.parts.pins.open(store.read.vouchers.get(id as never)?.sealed ?? '');
    if (code) doing.counter.codes.push(code);
  }
  return true;
}

/** Cash that a list of payments moved. */
export function move({ counter, no }: Doing, payments: OrderView['payments']): void {
  for (const one of payments) if (one.kind === 'cash') counter.drawers[no] += one.minor;
}

/** Cash of both halves of an exchange: what the new order took, and what the return of the old ones gave. */
export async function moveExchange(doing: Doing, made: OrderView, old: string): Promise<void> {
  move(doing, made.payments);
  const order = await doing.at.till.query('order', { order: old as never });
  const refund = order.ok ? order.value.refunds.find((one) => one.replacedBy?.id === made.id) : undefined;
  if (refund) move(doing, refund.payments);
}

export async function reservation({ at, n }: Doing) {
  const open = await at.till.query('reservations', { search: '', which: 'open', limit: 50 });
  return open.ok ? pick(open.value.reservations, n) : undefined;
}

/** An order of either till as this one knows it. */
export async function someOrder({ at, counter, n }: Doing): Promise<OrderView | undefined> {
  const id = pick([...counter.orders.keys()], n);
  if (id === undefined) return undefined;
  const order = await at.till.query('order', { order: id as never });
  return order.ok ? order.value : undefined;
}

export async function soldTicket(doing: Doing) {
  const order = await someOrder(doing);
  const valid = order?.tickets.filter((one) => one.state === 'valid') ?? [];
  const ticket = pick(valid, doing.n >> 3);
  return order && ticket
    ? { order: order.id, id: ticket.id, minor: ticket.minor, foreign: order.foreign !== null }
    : undefined;
}

type Found = NonNullable<Awaited<ReturnType<typeof soldTicket>>>;
export const takenBack = ({ order, id, foreign }: Found, n: number) => ({
  order: order as never,
  tickets: [id as never],
  original: 'takenBack' as const,
  byWord: foreign && n % 2 === 0,
  approval: MANAGER as never,
});

export async function cashMoves(doing: Doing, kind: 'drop' | 'payOut', minor: number): Done {
  const reason = kind === 'payOut' ? ('purchase' as const) : null;
  const moved = await tell(doing, 'moveCash', {
    kind,
    minor,
    reason,
    note: 'flowers',
    bag: kind === 'drop' ? '1' : '',
    language: 'en',
    approval: MANAGER as never,
  });
  if (moved) doing.counter.drawers[doing.no] -= minor;
  return moved !== undefined;
}
