import { Layer } from 'konva/lib/Layer.js';
import { Shape } from 'konva/lib/Shape.js';
import { Stage } from 'konva/lib/Stage.js';
import type { PlanView, SeatStatesView } from '../../../shared/contract/planViews.ts';
import { type PlanSeats, planSeats, seatAt } from './planSeats.ts';

/** Colours of the theme, read from the page's tokens. */
export interface PlanColours {
  readonly ink: string;
  readonly muted: string;
  readonly surface: string;
  readonly chosen: string;
  readonly zones: readonly string[];
}

/** A plan on a canvas: pan, zoom, and pick a seat. */
export interface PlanDrawing {
  setStates(states: SeatStatesView): void;
  /** Factor above 1 enlarges, around the middle. */
  zoom(factor: number): void;
  pan(dx: number, dy: number): void;
  /** Draws one frame at once; for measuring. */
  draw(): void;
  destroy(): void;
}

/** Below this size in pixels a seat is a dot; above the second its number can be read. */
const DOT_PX = 5;
const NUMBER_PX = 15;
const LARGEST_PX = 46;

/**
 * Draws a plan into an element. Only what is in sight is drawn, seats of one look in one path, so that a house of
 * 30,000 seats moves with the finger. `onPick` gets the number of a tapped seat; `onOver` that under the pointer.
 */
export function drawPlan(
  container: HTMLDivElement,
  plan: PlanView,
  colours: PlanColours,
  ports: { onPick(seat: number): void; onOver(seat: number | null): void },
): PlanDrawing {
  const seats = planSeats(plan);
  let states = '';
  const stage = new Stage({
    container,
    width: container.clientWidth,
    height: container.clientHeight,
    draggable: true,
  });
  const layer = new Layer({ listening: false });
  const house = new Shape({
    sceneFunc: (context) => paint(context._context, seats, states, plan, colours, viewOf(stage)),
  });
  layer.add(house);
  stage.add(layer);
  const fit = Math.min(stage.width() / (plan.width + 4), stage.height() / (plan.height + 4));
  stage.scale({ x: fit, y: fit });
  stage.position({
    x: (stage.width() - plan.width * fit) / 2,
    y: (stage.height() - plan.height * fit) / 2,
  });
  const zoomAt = (factor: number, x: number, y: number): void => {
    const before = stage.scaleX();
    const after = Math.min(LARGEST_PX, Math.max(fit * 0.8, before * factor));
    const px = (x - stage.x()) / before;
    const py = (y - stage.y()) / before;
    stage.scale({ x: after, y: after });
    stage.position({ x: x - px * after, y: y - py * after });
    layer.batchDraw();
  };
  const under = (): number | null => {
    const at = stage.getPointerPosition();
    if (!at) return null;
    const scale = stage.scaleX();
    return seatAt(seats, (at.x - stage.x()) / scale, (at.y - stage.y()) / scale);
  };
  stage.on('dragmove', () => layer.batchDraw());
  stage.on('click tap', () => {
    const seat = under();
    if (seat !== null) ports.onPick(seat);
  });
  stage.on('mousemove', () => ports.onOver(under()));
  stage.on('wheel', (event) => {
    event.evt.preventDefault();
    const at = stage.getPointerPosition();
    if (at) zoomAt(event.evt.deltaY > 0 ? 0.87 : 1.15, at.x, at.y);
  });
  let pinch = 0;
  stage.on('touchmove', (event) => {
    const [one, two] = [event.evt.touches[0], event.evt.touches[1]];
    if (!one || !two) return;
    event.evt.preventDefault();
    stage.stopDrag();
    const box = container.getBoundingClientRect();
    const distance = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
    const x = (one.clientX + two.clientX) / 2 - box.left;
    const y = (one.clientY + two.clientY) / 2 - box.top;
    if (pinch > 0) zoomAt(distance / pinch, x, y);
    pinch = distance;
  });
  stage.on('touchend', () => {
    pinch = 0;
  });
  return {
    setStates: (next) => {
      states = next.sections.map((section) => section.states).join('');
      layer.batchDraw();
    },
    zoom: (factor) => zoomAt(factor, stage.width() / 2, stage.height() / 2),
    pan: (dx, dy) => {
      stage.position({ x: stage.x() + dx, y: stage.y() + dy });
      layer.batchDraw();
    },
    draw: () => layer.draw(),
    destroy: () => stage.destroy(),
  };
}

interface View {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly scale: number;
}

function viewOf(stage: Stage): View {
  const scale = stage.scaleX();
  const left = -stage.x() / scale;
  const top = -stage.y() / scale;
  return { left, top, right: left + stage.width() / scale, bottom: top + stage.height() / scale, scale };
}

