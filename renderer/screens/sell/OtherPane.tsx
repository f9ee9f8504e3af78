import { useState } from 'react';
import { foreignFor, inOwn } from '../../../shared/domain/payment.ts';
import { useMethodName } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { minorOf } from '../../state/amount.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { SaidHere } from './SaidHere.tsx';

/** A payment whose amount is keyed in: foreign cash at the manager's rate, a house's cheque (S23, S24). */
export function OtherPane({ method: id }: { readonly method: string }) {
  const { t, f } = useTexts();
  const nameOf = useMethodName();
  const method = useTill((s) => s.offer?.methods.find((one) => one.id === id));
  const own = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const rate = useTill((s) => s.till?.rates.find((one) => one.currency === method?.currency));
  const left = useSale((s) => s.cart?.leftMinor ?? 0);
  const keyed = useSale((s) => s.keyed);
  const validating = useSale((s) => s.validating);
  const keyGiven = useSale((s) => s.keyGiven);
  const take = useSale((s) => s.take);
  const back = useSale((s) => s.back);
  const [reference, setReference] = useState('');
  if (method === undefined) return null;
  const foreign = method.currency !== null && method.currency !== own;
  const due = foreign && rate ? foreignFor(left, rate.rateMicro) : left;
  const given = minorOf(keyed);
  const worth = given === null ? 0 : foreign && rate ? inOwn(given, rate.rateMicro) : given;
  const change = worth - left;
  return (
    <section className="pay-pane" aria-label={nameOf(method)} data-testid="other-pane">
      <div className="pay-left">
        <div>
          <p className="muted">{nameOf(method)}</p>
          <p className="huge">{f.money(left)}</p>
          {foreign && rate !== undefined && (
            <p className="muted">
              {t('pay.rate', {
                currency: method.currency ?? '',
                rate: `${own} ${(rate.rateMicro / 1_000_000).toFixed(4)}`,
              })}{' '}
              · {t('pay.foreignDue', { currency: method.currency ?? '', amount: f.money(due) })}
            </p>
          )}
        </div>
        <div>
          <p className="muted">
            {t('pay.amount')} {method.currency ?? own}
          </p>
          <p className="given amount" data-empty={given === null}>
            {f.money(given ?? 0)}
          </p>
        </div>
        {method.givesChange && (
          <div className="change" data-empty={given === null} data-short={given !== null && change < 0}>
            <p>{given !== null && change < 0 ? t('cash.missing') : `${t('cash.change')} ${own}`}</p>
            <p className="huge">{given === null ? '–' : f.money(Math.abs(change))}</p>
          </div>
        )}
        {method.wantsReference && (
          <Field label={t('pay.reference')} value={reference} onChange={setReference} most={60} />
        )}
        <SaidHere place="payment" />
        <Button
          look="go"
          size="large"
          className="validate"
          guarded
          isDisabled={given === null || given === 0 || validating}
          onPress={() => void take(method.id, given ?? 0, reference)}
        >
          {given !== null && change < 0 ? t('pay.part') : t('cash.validate')}
        </Button>
      </div>
      <div className="pay-right">
        <div className="notes">
          <Button
            look="soft"
            guarded
            isDisabled={validating || (foreign && rate === undefined)}
            onPress={() => void take(method.id, due, reference)}
          >
            {f.money(due)}
          </Button>
        </div>
        <Keypad label={t('pay.amount')} corner="." onKey={keyGiven} />
        <Button hint="Esc" onPress={back}>
          {t('back')}
        </Button>
      </div>
    </section>
  );
}
