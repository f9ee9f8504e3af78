import { canBeCorrected, canCorrectTo } from '../../../shared/domain/correctPayment.ts';
import { useMethodName, usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCorrect, useTill } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { CorrectNow } from './CorrectNow.tsx';

/** A payment that was another one in truth; the tickets stay. */
export function CorrectPayment() {
  const { t, f } = useTexts();
  const nameOf = useMethodName();
  const paidBy = usePaidBy();
  const state = useCorrect((s) => s);
  const methods = useTill((s) => s.offer?.methods) ?? [];
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const { order, place, method } = state;
  if (order === null) return null;
  const payments = order.payments.flatMap((payment, i) =>
    canBeCorrected(payment)
      ? [{ value: String(i), text: `${paidBy(payment)} ${f.money(payment.minor)}` }]
      : [],
  );
  const from = place === null ? undefined : order.payments[place];
  const to = methods.filter((one) => canCorrectTo(one, currency) && one.id !== from?.method);
  if (payments.length === 0) return <p className="muted">{t('correct.payment.none')}</p>;
  return (
    <>
      <Labelled label={t('correct.payment.was')}>
        <Choice
          look="chips"
          label={t('correct.payment.was')}
          value={String(place)}
          options={payments}
          onChange={(next) => state.set({ place: Number(next), method: null })}
        />
      </Labelled>
      <Labelled label={t('correct.payment.is')}>
        <Choice
          label={t('correct.payment.is')}
          value={method ?? ''}
          options={to.map((one) => ({ value: one.id, text: nameOf(one) }))}
          onChange={(next) => state.set({ method: next })}
        />
      </Labelled>
      <p className="muted">{t('correct.payment.says')}</p>
      <CorrectNow confirm={t('correct.do')} ready={place !== null && method !== null} />
    </>
  );
}
