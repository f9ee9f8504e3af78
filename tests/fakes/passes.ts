import type { CartView } from '../../shared/contract/cartViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { ok, sell } from './replies.ts';
import type { TestTill } from './till.ts';

/** The passes of the test venue: three entries, one ticket of each event, a quarter off two, and 5.00 for who works here. */
export function passRows(
  now: number,
): { kind: string; id: string; value: Record<string, unknown> & { id: string } }[] {
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  const common = { vatRate: 'r1', validFrom: at(-1), validTo: at(4000), order: 1 };
  const product = (id: string, value: Record<string, unknown>) => ({
    kind: 'passProduct',
    id,
    value: { id, ...common, ...value },
  });
  return [
    product('three', { name: 'Three entries', kind: 'entries', entries: 3, minor: 9000 }),
    product('once', { name: 'Season once', kind: 'season', perEvent: 1, minor: 30_000, photo: true }),
    product('quarter', {
      name: 'Discount card',
      kind: 'discount',
      perEvent: 2,
      reduction: { kind: 'percent', basisPoints: 2500 },
      minor: 4000,
    }),
    product('crew', { name: 'Crew', kind: 'accreditation', perEvent: 1, surchargeMinor: 500, minor: 1000 }),
    product('balcony', {
      name: 'Balcony pass',
      kind: 'season',
      scope: { events: [], zones: ['z2'], prices: [], passes: [] },
      minor: 20_000,
    }),
  ];
}

/** The cart in hand. */
export const cartOf = async (till: TestTill): Promise<CartView> => ok(await till.query('cart', {}));

/** Sells a pass of a kind for cash; gives the order and the pass. */
export async function sellPass(
  till: TestTill,
  product: string,
  holder = 'Lea Favre',
  email = '',
): Promise<{ order: OrderView; pass: OrderView['tickets'][number] }> {
  const filled = ok(await till.command('addPass', { product: product as never, quantity: 1 }));
  const line = filled.lines.find((one) => one.kind === 'pass');
  const detail = { holder, email, ...(product === 'once' ? { photo: 'F-17' } : {}) };
  ok(await till.command('setDetail', { line: line?.id as never, index: 0, detail }));
  const order = ok(await sell(till, await cartOf(till), { method: 'cash', givenMinor: null }));
  const pass = order.tickets.find((one) => one.kind === 'pass');
  if (!pass) throw new Error('no pass was sold');
  return { order, pass };
}

/** Takes a pass into the cart, looking at tonight's prices. */
export const takePass = (till: TestTill, pass: string, more: object = {}) =>
  till.command('takePass', { pass, date: 'd1', ...more } as never);

/** Takes tickets on a pass and validates, paying what is left in cash. */
export async function useOf(
  till: TestTill,
  pass: string,
  price: string,
  quantity: number,
): Promise<OrderView> {
  ok(await takePass(till, pass));
  ok(await till.command('addTickets', { date: 'd1' as never, price: price as never, quantity }));
  return validate(till);
}

/** Validates the cart in hand: with cash when something is left to pay, else with nothing. */
export async function validate(till: TestTill): Promise<OrderView> {
  const cart = await cartOf(till);
  return ok(await sell(till, cart, ...(cart.leftMinor > 0 ? [{ method: 'cash', givenMinor: null }] : [])));
}

/** What a till shows of a pass, looking at tonight's prices. */
export async function shown(till: TestTill, search: string) {
  const { passes } = ok(await till.query('passes', { search, date: 'd1' as never, limit: 10 }));
  return passes;
}
