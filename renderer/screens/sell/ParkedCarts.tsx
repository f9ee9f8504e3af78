import { ParkingCircle, RotateCcw, Trash2 } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../i18n/useTexts.ts';
import { useApp, useParked, useSale } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** How often the list is looked at while carts are parked, and from when on it warns, ms. */
const LOOK_MS = 10_000;
const WARN_MS = 120_000;

/** Carts put aside at this till, with when they are let go (S21). */
export function ParkedCarts() {
  const { t, f } = useTexts();
  const { clock } = useApp();
  const carts = useParked((s) => s.carts);
  const refresh = useParked((s) => s.refresh);
  const drop = useParked((s) => s.drop);
  const change = useSale((s) => s.change);
  const filled = useSale((s) => (s.cart?.lines.length ?? 0) > 0);
  useEffect(() => {
    void refresh();
    const timer = setInterval(() => void refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [refresh]);
  if (carts.length === 0) return null;
  const soon = (expiresAt: string): boolean => Date.parse(expiresAt) - clock.now() < WARN_MS;
  const warns = carts.some((cart) => soon(cart.expiresAt));
  return (
    <DialogTrigger>
      <AriaButton className={`pill ${warns ? 'pill-warn' : ''}`} data-parked="">
        <ParkingCircle aria-hidden="true" />
        {t('parked.count', { count: carts.length })}
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Dialog className="popover-body" aria-label={t('parked')}>
          {({ close }) => (
            <ul className="parked">
              {carts.map((cart) => (
                <li key={cart.id}>
                  <p>
                    <b>{cart.label || cart.byName}</b>{' '}
                    <span className="amount">{f.money(cart.totalMinor)}</span>
                  </p>
                  <p className="muted">{cart.summary}</p>
                  <p className={soon(cart.expiresAt) ? 'line-other-day' : 'muted'}>
                    {t(soon(cart.expiresAt) ? 'parked.soon' : 'parked.until', { at: f.time(cart.expiresAt) })}
                  </p>
                  <div className="parked-acts">
                    <Button
                      size="small"
                      guarded
                      icon={<Trash2 aria-hidden="true" />}
                      onPress={() => void drop(cart.id)}
                    >
                      {t('parked.drop')}
                    </Button>
                    <Button
                      size="small"
                      look="go"
                      isDisabled={filled}
                      icon={<RotateCcw aria-hidden="true" />}
                      onPress={() => {
                        void change('recallCart', { cart: cart.id });
                        close();
                      }}
                    >
                      {t('parked.recall')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
