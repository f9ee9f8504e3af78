import { piecesMinor } from '../../../shared/domain/cashDrawer.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { minorOf } from '../../state/amount.ts';
import { countedPieces, countRows } from '../../state/countRows.ts';
import { useCash, useTill } from '../../state/hooks.ts';
import type { Approval } from '../../state/returnsStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';
import { TakeOver } from './TakeOver.tsx';

/** What stays in the drawer and what goes into the bag; then the session closes. */
export function Deposit() {
  const { t, f } = useTexts();
  const { counts, floatLeft, bag, working, trouble } = useCash((s) => s);
  const keyPiece = useCash((s) => s.keyPiece);
  const setDeposit = useCash((s) => s.setDeposit);
  const close = useCash((s) => s.close);
  const stop = useCash((s) => s.stopCount);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const session = useTill((s) => s.till?.session ?? null);
  const me = useTill((s) => s.till?.signedIn ?? null);
  const counted = piecesMinor(countedPieces(countRows(currency, session), counts), currency);
  const left = minorOf(floatLeft) ?? 0;
  const ofOther = session !== null && me?.role !== 'manager' && session.openedBy !== me?.id;
  return (
    <section className="pay-pane" aria-label={t('deposit')}>
      <div className="pay-left">
        <h2>{t('deposit')}</h2>
        <p className="muted">{t('deposit.says')}</p>
        <div>
          <p className="muted">{t('deposit.left')}</p>
          <output className="huge" data-empty={floatLeft === ''}>
            {f.money(left)}
          </output>
        </div>
        <dl className="facts facts-money amount">
          <div>
            <dt>{t('count.total', { currency })}</dt>
            <dd>{f.money(counted)}</dd>
          </div>
          <div className="facts-total">
            <dt>{t('deposit.bag')}</dt>
            <dd data-testid="deposit">{f.money(Math.max(0, counted - left))}</dd>
          </div>
        </dl>
        <Field label={t('cash.bag')} value={bag} most={40} onChange={(text) => setDeposit({ bag: text })} />
        {trouble !== null && <TroubleNote trouble={trouble} />}
        {trouble?.refusal?.kind === 'cartPaying' && <TakeOver staff={trouble.refusal.staff} />}
        {!ofOther && (
          <Button look="go" size="large" guarded isDisabled={working} onPress={() => void close(null)}>
            {t('session.close')}
          </Button>
        )}
      </div>
      <div className="pay-right">
        {ofOther ? (
          <ManagerPin
            why={t('deposit.other')}
            confirm={t('session.close')}
            disabled={working}
            onConfirm={(approval) => void close(approval as Approval)}
          />
        ) : (
          <Keypad label={t('deposit.left')} corner="." onKey={keyPiece} />
        )}
        <Button size="large" hint="Esc" onPress={stop}>
          {t('back')}
        </Button>
      </div>
    </section>
  );
}
