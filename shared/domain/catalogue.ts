import type {
  DateId,
  EventId,
  PaymentMethodId,
  PriceId,
  QuotaId,
  StaffId,
  VatRateId,
  VenueId,
  ZoneId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { Instant } from '../kernel/time.ts';

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
}

export interface Event {
  readonly id: EventId;
  readonly venue: VenueId;
  readonly name: string;
  readonly subtitle: string;
}

/** One performance of an event. */
export interface EventDate {
  readonly id: DateId;
  readonly event: EventId;
  readonly doorsAt: Instant;
  readonly startsAt: Instant;
  /** From this instant on the counter sells no more of it. */
  readonly salesEndAt: Instant;
}

/** A part of the house that is sold at its own prices. */
export interface Zone {
  readonly id: ZoneId;
  readonly event: EventId;
  readonly name: string;
  /** Colour slot of the theme, 1 to 8. */
  readonly colour: number;
  readonly order: number;
}

/** What a place in a zone costs for whom: "Full price", "Reduced" … */
export interface PriceCategory {
  readonly id: PriceId;
  readonly zone: ZoneId;
  readonly name: string;
  readonly minor: number;
  readonly vatRate: VatRateId;
  readonly order: number;
}

/** A VAT rate and how it changed; a rate of 0 basis points is an exempt one and is never printed. */
export interface VatRate {
  readonly id: VatRateId;
  readonly name: string;
  /** Ascending by `from` (YYYY-MM-DD, a business day). 810 basis points are 8.1 %. */
  readonly rates: readonly { readonly from: string; readonly basisPoints: number }[];
}

/** How many places a zone has on a date. */
export interface Quota {
  readonly id: QuotaId;
  readonly date: DateId;
  readonly zone: ZoneId;
  readonly capacity: number;
}

export type PaymentKind = 'cash' | 'card' | 'twint';

export interface PaymentMethod {
  readonly id: PaymentMethodId;
  readonly kind: PaymentKind;
  readonly name: string;
  readonly order: number;
  readonly opensDrawer: boolean;
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
