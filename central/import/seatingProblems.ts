import type { Catalogue, Zone } from '../../shared/domain/catalogue.ts';
import type { SeatingPlan } from '../../shared/domain/seating/plan.ts';
import { type Misfit, noteAt } from './misfit.ts';

/** What is wrong between plans and what is sold on them: zones without seats, seats nobody sells, holds of nothing. */
export const seatingProblems = (c: Catalogue): Misfit[] => [
  ...[...c.zones.values()].flatMap((zone) => numberedZone(c, zone)),
  ...[...c.plans.values()].flatMap((plan) => unsoldCategories(c, plan)),
  ...holds(c),
];

const seatsOf = (plan: SeatingPlan | undefined) =>
  (plan?.sections ?? []).flatMap((section) => section.rows.flatMap((row) => row.seats));

/** A numbered zone must find its seats, and its quotas must count them. */
function numberedZone(c: Catalogue, zone: Zone): Misfit[] {
  if (zone.category === null) return [];
  const note = noteAt('zone', zone.id);
  const plan = c.events.get(zone.event)?.plan ?? null;
  if (plan === null)
    return [
      note('category', `it names the category "${zone.category}", but its event has no plan; name one`),
    ];
  const seats = seatsOf(c.plans.get(plan)).filter((seat) => seat.category === zone.category);
  if (seats.length === 0)
    return [
      note('category', `its plan has no seat of the category "${zone.category}"; correct one of the two`),
    ];
  return [...c.quotas.values()].flatMap((quota) => {
    if (quota.zone !== zone.id) return [];
    const held = new Set(
      [...c.seatHolds.values()].filter((hold) => hold.date === quota.date).flatMap((hold) => hold.seats),
    );
    const places = seats.filter((seat) => seat.kind !== 'house' && !held.has(seat.id)).length;
    return quota.capacity === places
      ? []
      : [
          noteAt('quota', quota.id)(
            'capacity',
            `capacity ${quota.capacity}, but ${places} seats are for sale; write ${places}`,
          ),
        ];
  });
}

/** A category that no event sells is a misspelt one; of a plan that no event uses yet nothing can be said. */
function unsoldCategories(c: Catalogue, plan: SeatingPlan): Misfit[] {
  const events = new Set([...c.events.values()].filter((e) => e.plan === plan.id).map((e) => e.id));
  if (events.size === 0) return [];
  const sold = new Set([...c.zones.values()].filter((z) => events.has(z.event)).map((z) => z.category));
  const said = new Set<string>();
  const problems: Misfit[] = [];
  for (const section of plan.sections)
    for (const [r, row] of section.rows.entries())
      for (const [s, seat] of row.seats.entries()) {
        if (seat.kind === 'house' || sold.has(seat.category) || said.has(seat.category)) continue;
        said.add(seat.category);
        problems.push(
          noteAt('planSection', section.id)(
            ['rows', r, 'seats', s, 'category'],
            `no zone sells the seats of the category "${seat.category}"; add a zone or correct the seats`,
          ),
        );
      }
  return problems;
}

/** Seats held back must stand on the plan of their date, and in one hold only. */
function holds(c: Catalogue): Misfit[] {
  const held = new Map<string, string>();
  return [...c.seatHolds.values()].flatMap((hold) => {
    const date = c.dates.get(hold.date);
    if (!date) return [];
    const note = noteAt('seatHold', hold.id);
    const plan = c.events.get(date.event)?.plan ?? null;
    if (plan === null) return [note('date', `the event of date ${hold.date} has no plan; name one`)];
    const seats = new Set<string>(seatsOf(c.plans.get(plan)).map((seat) => seat.id));
    return hold.seats.flatMap((seat, i) => {
      const place = `${hold.date}/${seat}`;
      const other = held.get(place);
      held.set(place, hold.id);
      if (!seats.has(seat))
        return [note(['seats', i], `there is no seat "${seat}" on plan ${plan}; correct the name`)];
      return other === undefined
        ? []
        : [note(['seats', i], `hold ${other} has the seat "${seat}" too; keep it in one`)];
    });
  });
}
