import { CalendarClock, Minus, PenLine, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Input } from 'react-aria-components/Input';
import { Popover } from 'react-aria-components/Popover';
import { TextField } from 'react-aria-components/TextField';
import type { CartView } from '../../../shared/contract/views.ts';
import { MOST_PER_LINE } from '../../../shared/domain/cart.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { keyCount } from '../../state/amount.ts';
import { useSale } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Keypad } from '../../ui/Keypad.tsx';

type Line = CartView['lines'][number];

/** A line of the cart: what, when, how many, for whom. */
export function CartLine({ line, locked }: { readonly line: Line; readonly locked: boolean }) {
  const { t, f } = useTexts();
  const step = useSale((s) => s.step);
  const what = `${line.zoneName} · ${line.priceName}`;
  const when = line.startsAt === null ? t('line.gone') : f.moment(line.startsAt);
  const whenText = line.today || line.startsAt === null ? when : `${when} · ${t('line.notToday')}`;
  return (
    <li className="line" data-zone={((line.colour - 1) % 8) + 1}>
      <span className="line-what">{what}</span>
      <span className="line-total amount">{f.money(line.totalMinor)}</span>
      <span className={`line-when ${line.today ? '' : 'line-other-day'}`}>
        {!line.today && <CalendarClock aria-hidden="true" />}
        {whenText}
      </span>
      <span className="line-unit amount">
        {line.quantity} × {f.money(line.unitMinor)}
      </span>
      {!locked && (
        <div className="line-acts">
          <div className="stepper">
            <AriaButton aria-label={t('line.less', { what })} onPress={() => void step(line.id, -1)}>
              <Minus aria-hidden="true" />
            </AriaButton>
            <Quantity line={line} what={what} />
            <AriaButton
              aria-label={t('line.more', { what })}
              isDisabled={line.quantity >= MOST_PER_LINE}
              onPress={() => void step(line.id, 1)}
            >
              <Plus aria-hidden="true" />
            </AriaButton>
          </div>
          <Holder line={line} what={what} />
        </div>
      )}
      {locked && line.holder !== '' && <span className="line-holder">{line.holder}</span>}
    </li>
  );
}

function Quantity({ line, what }: { readonly line: Line; readonly what: string }) {
  const { t } = useTexts();
  const setQuantity = useSale((s) => s.setQuantity);
  const [keyed, setKeyed] = useState('');
  return (
    <DialogTrigger onOpenChange={() => setKeyed('')}>
      <AriaButton className="stepper-count" aria-label={t('line.quantity', { what, count: line.quantity })}>
        {line.quantity}
      </AriaButton>
      <Popover className="popover" placement="left">
        <Dialog className="popover-body quantity" aria-label={t('line.setQuantity')}>
          {({ close }) => (
            <>
              <output className="quantity-keyed">{keyed === '' ? line.quantity : keyed}</output>
              <Keypad
                label={t('line.setQuantity')}
                corner={null}
                onKey={(key) => setKeyed(keyCount(keyed, key, MOST_PER_LINE))}
              />
              <Button
                look="go"
                isDisabled={keyed === ''}
                onPress={() => {
                  void setQuantity(line.id, Number(keyed));
                  close();
                }}
              >
                {keyed === '0' ? t('line.remove') : t('line.setQuantity')}
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Holder({ line, what }: { readonly line: Line; readonly what: string }) {
  const { t } = useTexts();
  const setHolder = useSale((s) => s.setHolder);
  const [name, setName] = useState(line.holder);
  return (
    <DialogTrigger onOpenChange={() => setName(line.holder)}>
      <AriaButton className="holder" aria-label={`${t('line.holder')}: ${line.holder || what}`}>
        <PenLine aria-hidden="true" />
        <span>{line.holder === '' ? t('line.holder') : line.holder}</span>
      </AriaButton>
      <Popover className="popover" placement="left">
        <Dialog className="popover-body" aria-label={t('line.holder')}>
          {({ close }) => (
            <form
              className="holder-form"
              onSubmit={(event) => {
                event.preventDefault();
                void setHolder(line.id, name.trim());
                close();
              }}
            >
              <TextField
                className="field"
                aria-label={t('line.holder')}
                value={name}
                onChange={setName}
                autoFocus
              >
                <Input maxLength={80} autoComplete="off" placeholder={t('line.holder.hint')} />
              </TextField>
              <Button type="submit" look="go">
                {t('save')}
              </Button>
            </form>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
