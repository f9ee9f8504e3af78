import { endExpired } from '../../electron/core/reservations/expire.ts';
import { MANAGERS_ACTS } from './eveningActsOfManagers.ts';
import { ACTS_OF_THINGS } from './eveningActsOfThings.ts';
import {
  type Counter,
  cartOf,
  cashMoves,
  type Doing,
  type Done,
  MANAGER,
  move,
  moveExchange,
  PRICES,
  pick,
  reservation,
  sell,
  soldTicket,
  someOrder,
  takenBack,
  tell,
  tickets,
  WORD,
} from './eveningCounter.ts';

/** What two people at two counters do in an evening; the number chooses among what there is. */
export const ACTS = [
  ...(['sell', 'sell', 'sell', 'sell', 'seats', 'seats', 'pass', 'voucher', 'spend', 'spend'] as const),
  ...(['reserve', 'reserve', 'split', 'split', 'pay', 'pay', 'end', 'expire', 'invoice'] as const),
  ...(['takeBack', 'takeBack', 'exchange', 'exchange', 'price', 'payment', 'text', 'copy'] as const),
  ...([
    'byWord',
    'byWord',
    'issue',
    'issue',
    'settle',
    'settle',
    'hold',
    'list',
    'guest',
    'guest',
    'tick',
    'tick',
    'handOut',
    'usePass',
    'usePass',
    'makeVoid',
    'makeVoid',
    'drop',
    'payOut',
    'close',
  ] as const),
  ...(['cut', 'mend', 'round', 'round', 'round'] as const),
] as const;
export type ActName = (typeof ACTS)[number];

/** Does one act at one till; what is refused changes nothing. */
export async function act(counter: Counter, no: 0 | 1, name: ActName, n: number): Promise<void> {
  if (await ACT[name]({ counter, no, n, at: counter.tills[no] }))
    counter.done.set(name, (counter.done.get(name) ?? 0) + 1);
}

