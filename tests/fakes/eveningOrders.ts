import { NO_DETAIL } from '../../shared/domain/cart.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { orderNumber, ticketNumber } from '../../shared/domain/numbers.ts';
import { foreignFor, type Payment, settle } from '../../shared/domain/payment.ts';
import type { PricedLine } from '../../shared/domain/priced.ts';
import { priceCart, taxesOf } from '../../shared/domain/pricing.ts';
import type { Draft } from '../../shared/journal/chain.ts';
import { nextOrdinal } from '../../shared/journal/foldStream.ts';
import type { StreamState } from '../../shared/journal/streamState.ts';
import { toHex } from '../../shared/kernel/bytes.ts';

/** What the plan's prices cost, for expectations that owe nothing to the code under test. Minor units. */
export const PRICES = { p1: 5800, p2: 1787, p3: 3800 } as const;
/** What else can be planned. Minor units. */
export const OTHERS = { seat: 8000, pass: 48_000, voucher: 5000 } as const;
/** The same with the code LAC25, a quarter off each ticket and pass; vouchers are never lowered. Minor units. */
export const REDUCED = { p1: 4350, p2: 1340, p3: 2850, seat: 6000, pass: 36_000, voucher: 5000 } as const;
/** What a euro counts for, minor units for a million. */
export const EURO = 950_000;

export interface PlannedOrder {
  readonly type: 'order';
  readonly lines: readonly {
    readonly price: keyof typeof PRICES;
    readonly quantity: number;
    readonly holder: string;
  }[];
  /** Cash handed over before the last method takes the rest; null: the last method takes all. */
  readonly cashFirst: number | null;
  readonly method: 'cash' | 'card' | 'twint' | 'eur';
  readonly seats?: number;
  readonly passes?: number;
  readonly vouchers?: number;
  readonly code?: boolean;
  /** What a voucher pays before everything else, where more than that is due. */
  readonly voucherPays?: number;
  /** Euro cents handed over beyond what is due. */
  readonly tooMuch?: number;
}

/** What an order is made from. */
export interface OrderParts {
  readonly catalogue: Catalogue;
  readonly state: StreamState;
  readonly now: number;
  id(): string;
  random(label: string): Uint8Array;
  /** The next free numbered seat. */
  seat(): string;
}

const MINOR_OF_A_COIN = 5;

/** A sale as a till would write it. */
export function plannedSale(parts: OrderParts, planned: PlannedOrder): Draft {
  const { cart, codes } = cartOf(parts, planned);
  const lines = priced(parts, cart, codes);
  const total = totalOf(lines);
  const taken = voucherPart(planned.voucherPays ?? 0, total);
  const due = total - taken.reduce((sum, payment) => sum + payment.minor, 0);
  const part =
    planned.cashFirst !== null && planned.cashFirst < due - MINOR_OF_A_COIN
      ? [{ method: 'cash', givenMinor: planned.cashFirst }]
      : [];
  const left = due - (part[0]?.givenMinor ?? 0);
  const givenMinor = planned.method === 'eur' ? foreignFor(left, EURO) + (planned.tooMuch ?? 0) : null;
  return paidOrder(parts, lines, taken, [...part, { method: planned.method, givenMinor }]);
}

/** Some tickets for nothing. */
export const plannedInvitation = (parts: OrderParts, count: number): Draft =>
  paidOrder(
    parts,
    priced(parts, [{ ...ticket(parts, 'p0', count), reason: 'press' }], []),
    [],
    [{ method: 'free', givenMinor: null }],
  );

/** An order by invoice. */
export function plannedReservation(parts: OrderParts, quantity: number): Draft {
  const lines = priced(parts, [ticket(parts, 'p1', quantity)], []);
  const body = { ...base(parts, lines), method: 'invoice', methodName: 'Invoice', customer: parts.id() };
  return { kind: 'orderReserved', body };
}

const ticket = (parts: OrderParts, price: string, quantity: number) => ({
  kind: 'ticket',
  id: parts.id(),
  date: 'd1',
  price,
  quantity,
  seats: [] as readonly object[],
  chosenMinor: null,
  proofSeen: false,
  reason: null,
  details: Array.from({ length: quantity }, () => NO_DETAIL),
});

