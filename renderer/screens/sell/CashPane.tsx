import { suggestedNotes } from '../../../shared/domain/payment.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { minorOf } from '../../state/amount.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import { methodOf } from '../../state/selling.ts';
import { Button } from '../../ui/Button.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { SaidHere } from './SaidHere.tsx';

/** Cash: Exact and the notes validate at once, a keyed amount needs Validate. */
export function CashPane() {
  const { t, f } = useTexts();
  const due = useSale((s) => s.cart?.cashMinor ?? 0);
  const keyed = useSale((s) => s.keyed);
  const validating = useSale((s) => s.validating);
  const keyGiven = useSale((s) => s.keyGiven);
  const payCash = useSale((s) => s.payCash);
  const payKeyed = useSale((s) => s.payKeyed);
  const takePart = useSale((s) => s.takePart);
  const back = useSale((s) => s.back);
  const method = useTill((s) => methodOf(s.offer, 'cash')?.id);
  if (method === undefined) return null;
  const given = minorOf(keyed);
  const change = given === null ? 0 : given - due;
  return (
    <section className="pay-pane" aria-label={t('cash.title')} data-testid="cash-pane">
      <div className="pay-left">
        <div>
          <p className="muted">{t('cash.toPay')}</p>
          <p className="huge">{f.money(due)}</p>
        </div>
        <div>
          <p className="muted">{t('cash.given')}</p>
          <p className="given amount" data-empty={given === null}>
            {f.money(given ?? 0)}
          </p>
        </div>
        <div
          className="change"
          data-empty={given === null}
          data-short={given !== null && change < 0}
          aria-live="polite"
          aria-atomic="true"
        >
          <p>{given !== null && change < 0 ? t('cash.missing') : t('cash.change')}</p>
          <p className="huge">{given === null ? '–' : f.money(Math.abs(change))}</p>
        </div>
        <SaidHere place="payment" />
        {given !== null && given > 0 && change < 0 && (
          <Button size="large" guarded isDisabled={validating} onPress={() => void takePart(method)}>
            {t('pay.part')}
          </Button>
        )}
        <Button
          look="go"
          size="large"
          className="validate"
          guarded
          hint="Enter"
          isDisabled={given === null || change < 0 || validating}
          onPress={() => void payKeyed(method)}
        >
          {t('cash.validate')}
        </Button>
      </div>
      <div className="pay-right">
        <div className="notes">
          <Button look="soft" guarded isDisabled={validating} onPress={() => void payCash(method, null)}>
            {t('cash.exact')}
          </Button>
          {suggestedNotes(due).map((note) => (
            <Button
              key={note}
              look="soft"
              guarded
              isDisabled={validating}
              onPress={() => void payCash(method, note)}
            >
              {f.note(note)}
            </Button>
          ))}
        </div>
        <Keypad label={t('cash.given')} corner="." onKey={keyGiven} />
        <Button hint="Esc" onPress={back}>
          {t('back')}
        </Button>
      </div>
    </section>
  );
}
