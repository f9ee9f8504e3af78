import { drawPlan } from '../../renderer/screens/plan/drawing.ts';
import type { PlanView } from '../../shared/contract/planViews.ts';
import { largePlan } from './largePlan.ts';

const SMALL_STEP = 7;

/** The plan as the core gives it. */
function view(): PlanView {
  const plan = largePlan(300);
  return {
    ...plan,
    zones: [{ category: 'A', zone: 'z', name: 'A', colour: 1 }],
    sections: plan.sections.map((section) => ({
      id: section.id,
      name: section.name,
      rows: section.rows.map((row) => ({
        name: row.name,
        ids: row.seats.map((seat) => seat.id),
        numbers: row.seats.map((seat) => seat.number),
        x: row.seats.map((seat) => seat.x),
        y: row.seats.map((seat) => seat.y),
        zone: row.seats.map(() => 0),
        kinds: 'n'.repeat(row.seats.length),
      })),
    })),
  };
}

async function measure(frames: number) {
  const plan = view();
  const container = document.getElementById('plan') as HTMLDivElement;
  const colours = { ink: '#222', muted: '#888', surface: '#fff', chosen: '#06c', zones: ['#574'] };
  const drawing = drawPlan(container, plan, colours, { onPick: () => {}, onOver: () => {} });
  const seats = plan.sections
    .flatMap((section) => section.rows)
    .reduce((sum, row) => sum + row.ids.length, 0);
  const letters = 'ffesfhfc'.repeat(Math.ceil(seats / 8)).slice(0, seats);
  drawing.setStates({ date: 'd', at: '', holds: [], sections: [{ id: 's', states: letters }] });
  const run = async (work: (frame: number) => void): Promise<number[]> => {
    const times: number[] = [];
    for (let frame = 0; frame < frames; frame++) {
      await new Promise(requestAnimationFrame);
      const start = performance.now();
      work(frame);
      times.push(performance.now() - start);
    }
    return times;
  };
  const pan = (frame: number): void => {
    drawing.pan(frame % 2 === 0 ? SMALL_STEP : -SMALL_STEP, 0);
    drawing.draw();
  };
  const overview = await run(pan);
  for (let i = 0; i < 8; i++) drawing.zoom(1.4);
  const near = await run(pan);
  const empty = await run(() => {});
  return { seats, overview, near, empty };
}

(window as unknown as { measure: typeof measure }).measure = measure;
