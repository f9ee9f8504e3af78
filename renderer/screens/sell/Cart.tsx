import { ShoppingCart, Trash2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { CartLine } from './CartLine.tsx';
import { CartTickets } from './CartTickets.tsx';
import { Payments } from './Payments.tsx';
import { SaidHere } from './SaidHere.tsx';

/** How long an emptied cart can be had back, ms. */
const UNDO_MS = 10_000;

/** What is being sold. */
export function Cart() {
  const { t, f } = useTexts();
  const cart = useSale((s) => s.cart);
  const paying = useSale((s) => s.payingCash || s.cart?.terminal != null);
  const empty = useSale((s) => s.empty);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const lines = cart?.lines ?? [];
  const tickets = cart?.tickets ?? 0;
  return (
    <>
      <Tabs className="cart-tabs">
        <TabList className="tabs" aria-label={t('cart')}>
          <Tab id="cart" className="tab">
            {tickets > 0 ? t('cart.count', { count: tickets }) : t('cart')}
          </Tab>
          <Tab id="tickets" className="tab">
            {t('cart.tickets')}
          </Tab>
        </TabList>
        <TabPanel id="cart" className="cart-panel">
          {lines.length === 0 ? (
            <div className="blank blank-small">
              <ShoppingCart aria-hidden="true" />
              <p>{t('cart.empty')}</p>
            </div>
          ) : (
            <ul className="lines">
              {lines.map((line) => (
                <CartLine key={line.id} line={line} locked={paying} />
              ))}
            </ul>
          )}
          <Emptied />
        </TabPanel>
        <TabPanel id="tickets" className="cart-panel">
          <CartTickets />
        </TabPanel>
      </Tabs>
      <div className="cart-foot">
        <SaidHere place="cart" />
        <div className="sum-head">
          <span className="muted">{t('tickets', { count: tickets })}</span>
          {lines.length > 0 && !paying && (
            <Button
              look="quiet"
              size="small"
              className="empty-cart"
              onPress={() => void empty()}
              icon={<Trash2 aria-hidden="true" />}
            >
              {t('cart.clear')}
            </Button>
          )}
        </div>
        <div className="sum" aria-live="polite" aria-atomic="true">
          <span className="sum-label">{t('total', { currency })}</span>
          <span className="sum-total amount" data-testid="cart-total">
            {f.money(cart?.totalMinor ?? 0)}
          </span>
        </div>
        {!paying && <Payments />}
      </div>
    </>
  );
}

function Emptied() {
  const { t } = useTexts();
  const emptied = useSale((s) => s.emptied);
  const undo = useSale((s) => s.undoEmpty);
  const forget = useSale((s) => s.forgetEmptied);
  useEffect(() => {
    if (emptied === null) return;
    const timer = setTimeout(forget, UNDO_MS);
    return () => clearTimeout(timer);
  }, [emptied, forget]);
  if (emptied === null) return null;
  return (
    <div className="undo" role="status">
      <span>{t('cart.emptied')}</span>
      <Button size="small" onPress={() => void undo()} icon={<Undo2 aria-hidden="true" />}>
        {t('undo')}
      </Button>
    </div>
  );
}
