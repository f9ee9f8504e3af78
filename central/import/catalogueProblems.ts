import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { Promotion } from '../../shared/domain/promotion.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import type { CatalogueRow } from '../service/catalogue.ts';
import { basics } from './basicProblems.ts';
import { type Misfit, noteAt, unless } from './misfit.ts';
import { planProblems } from './planProblems.ts';
import { seatingProblems } from './seatingProblems.ts';

/**
 * What does not fit together in the rows of a file, seen beside what the centre has `known` so far: names that lead
 * nowhere, prices nobody can sell. What was wrong before is not the file's fault.
 */
export function catalogueProblems(
  rows: readonly CatalogueRow[],
  known: readonly CatalogueRow[] = [],
): Misfit[] {
  const key = (row: CatalogueRow): string => `${row.kind} ${row.id}`;
  const given = new Set(rows.map(key));
  const before = new Set((known.length === 0 ? [] : misfits(known)).map(nameOf));
  const now = misfits([...known.filter((row) => !given.has(key(row))), ...rows]);
  return [...strayed(rows, known), ...now.filter((misfit) => !before.has(nameOf(misfit)))];
}

const nameOf = ({ kind, id, say }: Misfit): string => `${kind}\n${id}\n${say}`;

function misfits(rows: readonly CatalogueRow[]): Misfit[] {
  const { catalogue } = catalogueOf(
    rows.flatMap(({ kind, id, value }) => (value ? [{ kind, id, value }] : [])),
  );
  return [
    ...missing(catalogue, rows),
    ...basics(catalogue),
    ...prices(catalogue),
    ...quotas(catalogue),
    ...promotions(catalogue),
    ...[...catalogue.plans.values()].flatMap((plan) => planProblems(plan)),
    ...seatingProblems(catalogue),
  ];
}

/** A section would leave its plan when another plan's section takes its id. */
function strayed(rows: readonly CatalogueRow[], known: readonly CatalogueRow[]): Misfit[] {
  const plans = new Map(
    known.flatMap(({ kind, id, value }) => (kind === 'planSection' ? [[id, value?.plan]] : [])),
  );
  return rows.flatMap(({ kind, id, value }) => {
    const before = kind === 'planSection' ? plans.get(id) : undefined;
    return before === undefined || before === value?.plan
      ? []
      : [
          noteAt(kind, id)(
            'id',
            `the section "${id}" is of plan ${before} already; give this one its own id`,
          ),
        ];
  });
}

function missing(c: Catalogue, rows: readonly CatalogueRow[]): Misfit[] {
  return [
    ...[...c.events.values()].flatMap((e) => {
      const note = noteAt('event', e.id);
      return [
        ...unless(c.venues.has(e.venue), note, 'venue', 'venue', e.venue),
        ...(e.plan === null ? [] : unless(c.plans.has(e.plan), note, 'plan', 'plan', e.plan)),
      ];
    }),
    ...[...c.plans.values()].flatMap((p) =>
      unless(c.venues.has(p.venue), noteAt('plan', p.id), 'venue', 'venue', p.venue),
    ),
    ...rows.flatMap(({ kind, id, value }) => {
      const plan = kind === 'planSection' ? String(value?.plan) : undefined;
      return plan === undefined
        ? []
        : unless(c.plans.has(plan as never), noteAt(kind, id), 'plan', 'plan', plan);
    }),
    ...[...c.freeReasons.values()].flatMap((r) =>
      r.contingent === null
        ? []
        : unless(c.quotas.has(r.contingent), noteAt('freeReason', r.id), 'contingent', 'quota', r.contingent),
    ),
    ...[...c.dates.values()].flatMap((d) =>
      unless(c.events.has(d.event), noteAt('date', d.id), 'event', 'event', d.event),
    ),
    ...[...c.zones.values()].flatMap((z) =>
      unless(c.events.has(z.event), noteAt('zone', z.id), 'event', 'event', z.event),
    ),
    ...[...c.passProducts.values()].flatMap((p) => {
      const note = noteAt('passProduct', p.id);
      return [
        ...unless(c.vatRates.has(p.vatRate), note, 'vatRate', 'vatRate', p.vatRate),
        ...(p.form === null ? [] : unless(c.forms.has(p.form), note, 'form', 'form', p.form)),
        ...(p.quota === null ? [] : unless(c.quotas.has(p.quota), note, 'quota', 'quota', p.quota)),
      ];
    }),
    ...[...c.seatHolds.values()].flatMap((h) =>
      unless(c.dates.has(h.date), noteAt('seatHold', h.id), 'date', 'date', h.date),
    ),
  ];
}

