import type { CaseView } from '../../../shared/contract/caseView.ts';
import { remediesOf } from '../../../shared/journal/remedies.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { nameOfPerson } from '../../../shared/papers/orderPapers.ts';
import { type CoreContext, nameOf } from '../context.ts';
import type { CaseRow } from '../ports/returnsStore.ts';
import type { StoreReader } from '../ports/store.ts';
import { zoneOf } from './lineAgain.ts';
import { type SoldOrder, type SoldThing, soldOrderNumbered } from './soldOrder.ts';

/** A case as a manager sees it: the orders that it names as far as this till knows them, and what can be done here. */
export function caseViewOf(context: CoreContext, store: StoreReader, row: CaseRow): CaseView {
  const orders = ordersOf(store, row.about);
  const valid = orders.flatMap((sold) => sold.things.filter((thing) => !thing.returned));
  const catalogue = context.cache.catalogue();
  const sensible = remediesOf(row.kind).filter(
    (remedy) =>
      remedy === 'accepted' ||
      (remedy === 'refunded' && valid.length > 0) ||
      (remedy === 'moved' && valid.some((thing) => thing.seat && zoneOf(catalogue, thing))),
  );
  return {
    id: row.id,
    kind: row.kind,
    detail: row.detail,
    // What the centre found in its own acts is no till's.
    tillNo: row.tillNo === 0 ? null : row.tillNo,
    openedAt: instant(row.openedAt),
    about: [...row.about],
    orders: orders.map((sold) => ({
      id: sold.order,
      number: sold.number,
      tillNo: sold.tillNo,
      name: nameOn(store, sold),
      tickets: sold.things.map((thing) => ticketOf(thing, row.about)),
    })),
    remedies: row.state === 'open' ? [...sensible] : [],
    resolved:
      row.state === 'open'
        ? null
        : {
            remedy: row.remedy ?? '',
            byName: row.resolvedBy === null ? '' : nameOf(context, row.resolvedBy as StaffId),
            at: row.resolvedAt === null ? null : instant(row.resolvedAt),
          },
  };
}

/** The orders that numbers belong to, each once, in the order of the numbers. */
export function ordersOf(store: StoreReader, numbers: readonly string[]): SoldOrder[] {
  const found = new Map<string, SoldOrder>();
  for (const number of numbers) {
    const known = [...found.values()].some(
      (sold) => sold.number === number || sold.things.some(({ item }) => item.number === number),
    );
    const sold = known ? undefined : soldOrderNumbered(store, number);
    if (sold) found.set(sold.order, sold);
  }
  return [...found.values()];
}

function nameOn(store: StoreReader, sold: SoldOrder): string {
  const customer = sold.customer === null ? undefined : store.customers.get(sold.customer);
  if (customer) return nameOfPerson(customer);
  return Object.values(sold.fact?.personal.holders ?? {})[0] ?? '';
}

const ticketOf = (
  { item, seat, returned }: SoldThing,
  about: readonly string[],
): CaseView['orders'][number]['tickets'][number] => ({
  id: item.ticket,
  number: item.number,
  what: [item.eventName, item.zoneName, item.kind === 'pass' ? '' : item.priceName]
    .filter((part) => part !== '')
    .join(' · '),
  seat: seat ? [seat.section, seat.row, seat.number].filter((part) => part !== '').join(' / ') : '',
  date: item.startsAt,
  minor: item.minor,
  state: returned ? 'returned' : 'valid',
  named: about.includes(item.number),
});