/** One path for each look: filling 30,000 shapes one by one is what makes plans slow. */
function paint(
  context: CanvasRenderingContext2D,
  seats: PlanSeats,
  states: string,
  plan: PlanView,
  colours: PlanColours,
  view: View,
): void {
  context.fillStyle = colours.muted;
  context.font = `${Math.max(1.2, 13 / view.scale)}px sans-serif`;
  context.textAlign = 'center';
  context.fillText(plan.stage.label, plan.stage.x, plan.stage.y);
  const looks = new Map<string, number[]>();
  const { x, y, zone } = seats;
  for (let i = 0; i < x.length; i++) {
    const [sx, sy] = [x[i] as number, y[i] as number];
    if (sx < view.left - 1 || sx > view.right + 1 || sy < view.top - 1 || sy > view.bottom + 1) continue;
    const look = `${states[i] ?? 'e'}${zone[i] as number}`;
    const some = looks.get(look);
    if (some) some.push(i);
    else looks.set(look, [i]);
  }
  for (const [look, some] of looks) paintLook(context, seats, look, some, colours, view);
  if (view.scale >= NUMBER_PX) paintNumbers(context, seats, looks, states, colours);
  if (view.scale < NUMBER_PX) paintSections(context, seats, colours, view);
}

/** Full for ours, a cross for sold, an edge for others', a small dot for held and blocked, a ring for chosen. */
function paintLook(
  context: CanvasRenderingContext2D,
  { x, y }: PlanSeats,
  look: string,
  some: readonly number[],
  colours: PlanColours,
  view: View,
): void {
  const state = look[0];
  const zone = Number(look.slice(1));
  const colour = zone < 0 ? colours.muted : (colours.zones[zone] ?? colours.ink);
  context.beginPath();
  const dot = view.scale < DOT_PX;
  for (const i of some) {
    const [sx, sy] = [x[i] as number, y[i] as number];
    if (state === 's' && !dot) {
      context.moveTo(sx - 0.26, sy - 0.26);
      context.lineTo(sx + 0.26, sy + 0.26);
      context.moveTo(sx + 0.26, sy - 0.26);
      context.lineTo(sx - 0.26, sy + 0.26);
    } else {
      const half =
        state === 'h' || state === 'b' || state === 's' || state === 'o' ? 0.16 : state === 'c' ? 0.46 : 0.4;
      context.rect(sx - half, sy - half, half * 2, half * 2);
    }
  }
  if (state === 'f' && zone >= 0) {
    context.fillStyle = colour;
    context.fill();
  } else if (state === 'c') {
    context.fillStyle = colours.chosen;
    context.fill();
    context.lineWidth = 0.14;
    context.strokeStyle = colours.ink;
    context.stroke();
  } else if (state === 'e' || zone < 0) {
    context.lineWidth = 0.08;
    context.strokeStyle = colours.muted;
    context.stroke();
  } else if (state === 's' && !dot) {
    context.lineWidth = 0.1;
    context.strokeStyle = colours.muted;
    context.stroke();
  } else {
    context.fillStyle = colours.muted;
    context.fill();
  }
}

/** Signs that a seat's label has besides its number. */
const SIGNS: Readonly<Record<string, string>> = { w: '♿', c: '+', r: '◐', h: 'H' };

function paintNumbers(
  context: CanvasRenderingContext2D,
  { x, y, numbers, kinds }: PlanSeats,
  looks: ReadonlyMap<string, readonly number[]>,
  states: string,
  colours: PlanColours,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.font = '0.42px sans-serif';
  for (const some of looks.values())
    for (const i of some) {
      const state = states[i] ?? 'e';
      if (state === 's' || state === 'h' || state === 'b') continue;
      context.fillStyle = state === 'f' || state === 'c' ? colours.surface : colours.muted;
      context.fillText(
        `${SIGNS[kinds[i] as string] ?? ''}${numbers[i] as string}`,
        x[i] as number,
        y[i] as number,
      );
    }
  context.textBaseline = 'alphabetic';
}

function paintSections(
  context: CanvasRenderingContext2D,
  { sections }: PlanSeats,
  colours: PlanColours,
  view: View,
): void {
  context.font = `600 ${13 / view.scale}px sans-serif`;
  context.textAlign = 'center';
  for (const { name, x, top } of sections) {
    context.lineWidth = 4 / view.scale;
    context.strokeStyle = colours.surface;
    context.strokeText(name, x, top - 6 / view.scale);
    context.fillStyle = colours.ink;
    context.fillText(name, x, top - 6 / view.scale);
  }
}
