import type { CartId, CommandId, DateId, LineId, PaymentMethodId, PriceId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** Some tickets of one price category for one date. */
export interface CartLine {
  readonly id: LineId;
  readonly date: DateId;
  readonly price: PriceId;
  /** 1 to MOST_PER_LINE. */
  readonly quantity: number;
  /** Name printed on the line's tickets; empty for none. */
  readonly holder: string;
}

/** An amount that a separate terminal was asked to take, on disk before it is shown. */
export interface TerminalPayment {
  readonly method: PaymentMethodId;
  readonly minor: number;
  readonly startedAt: Instant;
}

/** What is being sold. It lives on disk, with the id of the command that will validate it. */
export interface Cart {
  readonly id: CartId;
  readonly commandId: CommandId;
  readonly lines: readonly CartLine[];
  readonly terminal: TerminalPayment | null;
}

/** No counter sale is larger; a slip of the number pad is. */
export const MOST_PER_LINE = 99;

/** The cart with `quantity` more tickets: added to the line of that date and price if there is one. */
export function addTickets(cart: Cart, line: CartLine): Cart {
  const same = cart.lines.find(
    (l) => l.date === line.date && l.price === line.price && l.holder === line.holder,
  );
  if (same === undefined) return { ...cart, lines: [...cart.lines, line] };
  return setQuantity(cart, same.id, same.quantity + line.quantity);
}

/** The cart with a line's quantity replaced; 0 takes the line out. */
export function setQuantity(cart: Cart, line: LineId, quantity: number): Cart {
  const lines = cart.lines.map((l) => (l.id === line ? { ...l, quantity } : l)).filter((l) => l.quantity > 0);
  return { ...cart, lines };
}

/** The cart with the name that a line's tickets carry. */
export function setHolder(cart: Cart, line: LineId, holder: string): Cart {
  return { ...cart, lines: cart.lines.map((l) => (l.id === line ? { ...l, holder } : l)) };
}
