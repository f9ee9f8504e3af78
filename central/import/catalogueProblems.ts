import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import type { CatalogueRow } from '../service/catalogue.ts';
import { basics, unless } from './basicProblems.ts';
import { planProblems } from './planProblems.ts';
import { seatingProblems } from './seatingProblems.ts';

/**
 * What does not fit together in the rows of a file, seen beside what the centre has `known` so far: names that lead
 * nowhere, twice the same id, prices nobody can sell. What was wrong before is not the file's fault.
 */
export function catalogueProblems(
  rows: readonly CatalogueRow[],
  known: readonly CatalogueRow[] = [],
): string[] {
  const key = (row: CatalogueRow): string => `${row.kind} ${row.id}`;
  const given = new Set(rows.map(key));
  const before = new Set(known.length === 0 ? [] : misfits(known));
  const now = misfits([...known.filter((row) => !given.has(key(row))), ...rows]);
  return [...twice(rows), ...now.filter((problem) => !before.has(problem))];
}

function misfits(rows: readonly CatalogueRow[]): string[] {
  const { catalogue } = catalogueOf(
    rows.flatMap(({ kind, id, value }) => (value ? [{ kind, id, value }] : [])),
  );
  return [
    ...missing(catalogue),
    ...basics(catalogue),
    ...prices(catalogue),
    ...quotas(catalogue),
    ...promotions(catalogue),
    ...[...catalogue.plans.values()].flatMap((plan) => planProblems(plan)),
    ...seatingProblems(catalogue),
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

function missing(c: Catalogue): string[] {
  return [
    ...[...c.events.values()].flatMap((e) => [
      ...unless(c.venues.has(e.venue), `event ${e.id}`, 'venue', e.venue),
      ...(e.plan === null ? [] : unless(c.plans.has(e.plan), `event ${e.id}`, 'plan', e.plan)),
    ]),
    ...[...c.plans.values()].flatMap((p) => unless(c.venues.has(p.venue), `plan ${p.id}`, 'venue', p.venue)),
    ...[...c.freeReasons.values()].flatMap((r) =>
      r.contingent === null
        ? []
        : unless(c.quotas.has(r.contingent), `reason ${r.id}`, 'quota', r.contingent),
    ),
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
    const [date, zone] = [c.dates.get(q.date), c.zones.get(q.zone)];
    if (date && zone && date.event !== zone.event)
      found.push(
        `quota ${q.id}: zone ${q.zone} is of event ${zone.event}, date ${q.date} of ${date.event}; name a zone of that event`,
      );
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
