import type { Seat, SeatingPlan } from '../../shared/domain/seating/plan.ts';

/** What is wrong with a plan: seats twice, on one spot, companions that are not there, gaps before unknown seats. */
export function planProblems(plan: SeatingPlan): string[] {
  const problems: string[] = [];
  const seats = new Map<string, Seat>();
  const spots = new Map<string, string>();
  for (const section of plan.sections)
    for (const row of section.rows) {
      const place = `plan ${plan.id}, ${section.name}, row ${row.name}`;
      for (const seat of row.seats) {
        if (seats.has(seat.id))
          problems.push(`${place}: the seat id "${seat.id}" is used twice; give each its own`);
        seats.set(seat.id, seat);
        const spot = `${seat.x}/${seat.y}`;
        const other = spots.get(spot);
        if (other !== undefined)
          problems.push(`${place}: seats "${other}" and "${seat.id}" stand on one spot; move one`);
        spots.set(spot, seat.id);
        if (seat.x < 0 || seat.y < 0 || seat.x > plan.width || seat.y > plan.height)
          problems.push(
            `${place}: seat "${seat.id}" stands outside of the drawing; enlarge it or move the seat`,
          );
      }
      const numbers = row.seats.map((seat) => seat.number);
      const again = numbers.find((number, i) => numbers.indexOf(number) !== i);
      if (again !== undefined)
        problems.push(`${place}: seat number ${again} is there twice; number them apart`);
      for (const gap of row.gapBefore)
        if (!row.seats.some((seat) => seat.id === gap))
          problems.push(`${place}: a gap before "${gap}", which is not in this row`);
    }
  for (const seat of seats.values())
    if (seat.with !== null && !seats.has(seat.with))
      problems.push(`plan ${plan.id}: seat "${seat.id}" is sold with "${seat.with}", which is not there`);
  return problems;
}
