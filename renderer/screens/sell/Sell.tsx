import { ShoppingCart } from 'lucide-react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useExchange, useSale, useThings, useView } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { SeatingPlan } from '../plan/SeatingPlan.tsx';
import { Cart } from './Cart.tsx';
import { CashPane } from './CashPane.tsx';
import { Done } from './Done.tsx';
import { ExchangePane } from './ExchangePane.tsx';
import { OtherPane } from './OtherPane.tsx';
import { Shelves } from './Prices.tsx';
import { TerminalPane } from './TerminalPane.tsx';
import { ThingsPane } from './things/ThingsPane.tsx';

/** Left what can be sold, right what is being sold, always both. */
export function Sell() {
  const { t, f } = useTexts();
  const payingCash = useSale((s) => s.payingCash);
  const atTerminal = useSale((s) => s.cart?.terminal != null);
  const payingWith = useSale((s) => s.payingWith);
  const plan = useSale((s) => s.plan);
  const done = useSale((s) => s.done);
  const tickets = useSale((s) => s.cart?.tickets ?? 0);
  const total = useSale((s) => s.cart?.totalMinor ?? 0);
  const open = useView((s) => s.cartOpen);
  const openCart = useView((s) => s.openCart);
  const exchanging = useExchange((s) => s.open);
  const looking = useThings((s) => s.open);
  const showDone = done !== null && !atTerminal && !payingCash;
  return (
    <div className="sell" data-cart={showDone || (open && !payingCash && !atTerminal) ? 'open' : 'shut'}>
      <main className="main">
        {atTerminal ? (
          <TerminalPane />
        ) : payingCash ? (
          <CashPane />
        ) : exchanging ? (
          <ExchangePane />
        ) : looking ? (
          <ThingsPane />
        ) : payingWith !== null ? (
          <OtherPane method={payingWith} />
        ) : plan !== null ? (
          <SeatingPlan date={plan.date} price={plan.price} />
        ) : (
          <Shelves />
        )}
      </main>
      <aside className="cart" aria-label={showDone ? t('done') : t('cart')}>
        {showDone ? <Done order={done} /> : <Cart />}
      </aside>
      {!payingCash && !atTerminal && !showDone && (
        <div className="cart-bar">
          <Button
            size="large"
            look={open ? 'plain' : 'go'}
            icon={<ShoppingCart aria-hidden="true" />}
            onPress={() => openCart(!open)}
          >
            {open ? t('cart.hide') : `${t('cart.count', { count: tickets })} · ${f.money(total)}`}
          </Button>
        </div>
      )}
    </div>
  );
}
