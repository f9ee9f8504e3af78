import type {
  DateId,
  EventId,
  FormId,
  FreeReasonId,
  OfferId,
  PassProductId,
  PaymentMethodId,
  PlanId,
  PriceId,
  PromotionId,
  QuotaId,
  StaffId,
  VatRateId,
  VenueId,
  VoucherProductId,
  ZoneId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Instant } from '../kernel/time.ts';
import type { Form } from './form.ts';
import type { Offer, Promotion, Reduction, Scope } from './promotion.ts';
import type { SeatingPlan } from './seating/plan.ts';

/** Where events take place, and what its tills need to know about money and time. */
export interface Venue {
  readonly id: VenueId;
  readonly name: string;
  readonly city: string;
  /** IANA name, such as Europe/Zurich. */
  readonly timeZone: string;
  readonly currency: Currency;
  /** The smallest coin, in minor units: 5 in Switzerland. */
  readonly cashStep: number;
  /** Printed at the foot of a receipt, such as the VAT number; empty for none. */
  readonly receiptFooter: string;
  /** Tickets of this venue may leave their price out. */
  readonly priceMayBeHidden: boolean;
  /** Most of a voucher that a manager may take at a till that holds no lease of it, in minor units; 0: none. */
  readonly voucherRiskMinor: number;
  /** Number of the till that an evening's unpaid reservations go to; null for none. */
  readonly reservationsTill: number | null;
  /** More than this, in minor units, is paid back by a manager only. */
  readonly refundLimitMinor: number;
  /** More cash in the drawer than this, in minor units, and the till asks for a drop; 0: never. */
  readonly dropAboveMinor: number;
  /** Places per order that a manager may sell beyond what a till holds, and tickets of another till that may be taken back at once by a manager's word; 0 for none. */
  readonly overrideMost: number;
  /** Kept of each ticket that is exchanged, minor units; never more than it cost. */
  readonly exchangeFeeMinor: number;
  /** Tickets are exchanged and taken back until this many hours before their date starts; later a manager may allow it. */
  readonly exchangeUntilHours: number;
  /** A screen that nobody touches for so many minutes locks itself; 0: never. */
  readonly autoLockMinutes: number;
  /** Minutes before the show that a reservation ends, and that those who did not come may be released. */
  readonly reservationMinutes: number;
}

export interface Event {
  readonly id: EventId;
  readonly venue: VenueId;
  readonly name: string;
  readonly subtitle: string;
  /** The seating plan it is played on; null for an event without numbered seats. */
  readonly plan: PlanId | null;
  /** Not offered at the counter. */
  readonly hidden: boolean;
  /** Most tickets of it in one order; null for no limit. */
  readonly mostPerOrder: number | null;
}

/** One performance of an event. */
export interface EventDate {
  readonly id: DateId;
  readonly event: EventId;
  readonly doorsAt: Instant;
  readonly startsAt: Instant;
  /** From this instant on the counter sells no more of it. */
  readonly salesEndAt: Instant;
  /** Not offered at the counter. */
  readonly hidden: boolean;
  /** Shown as sold out, whatever is left. */
  readonly full: boolean;
  /** Number of the till that its unpaid reservations go to; null: the venue's. */
  readonly reservationsTill: number | null;
}

/** A part of the house that is sold at its own prices. */
export interface Zone {
  readonly id: ZoneId;
  readonly event: EventId;
  readonly name: string;
  /** Colour slot of the theme, 1 to 8. */
  readonly colour: number;
  readonly order: number;
  /** The plan's category whose seats make this zone; null for an unnumbered zone. */
  readonly category: string | null;
}

/** A price for a time: `from` inclusive, `to` exclusive; null for open ends. */
export interface PriceWindow {
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly minor: number;
}

