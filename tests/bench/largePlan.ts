import type { SeatingPlan } from '../../shared/domain/seating/plan.ts';

/** A plan of so many rows of a hundred seats. */
export function largePlan(rows: number): SeatingPlan {
  return {
    id: 'large',
    venue: 'v',
    name: 'Stadium',
    width: 110,
    height: rows * 1.2 + 10,
    stage: { x: 50, y: 0, label: 'Stage' },
    sections: [
      {
        id: 's',
        plan: 'large',
        name: 'All',
        order: 1,
        rows: Array.from({ length: rows }, (_, row) => ({
          name: String(row + 1),
          gapBefore: [`${row}-50`],
          seats: Array.from({ length: 100 }, (__, seat) => ({
            id: `${row}-${seat}`,
            number: String(seat + 1),
            x: seat + (seat >= 50 ? 2 : 0),
            y: row * 1.2 + 5,
            category: 'A',
            kind: 'normal',
            with: null,
          })),
        })),
      },
    ],
  } as unknown as SeatingPlan;
}
