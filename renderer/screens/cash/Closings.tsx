import { Button as AriaButton } from 'react-aria-components/Button';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCash } from '../../state/hooks.ts';

/** Closings made before. */
export function Closings() {
  const { t, f } = useTexts();
  const closings = useCash((s) => s.closings);
  const shown = useCash((s) => s.closing);
  const show = useCash((s) => s.showClosing);
  const others = closings.filter((closing) => closing.number !== shown?.number);
  if (others.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="closings">
      <h2 id="closings">{t('closings')}</h2>
      <ul className="rows">
        {others.map((closing) => (
          <li key={closing.number}>
            <AriaButton className="closing-row" onPress={() => show(closing)}>
              <b>{closing.number}</b>
              <span className="muted">{f.moment(closing.at)}</span>
              <span>{t('tickets', { count: closing.tickets })}</span>
              <span className="order-row-total amount">
                {t('closing.difference')} <b>{f.signed(closing.differenceMinor)}</b>
              </span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