const ACT: Readonly<Record<ActName, (doing: Doing) => Done>> = {
  ...MANAGERS_ACTS,
  ...ACTS_OF_THINGS,
  sell: async (doing) => {
    const price = PRICES[doing.n % PRICES.length];
    return (await tell(doing, 'addTickets', tickets('d1', price, 1 + (doing.n % 3)))) && sell(doing);
  },
  seats: async (doing) =>
    (await tell(doing, 'addTickets', tickets('dh', doing.n % 2 ? 'ph' : 'pc', 1 + (doing.n % 4)))) &&
    sell(doing),
  pass: async (doing) => {
    const cart = await tell(doing, 'addPass', {
      product: (doing.n % 2 ? 'season' : 'three') as never,
      quantity: 1,
    });
    const line = cart?.lines.find((one) => one.kind === 'pass');
    if (!line) return false;
    await tell(doing, 'setDetail', { line: line.id as never, index: 0, detail: { holder: 'Léa' } });
    return sell(doing);
  },
  voucher: async (doing) =>
    (await tell(doing, 'addVoucher', { product: 'gift' as never, minor: 5000, quantity: 1 })) && sell(doing),
  spend: async (doing) => {
    const code = pick(doing.counter.codes, doing.n);
    if (code === undefined || !(await tell(doing, 'addTickets', tickets('d1', 'p2', 1 + (doing.n % 2)))))
      return false;
    const approval = doing.n % 3 === 0 ? MANAGER : null;
    const taken = await tell(doing, 'enterCode', { code, approval: approval as never });
    return (await sell(doing)) && taken !== undefined;
  },
  reserve: async (doing) => {
    const hall = doing.n % 2 === 0;
    if (
      !(await tell(doing, 'addTickets', tickets(hall ? 'dh' : 'd1', hall ? 'ph' : 'p1', 2 + (doing.n % 3))))
    )
      return false;
    const cart = await cartOf(doing);
    const made = await tell(
      doing,
      'reserveCart',
      { cart: cart.id as never, name: 'Lea Favre' },
      cart.commandId,
    );
    if (made) doing.counter.orders.set(made.id, doing.no);
    else await tell(doing, 'emptyCart', {});
    return made !== undefined;
  },
  split: async (doing) => {
    const one = await reservation(doing);
    const [piece] = one && one.pieces.length > 1 ? one.pieces : [];
    if (!one || !piece) return false;
    const part = await tell(doing, 'splitReservation', { order: one.id as never, pieces: [piece.id] });
    if (part) doing.counter.orders.set(part.id, doing.no);
    return part !== undefined;
  },
  pay: async (doing) => {
    const one = await reservation(doing);
    if (!one) return false;
    const word = doing.n % 4 === 0 ? WORD : {};
    if (!(await tell(doing, 'takeReservation', { order: one.id as never, ...word } as never))) return false;
    return sell(doing);
  },
  end: async (doing) => {
    const one = await reservation(doing);
    const why = doing.n % 2 ? ('cancelled' as const) : ('noShow' as const);
    return (
      one !== undefined &&
      (await tell(doing, 'endReservation', { order: one.id as never, why })) !== undefined
    );
  },
  expire: async (doing) => {
    // A few minutes go by everywhere; reservations of the nearest show end half an hour before it.
    for (const { till } of doing.counter.tills) till.clock.pass(7 * 60_000);
    return endExpired(doing.at.till.context) >= 0;
  },
  invoice: async (doing) => {
    if (!(await tell(doing, 'addTickets', tickets('d1', 'p3', 1)))) return false;
    const customer = await tell(doing, 'saveCustomer', {
      customer: null,
      fields: { first: 'Lea', last: 'Favre', street: 'Rue 1', postcode: '1000', city: 'Lausanne' },
    });
    if (customer) await tell(doing, 'setCustomer', { customer: customer.id as never });
    return sell(doing, 'invoice');
  },
  takeBack: async (doing) => {
    const found = await soldTicket(doing);
    if (!found) return false;
    const back = await tell(doing, 'returnTickets', {
      ...takenBack(found, doing.n),
      reason: 'notComing',
      method: (found.minor === 0 ? null : doing.n % 2 ? 'card' : 'cash') as never,
      language: 'en',
    });
    if (back) move(doing, back.refund.payments);
    return back !== undefined;
  },
  exchange: async (doing) => {
    const found = await soldTicket(doing);
    if (!found || !(await tell(doing, 'addTickets', tickets('d1', PRICES[doing.n % 3], 1)))) return false;
    const { order, tickets: old, original, approval } = takenBack(found, doing.n);
    const chosen = await tell(doing, 'chooseExchange', { order, tickets: old, original, approval });
    if (!chosen) {
      await tell(doing, 'emptyCart', {});
      return false;
    }
    return sell(doing, 'cash', found.order);
  },
  price: async (doing) => {
    const found = await soldTicket(doing);
    if (!found) return false;
    const { order, tickets: old, original, approval } = takenBack(found, doing.n);
    const price = PRICES[doing.n % 2] as never;
    const given = { order, tickets: old, original, approval, price, language: 'en' as const };
    for (const method of ['cash' as never, null]) {
      const made = await tell(doing, 'correctPrice', { ...given, method });
      if (!made) continue;
      doing.counter.orders.set(made.id, doing.no);
      await moveExchange(doing, made, order);
      return true;
    }
    return false;
  },
  payment: async (doing) => {
    const order = await someOrder(doing);
    const place = order?.payments.findIndex((one) => one.kind === 'cash' || one.kind === 'card') ?? -1;
    const was = order?.payments[place];
    if (!order || !was) return false;
    const now = await tell(doing, 'correctPayment', {
      order: order.id as never,
      place,
      method: (was.kind === 'cash' ? 'card' : 'cash') as never,
      approval: MANAGER as never,
    });
    if (!now) return false;
    const isNow = now.payments[place];
    if (was.kind === 'cash') doing.counter.drawers[doing.no] -= was.minor;
    else if (isNow) doing.counter.drawers[doing.no] += isNow.minor;
    return true;
  },
  text: async (doing) => {
    const found = await soldTicket(doing);
    const text = { holder: `Holder ${doing.n}`, text: ['VIP'] };
    return (
      found !== undefined &&
      (await tell(doing, 'changeTicketText', { ticket: found.id as never, ...text })) !== undefined
    );
  },
  copy: async (doing) => {
    const found = await soldTicket(doing);
    return (
      found !== undefined &&
      (await tell(doing, 'reprintTicket', { ticket: found.id as never, language: 'en' })) !== undefined
    );
  },
  byWord: async (doing) => {
    // What this till has no right to, sold by a manager's word while the line is down.
    const price = doing.n % 2 ? 'ph' : 'p1';
    const input = { ...tickets(price === 'ph' ? 'dh' : 'd1', price, 18), approval: MANAGER as never };
    return (await tell(doing, 'addTickets', input)) ? sell(doing, 'cash', undefined, true) : false;
  },
  drop: (doing) => cashMoves(doing, 'drop', 1000 + doing.n),
  payOut: (doing) => cashMoves(doing, 'payOut', 100 + doing.n),
  close: async (doing) => {
    const drawer = doing.counter.drawers[doing.no];
    const closed = await tell(doing, 'closeSession', {
      countedMinor: Math.max(0, drawer),
      approval: MANAGER as never,
    });
    if (!closed) return false;
    if (closed.expectedCashMinor !== drawer)
      throw new Error(`G3: the till expects ${closed.expectedCashMinor} in the drawer, ${drawer} lie in it`);
    doing.counter.closings[doing.no].push(closed.number);
    doing.counter.drawers[doing.no] = 0;
    await tell(doing, 'openSession', { floatMinor: 0 });
    return true;
  },
  cut: async ({ at }) => {
    at.line.up = false;
    return true;
  },
  mend: async ({ at }) => {
    at.line.up = true;
    return true;
  },
  round: async ({ at }) => {
    if (at.line.up) await at.round();
    return at.line.up;
  },
};
