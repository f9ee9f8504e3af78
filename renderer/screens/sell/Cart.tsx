import { ParkingCircle, ShoppingCart, Trash2, Undo2, UserCheck } from 'lucide-react';
import { useEffect } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { nameOfCustomer } from '../../state/customerStore.ts';
import { useApp, useSale, useTill, useView } from '../../state/hooks.ts';
import type { CartTab } from '../../state/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { CartLine } from './CartLine.tsx';
import { CartTickets } from './CartTickets.tsx';
import { CodeField } from './CodeField.tsx';
import { CustomerTab } from './customer/CustomerTab.tsx';
import { Exchanged } from './Exchanged.tsx';
import { Payments } from './Payments.tsx';
import { SaidHere } from './SaidHere.tsx';
import { CartPasses } from './things/CartPasses.tsx';

/** What is being sold. */
export function Cart() {
  const { t, f } = useTexts();
  const cart = useSale((s) => s.cart);
  const paying = useSale((s) => s.payingCash || s.payingWith !== null || s.cart?.terminal != null);
  const tab = useView((s) => s.cartTab);
  const showTab = useView((s) => s.showCartTab);
  const change = useSale((s) => s.change);
  const empty = useSale((s) => s.empty);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const lines = cart?.lines ?? [];
  const tickets = cart?.tickets ?? 0;
  const back = cart?.exchange?.backMinor ?? 0;
  return (
    <>
      <Tabs className="cart-tabs" selectedKey={tab} onSelectionChange={(key) => showTab(key as CartTab)}>
        <TabList className="tabs" aria-label={t('cart')}>
          <Tab id="cart" className="tab">
            {tickets > 0 ? t('cart.count', { count: tickets }) : t('cart')}
          </Tab>
          <Tab id="customer" className="tab">
            {cart?.customer == null ? t('customer') : nameOfCustomer(cart.customer)}
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
                <CartLine key={line.id} line={line} locked={paying || cart?.reservation != null} />
              ))}
            </ul>
          )}
          {cart?.reservation != null && (
            <p className="cart-reservation" role="status">
              {t('reservation.inCart', { number: cart.reservation.number })}
            </p>
          )}
          {cart?.override != null && (
            <p className="cart-word">{t('beyond.by', { name: cart.override.byName })}</p>
          )}
          <Suggested />
          <Emptied />
        </TabPanel>
        <TabPanel id="customer" className="cart-panel">
          <CustomerTab />
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
              onPress={() => void change('parkCart', { label: '' })}
              icon={<ParkingCircle aria-hidden="true" />}
            >
              {t('park')}
            </Button>
          )}
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
        {!paying && lines.length > 0 && cart?.reservation == null && tab === 'cart' && <CodeField />}
        {tab === 'cart' && <CartPasses />}
        {tab === 'cart' && <Exchanged />}
        {tab === 'cart' && <PaidParts />}
        <div className="sum" aria-live="polite" aria-atomic="true">
          <span className="sum-label">
            {back > 0
              ? t('exchange.back')
              : cart !== null && cart.leftMinor !== cart.totalMinor
                ? t('sum.left', { currency })
                : t('total', { currency })}
          </span>
          <span className="sum-total amount" data-testid="cart-total">
            {f.money(back > 0 ? back : (cart?.leftMinor ?? 0))}
          </span>
        </div>
        {!paying && <Payments key={cart?.id} />}
      </div>
    </>
  );
}

/** A pass's e-mail belongs to somebody who is known: one tap takes them (S13). */
function Suggested() {
  const { t } = useTexts();
  const suggested = useSale((s) => s.cart?.suggestedCustomer ?? null);
  const change = useSale((s) => s.change);
  if (suggested === null) return null;
  return (
    <div className="undo" role="status">
      <Button
        size="small"
        icon={<UserCheck aria-hidden="true" />}
        onPress={() => void change('setCustomer', { customer: suggested.id })}
      >
        {t('customer.suggested', { name: nameOfCustomer(suggested) })}
      </Button>
    </div>
  );
}

/** Before discounts, and parts that are paid already. */
function PaidParts() {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const cart = useSale((s) => s.cart);
  const change = useSale((s) => s.change);
  if (cart === null || (cart.discountMinor === 0 && cart.payments.length === 0)) return null;
  return (
    <ul className="entered">
      {cart.discountMinor > 0 && (
        <li>
          <span className="muted">{t('sum.list')}</span>
          <span className="amount muted">{f.money(cart.listMinor)}</span>
        </li>
      )}
      {cart.payments.map((payment, index) => {
        const terminal = payment.kind === 'card' || payment.kind === 'twint';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place
          <li key={index}>
            <span>{paidBy(payment)}</span>
            <span className="amount">−{f.money(payment.minor)}</span>
            <Button
              size="small"
              look="quiet"
              guarded
              onPress={() => void change('removePayment', { cart: cart.id, index, paidBack: terminal })}
            >
              {t(terminal ? 'paid.reversed' : 'paid.remove')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** What was just emptied can be brought back for ten seconds. */
function Emptied() {
  const { t } = useTexts();
  const { clock } = useApp();
  const until = useSale((s) => s.cart?.undo?.until ?? null);
  const undo = useSale((s) => s.undoEmpty);
  const refreshCart = useSale((s) => s.refreshCart);
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => void refreshCart(), Math.max(0, Date.parse(until) - clock.now()) + 50);
    return () => clearTimeout(timer);
  }, [until, clock, refreshCart]);
  if (until === null) return null;
  return (
    <div className="undo" role="status">
      <span>{t('cart.emptied')}</span>
      <Button size="small" onPress={() => void undo()} icon={<Undo2 aria-hidden="true" />}>
        {t('undo')}
      </Button>
    </div>
  );
}
