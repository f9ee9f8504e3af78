import type { CashReason, MovementKind, Pieces } from '../domain/cashDrawer.ts';
import type { MovementId, SessionId, StaffId } from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';

/** Cash that moved without a sale, in the venue's own currency; or a drawer that was opened for none (`noSale`, 0). */
export interface CashMoved {
  readonly movement: MovementId;
  readonly session: SessionId;
  readonly kind: MovementKind;
  /** More than zero, whichever way it goes; 0 for a no-sale. */
  readonly minor: number;
  /** Missing for a drop and a no-sale. */
  readonly reason?: CashReason;
  /** The number on the bag of a drop; missing for none. */
  readonly bag?: string;
  readonly by: StaffId;
  /** The manager who answered for it; missing when nobody was asked. */
  readonly approvedBy?: StaffId;
  /** Of `{ note }`. */
  readonly personalHash?: string;
}

/** What was counted of a payment method beside the drawer: what its terminal says, or its paper; minor units. */
export interface CountedMethod {
  readonly method: string;
  readonly minor: number;
}

/** What somebody counted without knowing what must be there. Minor units. */
export interface CashCount {
  readonly cashMinor: number;
  /** What makes the cash, note by note; none when only the sum was said. */
  readonly pieces: readonly Pieces[];
  readonly foreign: readonly { readonly currency: Currency; readonly minor: number }[];
  readonly methods: readonly (CountedMethod & { readonly methodName: string })[];
}

/** The first of two counts of a session, kept whatever the second one says. */
export interface SessionCounted {
  readonly session: SessionId;
  readonly by: StaffId;
  readonly count: CashCount;
}

/** What became of the counted cash, and the counts themselves, in a closing. */
export interface ClosingCount {
  readonly count: CashCount;
  /** The count before it; missing when the drawer was counted once. */
  readonly first?: CashCount;
  /** Stays in the drawer for the next session; with the deposit it is what was counted. */
  readonly floatLeftMinor: number;
  readonly depositMinor: number;
  /** Number of the deposit bag; empty for none. */
  readonly bag: string;
  /** What the journal gives for the methods that were counted, in their order. */
  readonly expectedMethods: readonly CountedMethod[];
}

/** What moved in a session without sales. Minor units. */
export interface MovementTotals {
  readonly drops: number;
  readonly dropsMinor: number;
  readonly payOuts: number;
  readonly payOutsMinor: number;
  readonly payIns: number;
  readonly payInsMinor: number;
  readonly noSales: number;
}
