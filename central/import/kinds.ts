import type { CatalogueRow } from '../service/catalogue.ts';

/** Kinds of rows that a file may hold; what tills report and the centre works out is no part of a catalogue. */
export type FileKind = Exclude<CatalogueRow['kind'], 'seatsSold' | 'mailState' | 'personErased'>;

/** A JSON file names its rows by the plural of their kind; a plan has its sections in it. */
export const LISTS = {
  venues: 'venue',
  vatRates: 'vatRate',
  paymentMethods: 'paymentMethod',
  plans: 'plan',
  forms: 'form',
  events: 'event',
  zones: 'zone',
  prices: 'price',
  dates: 'date',
  quotas: 'quota',
  seatHolds: 'seatHold',
  promotions: 'promotion',
  offers: 'offer',
  passProducts: 'passProduct',
  voucherProducts: 'voucherProduct',
  freeReasons: 'freeReason',
  levies: 'levy',
  staff: 'staff',
  vouchers: 'voucher',
  customers: 'customer',
} as const satisfies Readonly<Record<string, FileKind>>;
export type ListName = keyof typeof LISTS;
