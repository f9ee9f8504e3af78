import { useState } from 'react';
import { CASH_REASONS } from '../../../shared/domain/cashDrawer.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { keyAmount, minorOf } from '../../state/amount.ts';
import { useCash, useTill } from '../../state/hooks.ts';
import type { Approval } from '../../state/returnsStore.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';

export type MovedBy = 'drop' | 'payOut' | 'payIn';

/** Cash moves without a sale: how much, why, and which bag it goes into. */
export function Movement({ kind, onDone }: { readonly kind: MovedBy; readonly onDone: () => void }) {
  const { t, f, language } = useTexts();
  const move = useCash((s) => s.move);
  const working = useCash((s) => s.working);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const [keyed, setKeyed] = useState('');
  const [reason, setReason] = useState<(typeof CASH_REASONS)[number] | null>(null);
  const [note, setNote] = useState('');
  const [bag, setBag] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const minor = minorOf(keyed) ?? 0;
  const confirm = t(`cash.${kind}.do`, { amount: f.money(minor) });
  const disabled = minor === 0 || working || (kind !== 'drop' && reason === null);
  const send = async (approval: Approval | null): Promise<void> => {
    const wish = {
      kind,
      minor,
      reason: kind === 'drop' ? null : reason,
      note,
      bag: kind === 'drop' ? bag : '',
    };
    const found = await move(wish, approval, language);
    setTrouble(found);
    if (found === null) onDone();
  };
  const refused = trouble?.refusal?.kind;
  return (
    <section className="pay-pane" aria-label={t(`cash.${kind}`)}>
      <div className="pay-left">
        <h2>{t(`cash.${kind}`)}</h2>
        <p className="muted">{t(`cash.${kind}.says`)}</p>
        <output className="huge" data-empty={keyed === ''} aria-label={currency}>
          {f.money(minor)}
        </output>
        {kind === 'drop' ? (
          <Field label={t('cash.bag')} value={bag} most={40} onChange={setBag} />
        ) : (
          <Labelled label={t('cash.reason')}>
            <Choice
              look="chips"
              label={t('cash.reason')}
              value={reason ?? ''}
              options={CASH_REASONS.map((value) => ({ value, text: t(`cash.reason.${value}`) }))}
              onChange={(next) => setReason(next as typeof reason)}
            />
          </Labelled>
        )}
        <Field label={t('cash.note')} value={note} most={200} onChange={setNote} />
        {trouble !== null && <TroubleNote trouble={trouble} />}
        {refused !== 'managerNeeded' && refused !== 'approvalWrong' && (
          <Button look="go" size="large" guarded isDisabled={disabled} onPress={() => void send(null)}>
            {confirm}
          </Button>
        )}
      </div>
      <div className="pay-right">
        {refused === 'managerNeeded' || refused === 'approvalWrong' ? (
          <ManagerPin
            why={t(`manager.${trouble?.refusal?.kind === 'managerNeeded' ? trouble.refusal.why : 'limit'}`)}
            confirm={confirm}
            disabled={disabled}
            onConfirm={(approval) => void send(approval as Approval)}
          />
        ) : (
          <Keypad
            label={t(`cash.${kind}`)}
            corner="."
            typed
            onKey={(key) => {
              setKeyed(keyAmount(keyed, key));
              setTrouble(null);
            }}
          />
        )}
        <Button size="large" onPress={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}
