import type { GuestListView } from '../../shared/contract/guests.ts';
import { cartOf, type Doing, type Done, MANAGER, pick, sell, tell, tickets, WORD } from './eveningCounter.ts';

/** Invoices that are issued and paid, places that are held, guests who come, tickets that are handed out. */
export const MANAGERS_ACTS = {
  issue: async (doing: Doing): Done => {
    if (!(await tell(doing, 'addTickets', tickets('d1', 'p2', 1 + (doing.n % 2))))) return false;
    const fields = { first: 'Lea', last: 'Favre', street: 'Rue 1', postcode: '1000', city: 'Lausanne' };
    const customer = await tell(doing, 'saveCustomer', { customer: null, fields });
    if (customer) await tell(doing, 'setCustomer', { customer: customer.id as never });
    return sell(doing, 'invoice', undefined, true, { issueNow: true });
  },
  settle: async (doing: Doing): Done => {
    const owed = await doing.at.till.query('receivables', { search: '' });
    const one = owed.ok ? pick(owed.value.receivables, doing.n) : undefined;
    if (!one) return false;
    const method = doing.n % 2 ? 'card' : 'cash';
    const word = doing.n % 3 === 0 ? WORD : {};
    const paid = await tell(doing, 'settleInvoice', {
      order: one.id as never,
      method: method as never,
      ...(word as object),
    });
    // Coins go down to five.
    if (paid && method === 'cash') doing.counter.drawers[doing.no] += Math.round(one.openMinor / 5) * 5;
    return paid !== undefined;
  },
  hold: (doing: Doing): Done => holdCart(doing, 'hold', 'ph'),
  list: (doing: Doing): Done => holdCart(doing, 'guests', 'p0'),
  guest: async (doing: Doing): Done => {
    if ((await listsOf(doing)).length === 0) await holdCart(doing, 'guests', 'p0');
    return addGuest(doing);
  },
  tick: async (doing: Doing): Done => {
    const guests = async () => (await listsOf(doing)).flatMap((one) => one.guests);
    if ((await guests()).length === 0 && !(await MANAGERS_ACTS.guest(doing))) return false;
    const guest = pick(await guests(), doing.n);
    if (!guest) return false;
    const word = doing.n % 3 === 0 ? WORD : {};
    const after = await tell(doing, 'tickGuest', {
      guest: guest.id as never,
      came: doing.n % 5 === 0 ? 1 : null,
      print: false,
      language: 'en',
      ...(word as object),
    });
    const number = after?.guests.find((one) => one.id === guest.id)?.order ?? '';
    const found =
      number === '' ? undefined : await doing.at.till.query('orders', { search: number, limit: 1 });
    if (found?.ok && found.value.orders[0]) doing.counter.orders.set(found.value.orders[0].id, doing.no);
    return after !== undefined;
  },
  handOut: async (doing: Doing): Done => {
    const order = pick([...doing.counter.orders.keys()], doing.n);
    if (order === undefined) return false;
    return (
      (await tell(doing, 'collectOrder', { order: order as never, again: doing.n % 2 === 0 })) !== undefined
    );
  },
} as const;

async function listsOf({ at }: Doing): Promise<readonly GuestListView[]> {
  const found = await at.till.query('guestLists', {});
  return found.ok ? found.value.lists : [];
}

async function addGuest(doing: Doing): Done {
  const list = pick(await listsOf(doing), doing.n);
  if (!list) return false;
  const given = { list: list.id as never, name: `Guest ${doing.n}`, plus: doing.n % 2 };
  return (await tell(doing, 'addGuest', given)) !== undefined;
}

async function holdCart(doing: Doing, kind: 'hold' | 'guests', price: string): Done {
  const added = await tell(
    doing,
    'addTickets',
    tickets(price === 'ph' ? 'dh' : 'd1', price, 1 + (doing.n % 2)),
  );
  if (!added) return false;
  if (kind === 'guests')
    await tell(doing, 'setLine', { line: added.lines[0]?.id as never, reason: 'press' as never });
  const cart = await cartOf(doing);
  const made = await tell(
    doing,
    'reserveCart',
    { cart: cart.id as never, name: 'Presse', hold: { kind, reason: '' }, approval: MANAGER as never },
    cart.commandId,
  );
  if (!made) await tell(doing, 'emptyCart', {});
  return made !== undefined;
}
