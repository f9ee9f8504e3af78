import { Delete } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { useTexts } from '../i18n/useTexts.ts';
import { useApp } from '../state/hooks.ts';
import { Button } from './Button.tsx';

const ROWS = ['7', '8', '9', '4', '5', '6', '1', '2', '3'];

/**
 * A number pad. `corner` is the key left of the zero: a point, or nothing. With `typed` the keyboard's digits go to it
 * while it stands, and Enter does `onEnter`.
 */
export function Keypad({
  onKey,
  corner,
  label,
  typed = false,
  onEnter,
}: {
  readonly onKey: (key: string) => void;
  readonly corner: '.' | null;
  readonly label: string;
  readonly typed?: boolean;
  readonly onEnter?: () => void;
}) {
  const { t } = useTexts();
  const { pads } = useApp();
  const key = useEffectEvent((pressed: string) => {
    if (pressed !== '.' || corner !== null) onKey(pressed);
  });
  const enter = useEffectEvent(() => onEnter?.());
  useEffect(
    () => (typed ? pads.open({ key: (pressed) => key(pressed), enter: () => enter() }) : undefined),
    [typed, pads],
  );
  return (
    <fieldset className="keypad" aria-label={label} data-typed={typed}>
      {ROWS.map((key) => (
        <Button key={key} className="keypad-key" onPress={() => onKey(key)}>
          {key}
        </Button>
      ))}
      {corner === null ? (
        <span />
      ) : (
        <Button className="keypad-key" onPress={() => onKey(corner)} aria-label={t('keypad.point')}>
          {corner}
        </Button>
      )}
      <Button className="keypad-key" onPress={() => onKey('0')}>
        0
      </Button>
      <Button
        className="keypad-key"
        onPress={() => onKey('Backspace')}
        aria-label={t('keypad.delete')}
        icon={<Delete aria-hidden="true" />}
      />
    </fieldset>
  );
}