/** What a place in a zone costs for whom: "Full price", "Reduced" … */
export interface PriceCategory {
  readonly id: PriceId;
  readonly zone: ZoneId;
  readonly name: string;
  readonly minor: number;
  readonly vatRate: VatRateId;
  readonly order: number;
  /** Asked for each ticket or order sold at this price; null for nothing. */
  readonly form: FormId | null;
  /** When not empty, the price is sold only within one of these, at that window's amount. */
  readonly windows: readonly PriceWindow[];
  /** Least and most tickets of it in one order; null for no limit. */
  readonly least: number | null;
  readonly most: number | null;
  /** Pay what you want, with `minor` as the suggestion and this as the least; null for a fixed price. */
  readonly payWhatYouWantFrom: number | null;
  /** What the cashier must have seen, such as "student card"; empty for nothing. */
  readonly proof: string;
}

/** A VAT rate and how it changed; a rate of 0 basis points is an exempt one and is never printed. */
export interface VatRate {
  readonly id: VatRateId;
  readonly name: string;
  /** Ascending by `from` (YYYY-MM-DD, a business day). 810 basis points are 8.1 %. */
  readonly rates: readonly { readonly from: string; readonly basisPoints: number }[];
}

/**
 * How much there is of something that may run out: the places of a zone on a date (both named; in a numbered
 * zone the capacity counts its seats), else passes or uses of a promotion (both null).
 */
export interface Quota {
  readonly id: QuotaId;
  readonly date: DateId | null;
  readonly zone: ZoneId | null;
  readonly capacity: number;
}

/**
 * - cash: counted in coins. card, twint: on a separate terminal, asked for before and confirmed after.
 * - voucher: a gift voucher of ours. invoice: leaves the order reserved. free: only for an order whose lines are zero.
 * - other: the house's own, such as a paper cheque: the amount is keyed in.
 */
/** `exchange`: the worth of tickets taken back, paid out by their return and paid in by what replaces them. */
export type PaymentKind = 'cash' | 'card' | 'twint' | 'voucher' | 'invoice' | 'free' | 'exchange' | 'other';

export interface PaymentMethod {
  readonly id: PaymentMethodId;
  readonly kind: PaymentKind;
  readonly name: string;
  readonly order: number;
  readonly opensDrawer: boolean;
  /** More than what is due may be handed over: of cash alone, whatever is said of another kind. */
  readonly givesChange: boolean;
  /** Asks for a reference, such as a cheque's number. */
  readonly wantsReference: boolean;
  /** Is counted when the cash session is closed. */
  readonly countedAtClosing: boolean;
  /** Null for the venue's own; EUR cash is taken at the manager's rate and changed in the venue's currency. */
  readonly currency: Currency | null;
}

export type PassKind = 'season' | 'entries' | 'discount' | 'accreditation';

/** A pass that a counter sells. */
export interface PassProduct {
  readonly id: PassProductId;
  readonly name: string;
  /**
   * season: tickets of its time. entries: so many. discount: lowers what tickets cost. accreditation: for who works here.
   */
  readonly kind: PassKind;
  /** Entries of an N-entry pack; else 0. */
  readonly entries: number;
  /** Most tickets of one event on it; null for no limit. */
  readonly perEvent: number | null;
  /** What a ticket on it still costs, minor units; more than its price is never asked. */
  readonly surchargeMinor: number;
  /** What a discount card takes off each ticket; null for other passes. */
  readonly reduction: Reduction | null;
  /** The tickets that it is for. */
  readonly scope: Scope;
  /** Its holder's photo is kept by a reference, and compared. */
  readonly photo: boolean;
  readonly minor: number;
  readonly vatRate: VatRateId;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly form: FormId | null;
  /** How many may be sold; null for no limit. */
  readonly quota: QuotaId | null;
  readonly order: number;
}

/** A gift voucher that a counter sells: of fixed amounts, or of one that is keyed in. */
export interface VoucherProduct {
  readonly id: VoucherProductId;
  readonly name: string;
  /** Offered amounts, minor units, ascending. */
  readonly amounts: readonly number[];
  /** Bounds of a keyed amount; null when only the offered ones are sold. */
  readonly own: { readonly least: number; readonly most: number } | null;
  /** Whole months that it is valid, to the end of the day. */
  readonly validMonths: number;
  readonly order: number;
}

