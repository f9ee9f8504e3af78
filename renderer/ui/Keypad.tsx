import { Delete } from 'lucide-react';
import { useTexts } from '../i18n/useTexts.ts';
import { Button } from './Button.tsx';

const ROWS = ['7', '8', '9', '4', '5', '6', '1', '2', '3'];

/** A number pad. `corner` is the key left of the zero: a point, or nothing. */
export function Keypad({
  onKey,
  corner,
  label,
}: {
  readonly onKey: (key: string) => void;
  readonly corner: '.' | null;
  readonly label: string;
}) {
  const { t } = useTexts();
  return (
    <fieldset className="keypad" aria-label={label}>
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
