import type { CartView } from '../../shared/contract/cartViews.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { OfferView } from '../../shared/contract/offerViews.ts';
import { cashRounding } from '../../shared/kernel/money.ts';
import { instant } from '../../shared/kernel/time.ts';
import { type Answer, type Doings, type Findings, no, ok } from './fakeAnswers.ts';
import { specimenDocument } from './fakeDocuments.ts';
import { type fakePasses, onPasses } from './fakePasses.ts';
import type { fakeReservations } from './fakeReservations.ts';
import { EVENING } from './fakeVenue.ts';

type Line = CartView['lines'][number];
/** Nothing said on a ticket. */
const NOBODY = { holder: '', email: '', text: [], answers: {} };
/** What a gift voucher of the fake evening pays at most, minor units. */
const ON_VOUCHER = 2000;
const UNDO_MS = 10_000;

const emptyCart = (newId: () => string): CartView => ({
  id: newId(),
  commandId: newId(),
  lines: [],
  tickets: 0,
  listMinor: 0,
  discountMinor: 0,
  totalMinor: 0,
  leftMinor: 0,
  cashMinor: 0,
  free: false,
  byPass: false,
  codes: [],
  vouchers: [],
  passes: [],
  exchange: null,
  payments: [],
  customer: null,
  suggestedCustomer: null,
  wish: null,
  text: [],
  hidePrice: false,
  reservation: null,
  customerOnTickets: false,
  override: null,
  answers: {},
  orderForms: [],
  terminal: null,
  undo: null,
});

const withQuantity = (line: Line, quantity: number): Line => ({
  ...line,
  quantity,
  totalMinor: quantity * line.unitMinor,
  ...(line.kind === 'voucher'
    ? {}
    : { details: Array.from({ length: quantity }, (_, i) => line.details[i] ?? NOBODY) }),
});

/** The cart of the fake core, with what is sold into it. */
export function fakeCart(
  newId: () => string,
  parts: {
    readonly offer: OfferView;
    readonly passes: ReturnType<typeof fakePasses>;
    readonly reservations: ReturnType<typeof fakeReservations>;
  },
) {
  const { offer, passes, reservations } = parts;
  let cart = emptyCart(newId);
  let emptied: CartView | null = null;

  const put = (given: CartView): Answer => {
    const next = onPasses(given);
    const lines = next.lines.filter((line) => line.quantity > 0);
    const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
    const leftMinor = next.vouchers.reduce((left, { paysMinor }) => left - paysMinor, totalMinor);
    cart = {
      ...next,
      lines,
      listMinor: totalMinor,
      totalMinor,
      leftMinor,
      cashMinor: leftMinor + cashRounding(leftMinor, 5),
      undo: null,
      tickets: lines.reduce((n, line) => n + line.quantity, 0),
    };
    return ok(cart);
  };
  const changeLine = (id: string, change: (line: Line) => Line): Answer =>
    put({ ...cart, lines: cart.lines.map((line) => (line.id === id ? change(line) : line)) });

  function addTickets({ date, price, quantity }: CommandInput<'addTickets'>): Answer {
    const found = priceOf(offer, date, price);
    if (!found) return no({ kind: 'priceUnknown', line: '' });
    const { event, day, zone, of } = found;
    const before = cart.lines
      .filter((line) => line.kind === 'ticket' && line.zone === zone.id)
      .reduce((n, line) => n + line.quantity, 0);
    if (zone.here === null) return no({ kind: 'notOnThisTill', zone: zone.name });
    const left = zone.here - before;
    if (quantity > left) return no({ kind: 'quotaGone', zone: zone.name, left, wanted: quantity });
    const same = cart.lines.find((line) => line.kind === 'ticket' && line.price === price);
    if (same) return changeLine(same.id, (line) => withQuantity(line, line.quantity + quantity));
    const line: Line = {
      kind: 'ticket',
      id: newId(),
      date,
      price,
      quantity,
      discounts: [],
      numbered: false,
      seats: [],
      split: [],
      form: null,
      formState: 'none',
      payWhatYouWantFrom: null,
      proof: '',
      proofSeen: false,
      free: false,
      reason: null,
      details: Array.from({ length: quantity }, () => NOBODY),
      eventName: event.name,
      startsAt: day.startsAt,
      today: day.today,
      zone: zone.id,
      zoneName: zone.name,
      colour: zone.colour,
      priceName: of.name,
      unitMinor: of.minor,
      totalMinor: of.minor * quantity,
    };
    return put({ ...cart, lines: [...cart.lines, line] });
  }

  const commands: Doings = {
    addTickets,
    setQuantity: ({ line, quantity }) => changeLine(line, (one) => withQuantity(one, quantity)),
    setDetail: ({ line, detail }) =>
      changeLine(line, (one) =>
        one.kind === 'voucher'
          ? one
          : { ...one, details: one.details.map((of) => ({ ...of, ...(detail as object) })) },
      ),
    setOrderText: (input) => put({ ...cart, ...(input as Partial<CartView>) }),
    emptyCart: () => {
      emptied = cart;
      put(emptyCart(newId));
      cart = { ...cart, undo: { until: instant(Date.now() + UNDO_MS) } };
      return ok(cart);
    },
    undoEmpty: () => {
      if (emptied === null) return no({ kind: 'nothingToUndo' });
      const back = emptied;
      emptied = null;
      return put(back);
    },
    enterCode: ({ code }) => {
      const paysMinor = Math.min(cart.leftMinor, ON_VOUCHER);
      const unknown = { leftMinor: null, validTo: null, byManager: true };
      return put({ ...cart, vouchers: [{ voucher: code, last4: code.slice(-4), paysMinor, ...unknown }] });
    },
    takePass: ({ pass }) => {
      const taken = passes.take(cart, pass);
      return taken ? put({ ...cart, passes: [...cart.passes, taken] }) : no({ kind: 'passUnknown' });
    },
    dropPass: ({ pass }) => put({ ...cart, passes: cart.passes.filter((one) => one.pass !== pass) }),
    reserveCart: ({ name = '' }) => {
      const made = reservations.add(name, cart.totalMinor);
      cart = emptyCart(newId);
      return ok(made);
    },
    takeReservation: ({ order }) => {
      const one = reservations.of(order);
      if (!one) return no({ kind: 'reservationUnknown' });
      return put({ ...emptyCart(newId), reservation: { order, number: one.number } });
    },
    startTerminalPayment: ({ method }) => {
      const methodName = offer.methods.find((m) => m.id === method)?.name ?? '';
      const startedAt = instant(EVENING);
      return put({ ...cart, terminal: { method, methodName, minor: cart.totalMinor, startedAt } });
    },
    declineTerminalPayment: () => put({ ...cart, terminal: null }),
  };
  const queries: Findings = {
    cart: () => ok(cart),
    cartTicketDocument: ({ line: id, language }) => {
      const line = cart.lines.find((one) => one.id === id);
      return line?.kind === 'ticket' ? ok(specimenDocument(cart, line, language)) : no({ kind: 'lineGone' });
    },
    parkedCarts: () => ok({ carts: [] }),
  };
  return {
    commands,
    queries,
    now: () => cart,
    /** The sale is over: the next cart begins. */
    next: () => {
      cart = emptyCart(newId);
    },
  };
}

function priceOf(offer: OfferView, date: string, price: string) {
  for (const event of offer.events)
    for (const day of event.dates)
      for (const zone of day.zones)
        for (const of of zone.prices) if (day.id === date && of.id === price) return { event, day, zone, of };
  return undefined;
}
