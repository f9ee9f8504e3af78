import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { PlanView, SeatStatesView } from '../../../shared/contract/planViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Choice } from '../../ui/Choice.tsx';
import { heldFor, kindKey, stateKey } from './seatWords.ts';

/** The plan as lists: section, row, seats. By keyboard and screen reader it picks as the drawing does. */
export function SeatLists({
  plan,
  states,
  onPick,
}: {
  readonly plan: PlanView;
  readonly states: SeatStatesView;
  readonly onPick: (seat: string, zone: number, state: string) => void;
}) {
  const { t } = useTexts();
  const [sectionNo, setSection] = useState(0);
  const [rowNo, setRow] = useState(0);
  const section = plan.sections[sectionNo];
  const row = section?.rows[rowNo];
  if (section === undefined || row === undefined) return null;
  const before = section.rows.slice(0, rowNo).reduce((sum, one) => sum + one.ids.length, 0);
  const letters = states.sections[sectionNo]?.states ?? '';
  const freeIn = (from: number, count: number): number =>
    [...letters.slice(from, from + count)].filter((letter) => letter === 'f').length;
  let at = 0;
  const rows = section.rows.map((one, i) => {
    const free = freeIn(at, one.ids.length);
    at += one.ids.length;
    return { value: String(i), text: `${one.name} (${free})` };
  });
  return (
    <div className="seat-lists">
      <Choice
        look="chips"
        label={t('plan.section')}
        value={String(sectionNo)}
        options={plan.sections.map((one, i) => ({ value: String(i), text: one.name }))}
        onChange={(next) => {
          setSection(Number(next));
          setRow(0);
        }}
      />
      <Choice
        look="chips"
        label={t('plan.row', { row: '' })}
        value={String(rowNo)}
        options={rows}
        onChange={(next) => setRow(Number(next))}
      />
      <ul className="seat-list" aria-label={`${section.name}, ${t('plan.row', { row: row.name })}`}>
        {row.ids.map((id, i) => {
          const state = letters[before + i] ?? 'e';
          const kind = kindKey(row.kinds[i] ?? 'n');
          const owner = state === 'h' ? heldFor(states, id) : '';
          const word = owner === '' ? t(stateKey(state)) : t('hold.for', { owner });
          return (
            <li key={id}>
              <AriaButton
                className={`seat seat-${state}`}
                isDisabled={state !== 'f' && state !== 'c'}
                aria-pressed={state === 'c'}
                aria-label={[row.numbers[i], word, kind === null ? '' : t(kind)]
                  .filter((one) => one !== '')
                  .join(', ')}
                onPress={() => onPick(id, row.zone[i] ?? -1, state)}
              >
                {row.numbers[i]}
              </AriaButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
