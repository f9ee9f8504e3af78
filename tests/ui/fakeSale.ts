import type { CartView } from '../../shared/contract/cartViews.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { OfferView } from '../../shared/contract/offerViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { orderNumber, ticketNumber } from '../../shared/domain/numbers.ts';
import { instant } from '../../shared/kernel/time.ts';
import { NOTHING_DONE } from './fakeReturns.ts';
import { EVENING } from './fakeVenue.ts';

type Line = CartView['lines'][number];
type Method = OfferView['methods'][number];
type PrintState = OrderView['tickets'][number]['print'];
const isTicket = (line: Line): line is Extract<Line, { kind: 'ticket' }> => line.kind === 'ticket';

/** How the next tickets' prints go. */
export interface Prints {
  /** Taken one by one; printed when there is none. */
  readonly prints: PrintState['state'][];
  readonly printReason: string | null;
}

/** Makes orders of carts, numbered from where the fake evening stands. */
export function fakeSale(newId: () => string, offer: OfferView, prints: () => Prints) {
  let ordinal = 411;
  let ticketOrdinal = 912;

  const ticketsOf = (line: Extract<Line, { kind: 'ticket' }>): OrderView['tickets'] =>
    Array.from({ length: line.quantity }, () => {
      const state = prints().prints.shift() ?? 'printed';
      return {
        id: newId(),
        number: ticketNumber('2', ++ticketOrdinal),
        eventName: line.eventName,
        startsAt: line.startsAt ?? instant(EVENING),
        zoneName: line.zoneName,
        priceName: line.priceName,
        minor: line.unitMinor,
        holder: line.details[0]?.holder ?? '',
        text: [],
        kind: 'ticket' as const,
        seat: null,
        reason: '',
        answers: [],
        state: 'valid' as const,
        refund: '',
        print: { state, job: newId(), copy: 0, reason: state === 'printed' ? null : prints().printReason },
      };
    });

  const orderOf = (cart: CartView, method: Method, due: number, given: number): OrderView => ({
    ...NOTHING_DONE,
    id: newId(),
    number: orderNumber('2', ++ordinal),
    state: 'validated',
    at: instant(EVENING),
    by: 'anna',
    byName: 'Anna Meier',
    totalMinor: cart.totalMinor,
    roundingMinor: due - cart.totalMinor,
    changeMinor: given - due,
    payments: [
      {
        method: method.id,
        methodName: method.name,
        kind: method.kind,
        minor: due,
        givenMinor: given,
        changeMinor: given - due,
        reference: '',
        foreign: null,
        voucher: null,
      },
    ],
    tickets: cart.lines.filter(isTicket).flatMap(ticketsOf),
    receipt: { state: 'none', job: null, copy: 0, reason: null },
    atCentre: false,
  });

  /** The places of a cart are gone from this till. */
  const takePlaces = (cart: CartView): void => {
    for (const line of cart.lines.filter(isTicket))
      for (const zone of offer.events.flatMap((event) => event.dates.flatMap((day) => day.zones)))
        if (zone.id === line.zone && zone.here !== null) (zone as { here: number }).here -= line.quantity;
  };

  /** The order of a cart that is paid with one method; a refusal when that is unknown or too little. */
  return (cart: CartView, input: CommandInput<'validateOrder'>): OrderView | Refusal => {
    if (input.cart !== cart.id) return { kind: 'cartGone' };
    const asked = input.payments[0];
    const method = offer.methods.find((m) => m.id === asked?.method);
    if (asked === undefined || method === undefined) return { kind: 'methodUnknown', method: '' };
    const due = method.kind === 'cash' ? cart.cashMinor : cart.totalMinor;
    const given = asked.givenMinor ?? due;
    if (given < due) return { kind: 'paymentMissing', missingMinor: due - given };
    const order = orderOf(cart, method, due, given);
    takePlaces(cart);
    return order;
  };
}
