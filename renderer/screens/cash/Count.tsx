import { Button as AriaButton } from 'react-aria-components/Button';
import { useTexts } from '../../i18n/useTexts.ts';
import { countedMinor, denominationsOf } from '../../state/denominations.ts';
import { useCash, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { TakeOver } from './TakeOver.tsx';

/** The blind count: pieces per note and coin. */
export function Count() {
  const { t, f } = useTexts();
  const counts = useCash((s) => s.counts);
  const row = useCash((s) => s.row);
  const working = useCash((s) => s.working);
  const trouble = useCash((s) => s.trouble);
  const chooseRow = useCash((s) => s.chooseRow);
  const keyPiece = useCash((s) => s.keyPiece);
  const close = useCash((s) => s.close);
  const stop = useCash((s) => s.stopCount);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const foreignCurrencies = useTill((s) => s.till?.session?.foreign) ?? [];
  const foreign = useCash((s) => s.foreign);
  const setForeign = useCash((s) => s.setForeign);
  const total = countedMinor(counts);
  return (
    <section className="pay-pane count" aria-label={t('count')}>
      <div className="count-rows">
        {denominationsOf(currency).map((value) => {
          const pieces = counts[value] ?? '';
          return (
            <AriaButton
              key={value}
              className="count-row amount"
              aria-pressed={value === row}
              aria-label={t('count.row', { value: f.money(value), count: Number(pieces || 0) })}
              onPress={() => chooseRow(value)}
            >
              <span>{f.money(value)}</span>
              <span className="count-times">×</span>
              <b data-empty={pieces === ''}>{pieces === '' ? '0' : pieces}</b>
            </AriaButton>
          );
        })}
      </div>
      <div className="pay-right">
        <h2>{t('count')}</h2>
        <p className="muted">{t('count.says')}</p>
        <Keypad label={t('count')} corner={null} onKey={keyPiece} />
        {foreignCurrencies.map((one) => (
          <Field
            key={one}
            label={t('count.foreign', { currency: one })}
            value={foreign[one] ?? ''}
            onChange={(text) => setForeign(one, text.replace(/[^\d.]/g, ''))}
            most={9}
          />
        ))}
        <div className="count-total amount" aria-live="polite" aria-atomic="true">
          <span>{t('count.total', { currency })}</span>
          <b>{f.money(total)}</b>
        </div>
        {trouble !== null && <TroubleNote trouble={trouble} />}
        {trouble?.refusal?.kind === 'cartPaying' && <TakeOver staff={trouble.refusal.staff} />}
        <div className="two">
          <Button size="large" hint="Esc" onPress={stop}>
            {t('back')}
          </Button>
          <Button look="go" size="large" guarded isDisabled={working} onPress={() => void close()}>
            {t('session.close')}
          </Button>
        </div>
      </div>
    </section>
  );
}
