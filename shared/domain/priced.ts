import type {
  DateId,
  EventId,
  FreeReasonId,
  LineId,
  OfferId,
  PassProductId,
  PriceId,
  PromotionId,
  QuotaId,
  SeatId,
  TicketId,
  VoucherProductId,
  ZoneId,
} from '../kernel/ids.ts';
import type { PassKind } from './catalogue.ts';
import type { ItemDetail } from './itemDetail.ts';
import type { PassTake } from './passes.ts';
import type { SeatKind } from './seating/plan.ts';

/** Something taken off a line, and why. */
export interface Discount {
  readonly kind: 'promotion' | 'offer' | 'pass';
  /** Of a pass the pass itself. */
  readonly source: PromotionId | OfferId | TicketId;
  readonly name: string;
  /** The code that was entered, or the pass's number; empty for an offer. */
  readonly code: string;
  /** How many of the line's tickets it lowered. */
  readonly tickets: number;
  /** Taken off the line in all, minor units, 0 or more. */
  readonly minor: number;
}

interface PricedCommon {
  readonly line: LineId;
  readonly quantity: number;
  /** Before discounts. */
  readonly unitMinor: number;
  readonly discounts: readonly Discount[];
  /** What each ticket, pass or voucher of the line costs after discounts, in their order. */
  readonly minors: readonly number[];
  /** unitMinor × quantity − discounts = the sum of minors; never below zero. */
  readonly totalMinor: number;
  readonly vatName: string;
  readonly vatBasisPoints: number;
}

/** Where a seat is, in words. */
export interface SeatPlace {
  readonly seat: SeatId;
  readonly section: string;
  readonly row: string;
  readonly number: string;
  readonly kind: SeatKind;
}

/** A cart line with every value it stands for, ready to be written down as a fact. */
export interface PricedTickets extends PricedCommon {
  readonly kind: 'ticket';
  readonly date: DateId;
  readonly event: EventId;
  readonly eventName: string;
  readonly eventSubtitle: string;
  readonly venueName: string;
  readonly startsAt: string;
  readonly doorsAt: string;
  readonly zone: ZoneId;
  readonly zoneName: string;
  readonly price: PriceId;
  readonly priceName: string;
  readonly quota: QuotaId;
  /** One for each ticket in a numbered zone; else empty. */
  readonly seats: readonly SeatPlace[];
  readonly proofSeen: boolean;
  readonly reason: FreeReasonId | null;
  readonly reasonName: string;
  /** The pass that each ticket was taken on, in the order of `minors`; missing when none was. */
  readonly onPass?: readonly (TicketId | null)[];
  /** The contingent that its free tickets come from; missing for none. */
  readonly contingent?: QuotaId;
  readonly details: readonly ItemDetail[];
}

export interface PricedPasses extends PricedCommon {
  readonly kind: 'pass';
  readonly product: PassProductId;
  readonly productName: string;
  readonly passKind: PassKind;
  readonly entries: number;
  /** Most tickets of one event on it; missing for no limit. */
  readonly perEvent?: number;
  readonly venueName: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly quota: QuotaId | null;
  readonly details: readonly ItemDetail[];
}

/** Gift vouchers: a liability, not turnover; their tax falls when they are redeemed (rate 0 here). */
export interface PricedVouchers extends PricedCommon {
  readonly kind: 'voucher';
  readonly product: VoucherProductId;
  readonly productName: string;
  readonly venueName: string;
  readonly validTo: string;
}

export type PricedLine = PricedTickets | PricedPasses | PricedVouchers;

/** The tax contained in the lines of one rate. Gift vouchers have no part in it. */
export interface TaxLine {
  readonly vatName: string;
  readonly vatBasisPoints: number;
  readonly grossMinor: number;
  readonly taxMinor: number;
}

/** Uses of a promotion in a cart. */
export interface CodeUse {
  readonly promotion: PromotionId;
  readonly code: string;
  readonly quota: QuotaId | null;
  /** Lowered tickets, or 1 for a promotion of the cart; 0 when it lowers nothing now. */
  readonly uses: number;
}

export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly totalMinor: number;
  /** The part of the total that gift vouchers sold make. */
  readonly vouchersMinor: number;
  readonly taxes: readonly TaxLine[];
  /** Tickets, passes not counted. */
  readonly tickets: number;
  readonly codes: readonly CodeUse[];
  /** What is taken on passes, by pass and event. */
  readonly passes: readonly PassTake[];
}
