import type { DateView, EventView, OfferView } from '../../../shared/contract/offerViews.ts';
import type { Catalogue, Event, EventDate, PassProduct } from '../../../shared/domain/catalogue.ts';
import { quotaOf } from '../../../shared/domain/catalogue.ts';
import { changeIsGiven } from '../../../shared/domain/payment.ts';
import { priceAt } from '../../../shared/domain/pricingLines.ts';
import { type HeldLease, leftToSell } from '../../../shared/inventory/consume.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import { accept } from '../../../shared/kernel/result.ts';
import { instant, msOf } from '../../../shared/kernel/time.ts';
import type { QueryHandlers } from '../api.ts';
import { type CoreContext, dayOf } from '../context.ts';
import { type House, houseOf } from '../facts.ts';
import { ANYONE } from '../people.ts';
import { heldLeases } from '../rights.ts';

/** What the offer is made from. */
interface Shelf {
  readonly catalogue: Catalogue;
  readonly stream: StreamId | null;
  readonly leases: readonly HeldLease[];
  readonly house: House | undefined;
  readonly now: number;
  readonly today: string;
  readonly day: (ms: number) => string;
}

/** All that can be sold now: the running show first, then tonight, then what comes; what is past stays away. */
export function offerQuery(context: CoreContext): Pick<QueryHandlers, 'offer'> {
  return {
    offer: async (_input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const { store, clock } = context.parts;
      const now = clock.now();
      const catalogue = context.cache.catalogue();
      const shelf: Shelf = {
        catalogue,
        stream: store.read.journal.current()?.id ?? null,
        leases: heldLeases(context.cache.leases(), store.read.leases),
        house: houseOf(store.read.facts),
        now,
        today: dayOf(context, now),
        day: (ms) => dayOf(context, ms),
      };
      const events = [...catalogue.events.values()]
        .filter((event) => !event.hidden)
        .map((event) => eventViewOf(shelf, event))
        .filter((event) => event.dates.length > 0)
        .sort((a, b) => rank(a) - rank(b));
      const { passProducts, voucherProducts, forms, freeReasons, paymentMethods } = catalogue;
      return accept({
        events,
        passes: inOrder(passProducts.values())
          .filter((product) => now < msOf(product.validTo))
          .map((product) => passViewOf(shelf, product)),
        vouchers: inOrder(voucherProducts.values()).map(({ id, name, amounts, own, validMonths }) => ({
          id,
          name,
          amounts: [...amounts],
          own: own && { ...own },
          validMonths,
        })),
        forms: [...forms.values()].map((form) => ({
          ...form,
          fields: form.fields.map((field) => ({ ...field, choices: [...field.choices] })),
        })),
        freeReasons: inOrder(freeReasons.values()).map(({ id, name }) => ({ id, name })),
        methods: inOrder(paymentMethods.values()).map(
          ({ id, kind, name, givesChange, wantsReference, opensDrawer, currency }) => ({
            id,
            kind,
            name,
            givesChange: changeIsGiven({ kind, givesChange }),
            wantsReference,
            opensDrawer,
            currency,
          }),
        ),
      });
    },
  };
}

const inOrder = <T extends { readonly order: number }>(items: Iterable<T>): T[] =>
  [...items].sort((a, b) => a.order - b.order);

function passViewOf(shelf: Shelf, product: PassProduct): OfferView['passes'][number] {
  const { id, name, kind, entries, photo, minor, validFrom, validTo, form, quota } = product;
  const here =
    quota === null || shelf.stream === null ? null : (leftToSell(shelf.leases, shelf.stream, quota) ?? 0);
  return { id, name, kind, entries, photo, minor, validFrom, validTo, form, here };
}

/** Shows of today whose sale still runs come before all others. */
const rankOfDate = (date: DateView): number => msOf(date.startsAt) + (date.today && !date.ended ? 0 : 1e14);
const rank = (event: EventView): number => Math.min(...event.dates.map(rankOfDate));

function eventViewOf(shelf: Shelf, event: Event): EventView {
  const dates = [...shelf.catalogue.dates.values()]
    .filter((date) => date.event === event.id && isOffered(shelf, date))
    .map((date) => dateViewOf(shelf, event, date))
    .sort((a, b) => rankOfDate(a) - rankOfDate(b));
  const venueName = shelf.catalogue.venues.get(event.venue)?.name ?? '';
  const { id, name, subtitle, plan, mostPerOrder } = event;
  return { id, name, subtitle, venueName, plan, mostPerOrder, dates };
}

const isOffered = (shelf: Shelf, date: EventDate): boolean =>
  !date.hidden && (shelf.now < msOf(date.salesEndAt) || shelf.day(msOf(date.startsAt)) === shelf.today);

function dateViewOf(shelf: Shelf, event: Event, date: EventDate): DateView {
  const { catalogue, house, leases, stream } = shelf;
  const zones = [...catalogue.zones.values()]
    .filter((zone) => zone.event === event.id)
    .sort((a, b) => a.order - b.order);
  return {
    id: date.id,
    startsAt: date.startsAt,
    doorsAt: date.doorsAt,
    salesEndAt: date.salesEndAt,
    today: shelf.day(msOf(date.startsAt)) === shelf.today,
    ended: shelf.now >= msOf(date.salesEndAt),
    full: date.full,
    zones: zones.map((zone) => {
      const quota = quotaOf(catalogue, date.id, zone.id);
      const left = quota && house?.left[quota.id];
      return {
        id: zone.id,
        name: zone.name,
        colour: zone.colour,
        here: quota && stream ? leftToSell(leases, stream, quota.id) : null,
        house: house && left !== undefined ? { left, at: instant(house.at) } : null,
        numbered: zone.category !== null,
        prices: [...catalogue.prices.values()]
          .filter((price) => price.zone === zone.id)
          .sort((a, b) => a.order - b.order)
          .map((price) => {
            const listed = priceAt(price, shelf.now);
            const { id, name, form, least, most, payWhatYouWantFrom, proof } = price;
            return {
              id,
              name,
              minor: listed ?? price.minor,
              form,
              notNow: listed === null,
              least,
              most,
              payWhatYouWantFrom,
              proof,
            };
          }),
      };
    }),
  };
}
