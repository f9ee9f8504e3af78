import { Banknote, CreditCard, Repeat2, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useMethodName } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { backMethods } from '../orders/PayBackBy.tsx';

/** The old tickets in the cart: what they pay, what is kept of them, and what is left over. */
export function Exchanged() {
  const { t, f } = useTexts();
  const exchange = useSale((s) => s.cart?.exchange ?? null);
  const change = useSale((s) => s.change);
  if (exchange === null) return null;
  const { number, tickets } = exchange;
  return (
    <ul className="entered" data-testid="exchanged">
      <li>
        <span>
          {t('exchange.chosen', { count: tickets.length, number })}
          {exchange.gone && <small className="exchange-gone">{t('exchange.gone')}</small>}
        </span>
        <span className="amount">
          −{f.money(exchange.paysMinor + exchange.backMinor + exchange.feeMinor)}
        </span>
        <AriaButton
          className="entered-remove"
          aria-label={t('exchange.remove', { number })}
          onPress={() => void change('dropExchange', {})}
        >
          <X aria-hidden="true" />
        </AriaButton>
      </li>
      {exchange.feeMinor > 0 && (
        <li>
          <span>{t('exchange.fee')}</span>
          <span className="amount">{f.money(exchange.feeMinor)}</span>
        </li>
      )}
    </ul>
  );
}

/** Old tickets pay all of it: nothing moves, or what is left over goes back by a method that can. */
export function ExchangeEnd() {
  const { t, f } = useTexts();
  const nameOf = useMethodName();
  const back = useSale((s) => s.cart?.exchange?.backMinor ?? 0);
  const off = useSale((s) => (s.cart?.lines.length ?? 0) === 0 || s.validating);
  const finish = useSale((s) => s.finish);
  const offer = useTill((s) => s.offer);
  const till = useTill((s) => s.till);
  const isOff = off || till?.session == null;
  if (back === 0)
    return (
      <div className="payments payments-list">
        <Button
          look="go"
          size="large"
          guarded
          hint="↵"
          isDisabled={isOff}
          icon={<Repeat2 aria-hidden="true" />}
          onPress={() => void finish(null)}
        >
          {t('exchange.even')}
        </Button>
      </div>
    );
  const methods = backMethods({ offer, till });
  return (
    <div className="payments payments-list">
      {methods.map((method, i) => (
        <Button
          key={method.id}
          look={i === 0 ? 'go' : 'plain'}
          size="large"
          guarded
          isDisabled={isOff}
          icon={method.kind === 'cash' ? <Banknote aria-hidden="true" /> : <CreditCard aria-hidden="true" />}
          onPress={() => void finish(null, method.id)}
        >
          {t('exchange.backBy', { amount: f.money(back), method: nameOf(method) })}
        </Button>
      ))}
      {methods.some((method) => method.kind !== 'cash') && (
        <p className="muted">{t('exchange.terminal', { amount: f.money(back) })}</p>
      )}
    </div>
  );
}
