import { Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { PlanView, SeatStatesView } from '../../../shared/contract/planViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Button } from '../../ui/Button.tsx';
import { drawPlan, type PlanColours, type PlanDrawing } from './drawing.ts';
import { planSeats } from './planSeats.ts';
import { heldFor, kindKey, stateKey } from './seatWords.ts';

const STEP_PX = 60;
const ZOOM = 1.4;

/** The plan drawn: pan by finger, mouse or arrows, zoom by pinch, wheel, + and −, tap to take a seat. */
export function PlanCanvas({
  plan,
  states,
  onPick,
}: {
  readonly plan: PlanView;
  readonly states: SeatStatesView;
  readonly onPick: (seat: string, zone: number, state: string) => void;
}) {
  const { t } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<PlanDrawing | null>(null);
  const now = useRef({ states, onPick });
  now.current = { states, onPick };
  const [over, setOver] = useState<number | null>(null);
  useEffect(() => {
    if (box.current === null) return;
    const seats = planSeats(plan);
    const made = drawPlan(box.current, plan, coloursOf(box.current, plan), {
      onPick: (seat) => {
        const letters = now.current.states.sections.map((section) => section.states).join('');
        const id = seats.ids[seat];
        if (id !== undefined) now.current.onPick(id, seats.zone[seat] ?? -1, letters[seat] ?? 'e');
      },
      onOver: setOver,
    });
    drawing.current = made;
    made.setStates(now.current.states);
    return () => made.destroy();
  }, [plan]);
  useEffect(() => drawing.current?.setStates(states), [states]);
  return (
    <div className="plan-canvas">
      <div
        ref={box}
        className="plan-stage"
        role="img"
        aria-label={t('plan')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved by the arrow keys
        tabIndex={0}
        onKeyDown={(event) => {
          const way = WAYS[event.key];
          if (way) drawing.current?.pan(way[0] * STEP_PX, way[1] * STEP_PX);
          else if (event.key === '+') drawing.current?.zoom(ZOOM);
          else if (event.key === '-') drawing.current?.zoom(1 / ZOOM);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div className="plan-zoom">
        <Button
          aria-label={t('plan.zoomIn')}
          icon={<Plus aria-hidden="true" />}
          onPress={() => drawing.current?.zoom(ZOOM)}
        />
        <Button
          aria-label={t('plan.zoomOut')}
          icon={<Minus aria-hidden="true" />}
          onPress={() => drawing.current?.zoom(1 / ZOOM)}
        />
      </div>
      <Over plan={plan} states={states} seat={over} />
      <ul className="plan-legend">
        {['f', 'c', 'e', 's', 'h'].map((state) => (
          <li key={state}>
            <i className={`seat-${state}`} aria-hidden="true" />
            {t(stateKey(state))}
          </li>
        ))}
      </ul>
    </div>
  );
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** What is under the pointer, in words. */
function Over({
  plan,
  states,
  seat,
}: {
  readonly plan: PlanView;
  readonly states: SeatStatesView;
  readonly seat: number | null;
}) {
  const { t } = useTexts();
  if (seat === null) return <p className="plan-over muted">{plan.name}</p>;
  let left = seat;
  for (const [i, section] of plan.sections.entries())
    for (const row of section.rows) {
      if (left < row.ids.length) {
        const offset = section.rows
          .slice(0, section.rows.indexOf(row))
          .reduce((sum, before) => sum + before.ids.length, left);
        const state = states.sections[i]?.states[offset] ?? 'e';
        const kind = kindKey(row.kinds[left] ?? 'n');
        const zone = plan.zones[row.zone[left] ?? -1]?.name;
        const owner = state === 'h' ? heldFor(states, row.ids[left]) : '';
        const word = owner === '' ? t(stateKey(state)) : t('hold.for', { owner });
        return (
          <p className="plan-over">
            {[section.name, t('plan.row', { row: row.name }), row.numbers[left], zone, word]
              .concat(kind === null ? [] : [t(kind)])
              .filter((one) => one !== undefined)
              .join(' · ')}
          </p>
        );
      }
      left -= row.ids.length;
    }
  return null;
}

function coloursOf(element: HTMLElement, plan: PlanView): PlanColours {
  const style = getComputedStyle(element);
  const token = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return {
    ink: token('--ink', '#222'),
    muted: token('--ink-3', '#888'),
    surface: token('--surface', '#fff'),
    chosen: token('--accent', '#06c'),
    zones: plan.zones.map(({ colour }) => token(`--z${((colour - 1) % 8) + 1}`, '#777')),
  };
}
