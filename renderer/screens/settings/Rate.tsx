import { useState } from 'react';
import type { Currency } from '../../../shared/kernel/money.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';

/** What foreign cash counts for at this till; a manager sets it (S24). */
export function Rate() {
  const own = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const manager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const methods = useTill((s) => s.offer?.methods) ?? [];
  const currencies = [...new Set(methods.flatMap(({ currency }) => currency ?? []))].filter(
    (one) => one !== own,
  );
  return currencies.map((currency) => (
    <RateOf key={currency} currency={currency} own={own} mayEdit={manager} />
  ));
}

function RateOf({
  currency,
  own,
  mayEdit,
}: {
  readonly currency: Currency;
  readonly own: Currency;
  readonly mayEdit: boolean;
}) {
  const { t } = useTexts();
  const rate = useTill((s) => s.till?.rates.find((one) => one.currency === currency));
  const setRate = useTill((s) => s.setRate);
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const value = Number(text.replace(',', '.'));
  return (
    <section className="panel" aria-labelledby={`rate-${currency}`}>
      <h2 id={`rate-${currency}`}>{t('rate', { currency })}</h2>
      <p className="muted">{t('rate.says', { currency, own })}</p>
      <p>
        {rate === undefined
          ? t('rate.none')
          : `1 ${currency} = ${own} ${(rate.rateMicro / 1_000_000).toFixed(4)}`}
      </p>
      {mayEdit && (
        <form
          className="code-form"
          onSubmit={(event) => {
            event.preventDefault();
            void setRate(currency, Math.round(value * 1_000_000)).then((said) => {
              setTrouble(said);
              if (said === null) setText('');
            });
          }}
        >
          <Field label={t('rate', { currency })} value={text} onChange={setText} most={8} />
          <Button type="submit" isDisabled={!(value >= 0.1 && value <= 10)}>
            {t('save')}
          </Button>
        </form>
      )}
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
    </section>
  );
}
