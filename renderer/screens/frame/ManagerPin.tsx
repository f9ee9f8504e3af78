import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Keypad } from '../../ui/Keypad.tsx';

/** A manager confirms a single act in place: whose PIN it is, and the PIN. */
export function ManagerPin({
  why,
  confirm,
  disabled = false,
  typed = true,
  onConfirm,
}: {
  readonly why: string;
  /** What the button does. */
  readonly confirm: string;
  readonly disabled?: boolean;
  /** False where it stands unasked: the keyboard's digits go where they went before. */
  readonly typed?: boolean;
  readonly onConfirm: (approval: { readonly staff: string; readonly pin: string }) => void;
}) {
  const { t } = useTexts();
  const managers = useTill((s) => s.till?.staff)?.filter((one) => one.role === 'manager') ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [pin, setPin] = useState('');
  const manager = managers.find((one) => one.id === chosen) ?? managers[0];
  if (manager === undefined) return null;
  const ready = pin.length >= 4 && !disabled;
  const confirmNow = (): void => {
    if (!ready) return;
    onConfirm({ staff: manager.id, pin });
    setPin('');
  };
  return (
    <section className="approval" aria-label={t('approval')}>
      <p className="approval-why">{why}</p>
      {managers.length > 1 && (
        <Choice
          look="chips"
          label={t('approval')}
          value={manager.id}
          options={managers.map((one) => ({ value: one.id, text: one.name }))}
          onChange={setChosen}
        />
      )}
      <p>{t('approval.pin', { name: manager.name })}</p>
      <output className="quantity-keyed" aria-label={t('signIn.digits', { count: pin.length })}>
        {'•'.repeat(pin.length) || ' '}
      </output>
      <Keypad
        label={t('approval')}
        corner={null}
        typed={typed}
        onEnter={confirmNow}
        onKey={(key) => setPin(key === 'Backspace' ? pin.slice(0, -1) : (pin + key).slice(0, 12))}
      />
      <Button look="go" guarded isDisabled={!ready} onPress={confirmNow}>
        {confirm}
      </Button>
    </section>
  );
}
