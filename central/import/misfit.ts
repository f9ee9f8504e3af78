import type { CatalogueRow } from '../service/catalogue.ts';

/** Something that does not fit, at a row of the catalogue and a place within it, with what to do about it. */
export interface Misfit {
  readonly kind: CatalogueRow['kind'];
  readonly id: string;
  /** Fields and positions from the row inwards; empty for the row itself. */
  readonly path: readonly PropertyKey[];
  readonly say: string;
  /** The row that it names and that is not there. */
  readonly missing?: { readonly kind: CatalogueRow['kind']; readonly id: string };
}

/** Where misfits of one row are noted: by field, or by a path of fields and positions. */
export type Note = (at: PropertyKey | readonly PropertyKey[], say: string) => Misfit;

/** Notes misfits of one row. */
export const noteAt =
  (kind: CatalogueRow['kind'], id: string): Note =>
  (at, say) => ({ kind, id, path: typeof at === 'object' ? at : [at], say });

/** A name that leads nowhere, with what it should lead to. */
export const unless = (
  known: boolean,
  note: Note,
  at: PropertyKey | readonly PropertyKey[],
  kind: CatalogueRow['kind'],
  id: string,
): Misfit[] =>
  known
    ? []
    : [
        {
          ...note(at, `there is no ${WORDS[kind]} "${id}"; add it or correct the name`),
          missing: { kind, id },
        },
      ];

/** Kinds as they are spoken of. */
export const WORDS: Readonly<Record<CatalogueRow['kind'], string>> = {
  venue: 'venue',
  vatRate: 'VAT rate',
  paymentMethod: 'payment method',
  plan: 'plan',
  planSection: 'section',
  form: 'form',
  event: 'event',
  zone: 'zone',
  price: 'price',
  date: 'date',
  quota: 'quota',
  seatHold: 'seat hold',
  seatsSold: 'list of sold seats',
  promotion: 'promotion',
  offer: 'offer',
  passProduct: 'pass',
  voucherProduct: 'voucher product',
  voucher: 'gift voucher',
  freeReason: 'free reason',
  levy: 'levy',
  customer: 'customer',
  mailState: 'state of an e-mail',
  personErased: 'person who is forgotten',
  staff: 'person',
};