function cartOf(parts: OrderParts, planned: PlannedOrder) {
  const { seats = 0, passes = 0, vouchers = 0 } = planned;
  const cart: object[] = planned.lines.map(({ price, quantity, holder }) => {
    const details = Array.from({ length: quantity }, () => ({ ...NO_DETAIL, holder }));
    return { ...ticket(parts, price, quantity), details };
  });
  if (seats > 0) {
    const places = Array.from({ length: seats }, () => ({ seat: parts.seat(), picked: false }));
    cart.push({ ...ticket(parts, 'ph', seats), date: 'dh', seats: places });
  }
  if (passes > 0) {
    const details = Array.from({ length: passes }, () => ({ ...NO_DETAIL, holder: 'Monnier' }));
    cart.push({ kind: 'pass', id: parts.id(), product: 'season', quantity: passes, details });
  }
  if (vouchers > 0)
    cart.push({
      kind: 'voucher',
      id: parts.id(),
      product: 'gift',
      minor: OTHERS.voucher,
      quantity: vouchers,
    });
  return { cart, codes: planned.code ? ['LAC25'] : [] };
}

function priced(
  { catalogue, now }: OrderParts,
  cart: object,
  codes: readonly string[],
): readonly PricedLine[] {
  const result = priceCart({ lines: cart as never, codes }, catalogue, now, '2026-11-27');
  if (!result.ok) throw new Error(`evening: ${result.refusal.kind}`);
  return result.value.lines;
}

function voucherPart(pays: number, total: number): Payment[] {
  if (pays === 0 || pays >= total) return [];
  const voucher = { voucher: 'ab'.repeat(32), last4: 'D8R7', leftMinor: 0, validTo: null, approvedBy: null };
  return [
    {
      method: 'voucher',
      methodName: 'Gift voucher',
      kind: 'voucher',
      minor: pays,
      givenMinor: pays,
      changeMinor: 0,
      voucher,
    } as never,
  ];
}

function base({ state, id }: OrderParts, lines: readonly PricedLine[]) {
  const ordinal = nextOrdinal(state, 'order');
  return {
    order: id(),
    ordinal,
    number: orderNumber(state.prefix, ordinal),
    command: id(),
    session: state.session?.session,
    by: 'anna',
    businessDay: '2026-11-27',
    currency: 'CHF',
    lines: lines.map((line) => {
      const { details: _personal, ...sold } = line as PricedLine & { readonly details?: unknown };
      return sold;
    }),
    taxes: taxesOf(lines),
    totalMinor: totalOf(lines),
    rights: [],
  };
}

const totalOf = (lines: readonly PricedLine[]): number =>
  lines.reduce((sum, line) => sum + line.totalMinor, 0);

function paidOrder(
  parts: OrderParts,
  lines: readonly PricedLine[],
  taken: readonly Payment[],
  requests: readonly object[],
): Draft {
  const { catalogue, state, id, random } = parts;
  const made = base(parts, lines);
  const settled = settle(made.totalMinor, taken, requests as never, {
    methods: catalogue.paymentMethods,
    cashStep: MINOR_OF_A_COIN,
    currency: 'CHF',
    rates: new Map([['EUR', EURO]]),
  });
  if (!settled.ok) throw new Error(`evening: ${settled.refusal.kind}`);
  let ordinal = state.ordinals.ticket;
  const tickets = lines.flatMap((line, index) =>
    Array.from({ length: line.kind === 'voucher' ? 0 : line.quantity }, (_, at) => {
      ordinal += 1;
      return {
        ticket: id(),
        ordinal,
        number: ticketNumber(state.prefix, ordinal),
        line: index,
        index: at,
        secret: 'ABCD1234',
        validFromMinute: 29_000_000,
        validToMinute: 29_002_000,
        signature: toHex(random(`ticket${ordinal}`)).repeat(2),
      };
    }),
  );
  const vouchers = lines.flatMap((line, index) =>
    Array.from({ length: line.kind === 'voucher' ? line.quantity : 0 }, (_, at) => ({
      voucher: toHex(random(`voucher${made.ordinal}/${index}/${at}`)),
      line: index,
      index: at,
      last4: 'D8R7',
      minor: line.unitMinor,
      validTo: '2028-11-27T23:59:59.999Z',
      lease: id(),
    })),
  );
  const body = {
    ...made,
    tickets,
    ...(vouchers.length === 0 ? {} : { vouchers }),
    payments: settled.value.payments,
    roundingMinor: settled.value.roundingMinor,
    perpetual: {
      netMinor: state.perpetual.netMinor + made.totalMinor,
      absoluteMinor: state.perpetual.absoluteMinor + made.totalMinor,
    },
  };
  const holders = Object.fromEntries(
    lines.flatMap((line, i) => {
      const holder = line.kind === 'voucher' ? '' : (line.details[0]?.holder ?? '');
      return holder === '' ? [] : [[`${i}/0`, holder]];
    }),
  );
  const salt = toHex(random(`salt${made.ordinal}`)).slice(0, 32);
  const personal = Object.keys(holders).length > 0 ? { personal: { salt, data: { holders } } } : {};
  return { kind: 'orderValidated', body, ...personal };
}
