import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../i18n/useTexts.ts';
import { keyAmount, minorOf } from '../../state/amount.ts';
import { useSale } from '../../state/hooks.ts';
import type { PriceView } from '../../state/selling.ts';
import { Button } from '../../ui/Button.tsx';
import { Keypad } from '../../ui/Keypad.tsx';

/** A price of one's own choice, with a suggestion and a least (S18). `least` in minor units. */
export function FreePrice({
  date,
  price,
  least,
}: {
  readonly date: string;
  readonly price: PriceView;
  readonly least: number;
}) {
  const { t, f } = useTexts();
  const change = useSale((s) => s.change);
  const typed = useSale((s) => s.typed);
  const forget = useSale((s) => s.forgetTyped);
  const [keyed, setKeyed] = useState('');
  const minor = minorOf(keyed) ?? price.minor;
  const add = (close: () => void): void => {
    if (minor < least) return;
    const quantity = Math.max(1, Number(typed || '1'));
    forget();
    void change('addTickets', { date, price: price.id, quantity, chosenMinor: minor }, 'prices');
    close();
  };
  return (
    <DialogTrigger onOpenChange={() => setKeyed('')}>
      <AriaButton className="tile" data-tile={price.id}>
        <span className="tile-head">
          <span className="tile-name">{price.name}</span>
        </span>
        <span className="tile-foot amount">
          <b>{t('tile.from', { amount: f.money(least) })}</b>
        </span>
      </AriaButton>
      <Popover className="popover" placement="bottom">
        <Dialog className="popover-body quantity" aria-label={t('pwyw')}>
          {({ close }) => (
            <>
              <p className="muted">{t('pwyw.least', { amount: f.money(least) })}</p>
              <output className="quantity-keyed amount">{f.money(minor)}</output>
              <Keypad
                label={t('pwyw')}
                corner="."
                typed
                onKey={(key) => setKeyed(keyAmount(keyed, key))}
                onEnter={() => add(close)}
              />
              <Button look="go" isDisabled={minor < least} onPress={() => add(close)}>
                {t('add')}
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
