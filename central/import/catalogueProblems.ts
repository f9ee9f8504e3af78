import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import type { CatalogueRow } from '../service/catalogue.ts';
import { planProblems } from './planProblems.ts';

/** What does not fit together in a catalogue: names that lead nowhere, twice the same id, prices nobody can sell. */
export function catalogueProblems(rows: readonly CatalogueRow[]): string[] {
  const { catalogue } = catalogueOf(
    rows.flatMap(({ kind, id, value }) => (value ? [{ kind, id, value }] : [])),
  );
  return [
    ...twice(rows),
    ...missing(catalogue),
    ...prices(catalogue),
    ...quotas(catalogue),
    ...promotions(catalogue),
    ...[...catalogue.plans.values()].flatMap((plan) => planProblems(plan)),
    ...zonesOnPlans(catalogue),
  ];
}

function twice(rows: readonly CatalogueRow[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap(({ kind, id }) => {
    const key = `${kind} ${id}`;
    if (seen.has(key)) return [`${key}: the id is used twice; give each its own`];
    seen.add(key);
    return [];
  });
}

/** A name that leads nowhere, with what it should lead to. */
const unless = (known: boolean, place: string, what: string, id: string): string[] =>
  known ? [] : [`${place}: there is no ${what} "${id}"; add it or correct the name`];

function missing(c: Catalogue): string[] {
  return [
    ...[...c.events.values()].flatMap((e) => [
      ...unless(c.venues.has(e.venue), `event ${e.id}`, 'venue', e.venue),
      ...(e.plan === null ? [] : unless(c.plans.has(e.plan), `event ${e.id}`, 'plan', e.plan)),
    ]),
    ...[...c.dates.values()].flatMap((d) => unless(c.events.has(d.event), `date ${d.id}`, 'event', d.event)),
    ...[...c.zones.values()].flatMap((z) => unless(c.events.has(z.event), `zone ${z.id}`, 'event', z.event)),
    ...[...c.passProducts.values()].flatMap((p) => [
      ...unless(c.vatRates.has(p.vatRate), `pass ${p.id}`, 'VAT rate', p.vatRate),
      ...(p.form === null ? [] : unless(c.forms.has(p.form), `pass ${p.id}`, 'form', p.form)),
      ...(p.quota === null ? [] : unless(c.quotas.has(p.quota), `pass ${p.id}`, 'quota', p.quota)),
    ]),
    ...[...c.seatHolds.values()].flatMap((h) => unless(c.dates.has(h.date), `hold ${h.id}`, 'date', h.date)),
  ];
}

function prices(c: Catalogue): string[] {
  return [...c.prices.values()].flatMap((p) => {
    const place = `price ${p.id}`;
    const windows = [...p.windows].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
    const overlap = windows.some((w, i) => i > 0 && (windows[i - 1]?.to ?? '9') > (w.from ?? ''));
    return [
      ...unless(c.zones.has(p.zone), place, 'zone', p.zone),
      ...unless(c.vatRates.has(p.vatRate), place, 'VAT rate', p.vatRate),
      ...(p.form === null ? [] : unless(c.forms.has(p.form), place, 'form', p.form)),
      ...(overlap ? [`${place}: two of its windows overlap; end one where the next begins`] : []),
      ...(p.least !== null && p.most !== null && p.least > p.most
        ? [`${place}: least ${p.least} is more than most ${p.most}; nobody could buy it`]
        : []),
    ];
  });
}

function quotas(c: Catalogue): string[] {
  const places = new Map<string, string>();
  return [...c.quotas.values()].flatMap((q) => {
    const found = [
      ...(q.date === null ? [] : unless(c.dates.has(q.date), `quota ${q.id}`, 'date', q.date)),
      ...(q.zone === null ? [] : unless(c.zones.has(q.zone), `quota ${q.id}`, 'zone', q.zone)),
    ];
    if (q.date === null || q.zone === null) return found;
    const key = `${q.date}/${q.zone}`;
    const other = places.get(key);
    places.set(key, q.id);
    return other === undefined
      ? found
      : [...found, `quota ${q.id}: ${other} is of the same date and zone; keep one`];
  });
}

function promotions(c: Catalogue): string[] {
  const codes = new Map<string, string>();
  const scoped = [...c.promotions.values(), ...c.offers.values()].flatMap(({ id, scope }) => [
    ...scope.events.flatMap((one) => unless(c.events.has(one as never), `promotion ${id}`, 'event', one)),
    ...scope.zones.flatMap((one) => unless(c.zones.has(one as never), `promotion ${id}`, 'zone', one)),
    ...scope.prices.flatMap((one) => unless(c.prices.has(one as never), `promotion ${id}`, 'price', one)),
    ...scope.passes.flatMap((one) =>
      unless(c.passProducts.has(one as never), `promotion ${id}`, 'pass', one),
    ),
  ]);
  const same = [...c.promotions.values()].flatMap(({ id, code, quota }) => {
    const other = codes.get(code);
    codes.set(code, id);
    return [
      ...(other === undefined ? [] : [`promotion ${id}: ${other} has the code ${code} too; change one`]),
      ...(quota === null ? [] : unless(c.quotas.has(quota), `promotion ${id}`, 'quota', quota)),
    ];
  });
  return [...scoped, ...same];
}

/** A numbered zone must find its seats, and its quotas must count them. */
function zonesOnPlans(c: Catalogue): string[] {
  return [...c.zones.values()].flatMap((zone) => {
    if (zone.category === null) return [];
    const plan = c.events.get(zone.event)?.plan ?? null;
    if (plan === null)
      return [`zone ${zone.id}: it names the category "${zone.category}", but its event has no plan`];
    const seats = (c.plans.get(plan)?.sections ?? [])
      .flatMap((section) => section.rows.flatMap((row) => row.seats))
      .filter((seat) => seat.category === zone.category);
    if (seats.length === 0)
      return [`zone ${zone.id}: its plan has no seat of the category "${zone.category}"`];
    return [...c.quotas.values()].flatMap((quota) => {
      if (quota.zone !== zone.id) return [];
      const held = new Set(
        [...c.seatHolds.values()].filter((hold) => hold.date === quota.date).flatMap((hold) => hold.seats),
      );
      const places = seats.filter((seat) => seat.kind !== 'house' && !held.has(seat.id)).length;
      return quota.capacity === places
        ? []
        : [
            `quota ${quota.id}: capacity ${quota.capacity}, but ${places} seats are for sale; write ${places}`,
          ];
    });
  });
}