function prices(c: Catalogue): Misfit[] {
  return [...c.prices.values()].flatMap((p) => {
    const note = noteAt('price', p.id);
    const windows = p.windows
      .map((w, i) => ({ ...w, i }))
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
    const overlap = windows.find((w, k) => k > 0 && (windows[k - 1]?.to ?? '9') > (w.from ?? ''));
    return [
      ...unless(c.zones.has(p.zone), note, 'zone', 'zone', p.zone),
      ...unless(c.vatRates.has(p.vatRate), note, 'vatRate', 'vatRate', p.vatRate),
      ...(p.form === null ? [] : unless(c.forms.has(p.form), note, 'form', 'form', p.form)),
      ...(overlap
        ? [note(['windows', overlap.i, 'from'], 'two of its windows overlap; end one where the next begins')]
        : []),
      ...(p.least !== null && p.most !== null && p.least > p.most
        ? [note('most', `least ${p.least} is more than most ${p.most}; nobody could buy it`)]
        : []),
    ];
  });
}

function quotas(c: Catalogue): Misfit[] {
  const places = new Map<string, string>();
  return [...c.quotas.values()].flatMap((q) => {
    const note = noteAt('quota', q.id);
    const found = [
      ...(q.date === null ? [] : unless(c.dates.has(q.date), note, 'date', 'date', q.date)),
      ...(q.zone === null ? [] : unless(c.zones.has(q.zone), note, 'zone', 'zone', q.zone)),
    ];
    if (q.date === null || q.zone === null) return found;
    const [date, zone] = [c.dates.get(q.date), c.zones.get(q.zone)];
    if (date && zone && date.event !== zone.event)
      found.push(
        note(
          'zone',
          `zone ${q.zone} is of event ${zone.event}, date ${q.date} of ${date.event}; name a zone of that event`,
        ),
      );
    const key = `${q.date}/${q.zone}`;
    const other = places.get(key);
    places.set(key, q.id);
    return other === undefined
      ? found
      : [...found, note('zone', `quota ${other} is of the same date and zone; keep one`)];
  });
}

function promotions(c: Catalogue): Misfit[] {
  const codes = new Map<string, string>();
  const rows = { promotion: c.promotions, offer: c.offers, passProduct: c.passProducts };
  const scoped = (['promotion', 'offer', 'passProduct'] as const).flatMap((kind) =>
    [...rows[kind].values()].flatMap(({ id, scope }: Pick<Promotion, 'scope'> & { readonly id: string }) => {
      const note = noteAt(kind, id);
      const lead = (
        list: 'events' | 'zones' | 'prices' | 'passes',
        to: CatalogueRow['kind'],
        there: ReadonlyMap<string, unknown>,
      ): Misfit[] =>
        scope[list].flatMap((one, i) => unless(there.has(one), note, ['scope', list, i], to, one));
      return [
        ...lead('events', 'event', c.events),
        ...lead('zones', 'zone', c.zones),
        ...lead('prices', 'price', c.prices),
        ...lead('passes', 'passProduct', c.passProducts),
      ];
    }),
  );
  const same = [...c.promotions.values()].flatMap(({ id, code, quota }) => {
    const note = noteAt('promotion', id);
    const other = codes.get(code);
    codes.set(code, id);
    return [
      ...(other === undefined
        ? []
        : [note('code', `promotion ${other} has the code ${code} too; change one`)]),
      ...(quota === null ? [] : unless(c.quotas.has(quota), note, 'quota', 'quota', quota)),
    ];
  });
  return [...scoped, ...same];
}
