import type { Seat, SeatingPlan } from '../../shared/domain/seating/plan.ts';
import { type Misfit, noteAt } from './misfit.ts';

/** What is wrong with a plan: seats twice, on one spot, companions that are not there, gaps before unknown seats. */
export function planProblems(plan: SeatingPlan): Misfit[] {
  if (plan.sections.length === 0)
    return [noteAt('plan', plan.id)([], 'a plan needs sections; add its seats')];
  const problems: Misfit[] = [];
  const seats = new Map<string, Seat>();
  const spots = new Map<string, string>();
  for (const section of plan.sections) {
    const note = noteAt('planSection', section.id);
    const names = new Set<string>();
    for (const [r, row] of section.rows.entries()) {
      const place = `${section.name}, row ${row.name}`;
      if (names.has(row.name)) problems.push(note(['rows', r, 'name'], `${place} is there twice; keep one`));
      names.add(row.name);
      const numbers = new Set<string>();
      for (const [s, seat] of row.seats.entries()) {
        const at = (field: string): PropertyKey[] => ['rows', r, 'seats', s, field];
        if (seats.has(seat.id))
          problems.push(
            note(at('id'), `${place}: the seat id "${seat.id}" is used twice; give each its own`),
          );
        seats.set(seat.id, seat);
        const spot = `${seat.x}/${seat.y}`;
        const other = spots.get(spot);
        if (other !== undefined)
          problems.push(
            note(at('x'), `${place}: seats "${other}" and "${seat.id}" stand on one spot; move one`),
          );
        spots.set(spot, seat.id);
        if (seat.x < 0 || seat.y < 0 || seat.x > plan.width || seat.y > plan.height)
          problems.push(
            note(
              at('x'),
              `${place}: seat "${seat.id}" stands outside of the drawing; enlarge it or move the seat`,
            ),
          );
        if (numbers.has(seat.number))
          problems.push(
            note(at('number'), `${place}: seat number ${seat.number} is there twice; number them apart`),
          );
        numbers.add(seat.number);
      }
      for (const gap of row.gapBefore)
        if (!row.seats.some((seat) => seat.id === gap))
          problems.push(
            note(['rows', r, 'gapBefore'], `${place}: a gap before "${gap}", which is not in this row`),
          );
    }
  }
  for (const section of plan.sections)
    for (const [r, row] of section.rows.entries())
      for (const [s, seat] of row.seats.entries())
        if (seat.with !== null && !seats.has(seat.with))
          problems.push(
            noteAt('planSection', section.id)(
              ['rows', r, 'seats', s, 'with'],
              `seat "${seat.id}" is sold with "${seat.with}", which is not there; add it or correct the name`,
            ),
          );
  return problems;
}
