import { useTexts } from '../../i18n/useTexts.ts';
import { minorOf } from '../../state/amount.ts';
import { useCash, useTill } from '../../state/hooks.ts';
import type { Approval } from '../../state/returnsStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';

/** Floats that drawers are usually filled with, minor units. */
const USUAL_FLOATS = [10_000, 20_000, 30_000, 50_000];

/** Opens a session with the float that lies in the drawer. */
export function OpenSession() {
  const { t, f } = useTexts();
  const keyed = useCash((s) => s.float);
  const working = useCash((s) => s.working);
  const trouble = useCash((s) => s.trouble);
  const keyFloat = useCash((s) => s.keyFloat);
  const openSession = useCash((s) => s.openSession);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const float = minorOf(keyed);
  const refusal = trouble?.refusal;
  const asks = refusal?.kind === 'managerNeeded' || refusal?.kind === 'approvalWrong';
  return (
    <section className="pay-pane" aria-label={t('session.open')}>
      <div className="pay-left">
        <h2>{t('session.open')}</h2>
        <p className="muted">{t('session.open.says')}</p>
        <div>
          <p className="muted">{t('session.float', { currency })}</p>
          <output className="huge" data-empty={float === null}>
            {f.money(float ?? 0)}
          </output>
        </div>
        {trouble !== null && <TroubleNote trouble={trouble} />}
        {!asks && (
          <Button
            look="go"
            size="large"
            className="validate"
            guarded
            hint="Enter"
            isDisabled={float === null || working}
            onPress={() => void openSession()}
          >
            {t('session.open')}
          </Button>
        )}
      </div>
      <div className="pay-right">
        {asks ? (
          <>
            <ManagerPin
              why={t('manager.float')}
              confirm={t('session.open')}
              disabled={float === null || working}
              onConfirm={(approval) => void openSession(approval as Approval)}
            />
            <Button size="large" onPress={() => keyFloat('Backspace')}>
              {t('back')}
            </Button>
          </>
        ) : (
          <Floats />
        )}
      </div>
    </section>
  );
}

function Floats() {
  const { t, f } = useTexts();
  const keyFloat = useCash((s) => s.keyFloat);
  const setFloat = useCash((s) => s.setFloat);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  return (
    <>
      <div className="notes">
        {USUAL_FLOATS.map((minor) => (
          <Button key={minor} look="soft" onPress={() => setFloat(minor)}>
            {f.note(minor)}
          </Button>
        ))}
      </div>
      <Keypad label={t('session.float', { currency })} corner="." onKey={keyFloat} />
    </>
  );
}