/** Why somebody comes in for nothing: artist, press, house … */
export interface FreeReason {
  readonly id: FreeReasonId;
  readonly name: string;
  readonly order: number;
  /** The contingent that its tickets come from; null for no limit. */
  readonly contingent: QuotaId | null;
}

/** A due on a performance's takings, as its statement reckons it. */
export interface Levy {
  readonly id: string;
  readonly name: string;
  /** Of its base; 0 for a base that is only stated. */
  readonly basisPoints: number;
  /** Takings with VAT, or without. */
  readonly base: 'gross' | 'net';
  readonly order: number;
}

/** Places of a date that are not for the counter, and whose they are. */
export interface SeatHold {
  readonly id: string;
  readonly date: DateId;
  readonly kind: 'held' | 'blocked';
  readonly owner: string;
  readonly seats: readonly string[];
}

export type Role = 'cashier' | 'door' | 'manager';

/** A person who may work at a till, without the PIN verifier, which travels apart. */
export interface Staff {
  readonly id: StaffId;
  readonly name: string;
  readonly role: Role;
}

/** The centre's reference data as a till holds it. */
export interface Catalogue {
  readonly venues: ReadonlyMap<VenueId, Venue>;
  readonly events: ReadonlyMap<EventId, Event>;
  readonly dates: ReadonlyMap<DateId, EventDate>;
  readonly zones: ReadonlyMap<ZoneId, Zone>;
  readonly prices: ReadonlyMap<PriceId, PriceCategory>;
  readonly vatRates: ReadonlyMap<VatRateId, VatRate>;
  readonly quotas: ReadonlyMap<QuotaId, Quota>;
  readonly paymentMethods: ReadonlyMap<PaymentMethodId, PaymentMethod>;
  readonly plans: ReadonlyMap<PlanId, SeatingPlan>;
  readonly forms: ReadonlyMap<FormId, Form>;
  readonly promotions: ReadonlyMap<PromotionId, Promotion>;
  readonly offers: ReadonlyMap<OfferId, Offer>;
  readonly passProducts: ReadonlyMap<PassProductId, PassProduct>;
  readonly voucherProducts: ReadonlyMap<VoucherProductId, VoucherProduct>;
  readonly freeReasons: ReadonlyMap<FreeReasonId, FreeReason>;
  readonly levies: ReadonlyMap<string, Levy>;
  readonly seatHolds: ReadonlyMap<string, SeatHold>;
  readonly staff: ReadonlyMap<StaffId, Staff>;
}

/** A catalogue with nothing in it: the state of a till before its first contact. */
export const emptyCatalogue = (): Catalogue => ({
  venues: new Map(),
  events: new Map(),
  dates: new Map(),
  zones: new Map(),
  prices: new Map(),
  vatRates: new Map(),
  quotas: new Map(),
  paymentMethods: new Map(),
  plans: new Map(),
  forms: new Map(),
  promotions: new Map(),
  offers: new Map(),
  passProducts: new Map(),
  voucherProducts: new Map(),
  freeReasons: new Map(),
  levies: new Map(),
  seatHolds: new Map(),
  staff: new Map(),
});

/** The quota that holds the places of a zone on a date, if the catalogue names one. */
export function quotaOf(catalogue: Catalogue, date: DateId, zone: ZoneId): Quota | undefined {
  for (const quota of catalogue.quotas.values()) if (quota.date === date && quota.zone === zone) return quota;
  return undefined;
}

/** Basis points in force on a business day (YYYY-MM-DD); undefined when no rate was yet. */
export function vatOn(rate: VatRate, day: string): number | undefined {
  let found: number | undefined;
  for (const step of rate.rates) if (step.from <= day) found = step.basisPoints;
  return found;
}
