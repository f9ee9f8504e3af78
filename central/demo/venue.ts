import { zonedMs } from '../../shared/kernel/localTime.ts';
import { businessDay, instant } from '../../shared/kernel/time.ts';
import type { CatalogueRow } from '../service/catalogue.ts';
import { type CounterTimes, counterRows } from './counter.ts';
import { dayAfter } from './days.ts';
import { hallPlan } from './hall.ts';
import { demoPeople } from './people.ts';
import { type DemoEvent, PAYMENT_METHODS, PROGRAMME, VAT_RATES } from './programme.ts';

const TIME_ZONE = 'Europe/Zurich';
const VENUE = 'salle-metropole';
/** The counter sells tonight's show until the business day ends, so that a demo has one at any hour. */
const NIGHT_ENDS = '06:00';

/**
 * The demo venue as seen at `now` (ms UTC): tonight's show belongs to the business day of that moment, the others
 * follow. The same day gives the same rows. `places` multiplies the size of the houses.
 */
export function demoVenue(now: number, places = 1): CatalogueRow[] {
  const tonight = businessDay(now, TIME_ZONE);
  return [
    {
      kind: 'venue',
      id: VENUE,
      value: {
        id: VENUE,
        name: 'Salle Métropole',
        city: 'Lausanne',
        timeZone: TIME_ZONE,
        currency: 'CHF',
        cashStep: 5,
        receiptFooter: 'Association Les Nuits du Lac · CHE-123.456.789 TVA',
        priceMayBeHidden: true,
        autoLockMinutes: 10,
        voucherRiskMinor: 5000,
      },
    },
    ...VAT_RATES.map(({ id, name, steps }): CatalogueRow => {
      const rates = steps.map(([from, basisPoints]) => ({ from, basisPoints }));
      return { kind: 'vatRate', id, value: { id, name, rates } };
    }),
    ...PAYMENT_METHODS.map(
      (method, i): CatalogueRow => ({
        kind: 'paymentMethod',
        id: method.id,
        value: { ...method, order: i + 1 },
      }),
    ),
    ...PROGRAMME.flatMap((event) => eventRows(event, tonight, places)),
    ...hallPlan(VENUE),
    ...counterRows(VENUE, counterTimes(tonight), places),
  ];
}

/** The demo venue's customers as rows of the catalogue. */
export const demoCustomers = (count: number): CatalogueRow[] =>
  demoPeople(count).map((person) => row('customer', { ...person }));

function counterTimes(tonight: string): CounterTimes {
  const at = (days: number, time: string): string =>
    instant(zonedMs(dayAfter(tonight, days), time, TIME_ZONE));
  return {
    doorsAt: at(0, '19:30'),
    startsAt: at(0, '20:30'),
    salesEndAt: at(1, NIGHT_ENDS),
    clubDoorsAt: at(1, '22:00'),
    clubStartsAt: at(1, '23:00'),
    festival: [30, 31, 32].map((day) => ({
      doorsAt: at(day, '15:00'),
      startsAt: at(day, '16:00'),
      salesEndAt: at(day, '23:00'),
    })),
    lastYear: at(-365, '00:00'),
    seasonEnds: at(300, NIGHT_ENDS),
    now: at(0, '06:00'),
  };
}

function eventRows(event: DemoEvent, tonight: string, places: number): CatalogueRow[] {
  const { id, name, subtitle } = event;
  return [
    { kind: 'event', id, value: { id, venue: VENUE, name, subtitle } },
    ...event.zones.flatMap((zone, i) => {
      const zoneId = `${id}-${zone.id}`;
      return [
        row('zone', { id: zoneId, event: id, name: zone.name, colour: zone.colour, order: i + 1 }),
        ...zone.prices.map(([priceName, minor, vatRate], k) =>
          row('price', {
            id: `${zoneId}-${k + 1}`,
            zone: zoneId,
            name: priceName,
            minor,
            vatRate,
            order: k + 1,
          }),
        ),
      ];
    }),
    ...event.dates.flatMap(([days, doors, starts]) =>
      dateRows(event, dayAfter(tonight, days), doors, starts, places),
    ),
  ];
}

function dateRows(
  event: DemoEvent,
  day: string,
  doors: string,
  starts: string,
  places: number,
): CatalogueRow[] {
  const id = `${event.id}-${day}-${starts.replace(':', '')}`;
  const at = (on: string, time: string): string => instant(zonedMs(on, time, TIME_ZONE));
  return [
    row('date', {
      id,
      event: event.id,
      doorsAt: at(day, doors),
      startsAt: at(day, starts),
      salesEndAt: at(dayAfter(day, 1), NIGHT_ENDS),
    }),
    ...event.zones.map((zone) =>
      row('quota', {
        id: `${id}-${zone.id}`,
        date: id,
        zone: `${event.id}-${zone.id}`,
        capacity: zone.places * places,
      }),
    ),
  ];
}

const row = (
  kind: CatalogueRow['kind'],
  value: { readonly id: string } & Record<string, unknown>,
): CatalogueRow => ({
  kind,
  id: value.id,
  value,
});
