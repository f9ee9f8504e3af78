import type {
  CartId,
  CommandId,
  CustomerId,
  DateId,
  FreeReasonId,
  LineId,
  OrderId,
  PassProductId,
  PaymentMethodId,
  PriceId,
  SeatId,
  StaffId,
  TicketId,
  VoucherId,
  VoucherProductId,
} from '../kernel/ids.ts';
import { type Instant, msOf } from '../kernel/time.ts';
import type { CartReservation } from './cartReservation.ts';
import type { Answers } from './form.ts';
import type { ItemDetail } from './itemDetail.ts';
import type { CartPass } from './passes.ts';
import type { Payment } from './payment.ts';
import type { OriginalPaper } from './returnReasons.ts';
import type { SeatWish } from './seating/plan.ts';

export type { ItemDetail } from './itemDetail.ts';

/** A seat of a line: one that was picked by hand never moves. */
export interface LineSeat {
  readonly seat: SeatId;
  readonly picked: boolean;
}

/** Some tickets of one price category for one date. */
export interface TicketLine {
  readonly kind: 'ticket';
  readonly id: LineId;
  readonly date: DateId;
  readonly price: PriceId;
  /** 1 to MOST_PER_LINE. */
  readonly quantity: number;
  /** In a numbered zone one for each ticket, in their order; else empty. */
  readonly seats: readonly LineSeat[];
  /** What was chosen to be paid for each (pay what you want), minor units; null for the price's own amount. */
  readonly chosenMinor: number | null;
  readonly proofSeen: boolean;
  /** Why these come in for nothing; null for paid ones and until it is said. */
  readonly reason: FreeReasonId | null;
  /** One for each ticket, in their order. */
  readonly details: readonly ItemDetail[];
}

/** Some passes of one kind. */
export interface PassLine {
  readonly kind: 'pass';
  readonly id: LineId;
  readonly product: PassProductId;
  readonly quantity: number;
  readonly details: readonly ItemDetail[];
}

/** Some gift vouchers of one amount. */
export interface VoucherLine {
  readonly kind: 'voucher';
  readonly id: LineId;
  readonly product: VoucherProductId;
  /** Of each, minor units. */
  readonly minor: number;
  readonly quantity: number;
}

export type CartLine = TicketLine | PassLine | VoucherLine;

/** An amount that a separate terminal was asked to take, on disk before it is shown. */
export interface TerminalPayment {
  readonly method: PaymentMethodId;
  readonly minor: number;
  readonly startedAt: Instant;
}

/** A voucher that pays what it can: its balance is looked up again at the sale. */
export interface CartVoucher {
  readonly voucher: VoucherId;
  readonly last4: string;
  /** The manager who took it without a lease; null when this till holds its balance. */
  readonly approvedBy: StaffId | null;
  /** No more than this is taken from it, minor units; null for all that it can pay. */
  readonly mostMinor: number | null;
}

/** Tickets of one order that the cart's tickets take the place of. */
export interface CartExchange {
  readonly order: OrderId;
  readonly tickets: readonly TicketId[];
  readonly original: OriginalPaper;
  /** The manager who allowed what a cashier may not; null while nobody had to. */
  readonly approvedBy: StaffId | null;
  /** What that manager saw and allowed; missing in carts from before: nothing. */
  readonly approvedFor?: readonly string[];
  /** Without the say of the till that sold them, by that manager's word. */
  readonly byWord: boolean;
}

