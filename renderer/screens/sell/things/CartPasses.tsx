import { IdCard, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useSale, useThings } from '../../../state/hooks.ts';

/** The passes in the cart: whose they are, what is taken on them, what is left then. */
export function CartPasses() {
  const { t, f } = useTexts();
  const passes = useSale((s) => s.cart?.passes) ?? [];
  const change = useSale((s) => s.change);
  const start = useThings((s) => s.start);
  if (passes.length === 0) return null;
  return (
    <ul className="entered" data-testid="cart-passes">
      {passes.map((pass) => (
        <li key={pass.pass}>
          <AriaButton
            className="cart-pass"
            aria-label={t('pass.show', { number: pass.number })}
            onPress={() => start(pass.number)}
          >
            <IdCard aria-hidden="true" />
            <span>
              <b>{pass.holder || pass.number}</b>
              <small>
                {[
                  pass.productName,
                  pass.tickets === 0 ? t('pass.waits') : t('pass.onIt', { count: pass.tickets }),
                  pass.byManager
                    ? t('pass.byManager')
                    : pass.left === null
                      ? ''
                      : t('pass.left', { count: pass.left }),
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </small>
            </span>
          </AriaButton>
          <span className="amount">{pass.minor > 0 && `−${f.money(pass.minor)}`}</span>
          <AriaButton
            className="entered-remove"
            aria-label={t('pass.remove', { number: pass.number })}
            onPress={() => void change('dropPass', { pass: pass.pass as never })}
          >
            <X aria-hidden="true" />
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}