/** What is being sold. It lives on disk, with the id of the command that will validate it. */
export interface Cart {
  readonly id: CartId;
  readonly commandId: CommandId;
  readonly lines: readonly CartLine[];
  readonly terminal: TerminalPayment | null;
  /** Promotion codes as entered, in capitals and digits only. */
  readonly codes: readonly string[];
  readonly vouchers: readonly CartVoucher[];
  /** Passes that tickets are taken on. */
  readonly passes: readonly CartPass[];
  /** Null while nothing is exchanged. */
  readonly exchange: CartExchange | null;
  /** Parts that were paid already: money in the drawer, or taken by a terminal. */
  readonly payments: readonly Payment[];
  /** When the first of these parts was asked for; null while there is none. */
  readonly payingSince: Instant | null;
  readonly customer: CustomerId | null;
  /** Where the best seats are looked for; null for the best of all. */
  readonly wish: SeatWish | null;
  /** Free lines printed on every ticket. */
  readonly text: readonly string[];
  readonly hidePrice: boolean;
  /** The customer's first and last name on tickets that name no holder. */
  readonly customerOnTickets: boolean;
  /** Answers of forms that ask once per order, by form id. */
  readonly answers: Readonly<Record<string, Answers>>;
  /** The manager who lets it be sold beyond what this till holds; null while nobody had to. */
  readonly override: StaffId | null;
  /** For how many places beyond the leases that word was; more asks again. Missing in carts of before. */
  readonly overridePlaces?: number;
  /** The reservation that it pays; its lines are then those of the reservation, and fixed. */
  readonly reservation: CartReservation | null;
}

/** No counter sale is larger; a slip of the number pad is. */
export const MOST_PER_LINE = 99;
/** Free lines on a ticket, and characters in each. */
export const MOST_TEXT_LINES = 4;
export const LONGEST_TEXT_LINE = 60;

/** Nothing said on a ticket. */
export const NO_DETAIL: ItemDetail = { holder: '', email: '', text: [], answers: {} };

/** A cart with nothing in it. */
export const emptyCart = (id: CartId, commandId: CommandId): Cart => ({
  id,
  commandId,
  lines: [],
  terminal: null,
  codes: [],
  vouchers: [],
  passes: [],
  exchange: null,
  payments: [],
  payingSince: null,
  customer: null,
  wish: null,
  text: [],
  hidePrice: false,
  customerOnTickets: false,
  answers: {},
  override: null,
  reservation: null,
});

/**
 * The instant (ms UTC) that prices and ends of sale are asked for: money that was taken is a fact, so a sale counts
 * from when the first of it was asked for, and from `now` until then.
 */
export function soldFrom(cart: Pick<Cart, 'payingSince' | 'terminal'>, now: number): number {
  const since = cart.payingSince ?? cart.terminal?.startedAt;
  return since == null ? now : msOf(since);
}

/** Money was taken for it, or a terminal is asked for some. */
export const isPaying = (cart: Pick<Cart, 'payments' | 'terminal'>): boolean =>
  cart.terminal !== null || cart.payments.length > 0;

/** The cart with the parts that pay for it; `at` is when the newest was asked for. */
export const withParts = (cart: Cart, payments: readonly Payment[], at: Instant): Cart => ({
  ...cart,
  payments,
  payingSince: payments.length === 0 ? null : (cart.payingSince ?? at),
});

/** The cart with one line put in place of that of the same id, or behind the others. */
export function putLine(cart: Cart, line: CartLine): Cart {
  const known = cart.lines.some((l) => l.id === line.id);
  const lines = known ? cart.lines.map((l) => (l.id === line.id ? line : l)) : [...cart.lines, line];
  return { ...cart, lines };
}

/** The cart without a line. */
export const withoutLine = (cart: Cart, line: LineId): Cart => ({
  ...cart,
  lines: cart.lines.filter((l) => l.id !== line),
});

/** `quantity` details: those that are there, cut off or filled up with empty ones. */
export const detailsFor = (details: readonly ItemDetail[], quantity: number): readonly ItemDetail[] =>
  Array.from({ length: quantity }, (_, i) => details[i] ?? NO_DETAIL);

/** What a till of an earlier version kept as a cart, in today's form. */
export function cartFromBefore(kept: Partial<Cart> & Pick<Cart, 'id' | 'commandId' | 'lines'>): Cart {
  const lines = kept.lines.map((line): CartLine => {
    if (line.kind !== undefined) return line;
    const old = line as unknown as TicketLine & { readonly holder: string };
    const detail: ItemDetail = { ...NO_DETAIL, holder: old.holder };
    return {
      kind: 'ticket',
      id: old.id,
      date: old.date,
      price: old.price,
      quantity: old.quantity,
      seats: [],
      chosenMinor: null,
      proofSeen: false,
      reason: null,
      details: Array.from({ length: old.quantity }, () => detail),
    };
  });
  return { ...emptyCart(kept.id, kept.commandId), ...kept, lines };
}
