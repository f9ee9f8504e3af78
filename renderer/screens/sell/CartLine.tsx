import { CalendarClock, Map as MapIcon, Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import type { CartLineView } from '../../../shared/contract/cartViews.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { MOST_PER_LINE } from '../../../shared/domain/cart.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { keyCount } from '../../state/amount.ts';
import { useSale } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { LineForm } from './line/LineForm.tsx';
import { LineHolder } from './line/LineHolder.tsx';
import { LineTicks } from './line/LineTicks.tsx';

/** A line of the cart: what, when, where, how many, for whom, and why it costs what it costs. */
export function CartLine({ line, locked }: { readonly line: CartLineView; readonly locked: boolean }) {
  const { t, f } = useTexts();
  const step = useSale((s) => s.step);
  const refused = useSale((s) => refusedLine(s.said?.trouble.refusal) === line.id);
  const what = nameOfLine(line);
  const shown = useRef<HTMLLIElement>(null);
  // What was touched last, or is in the way, is seen; the others may be above or below.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these changes brings the line into view
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'nearest' });
  }, [line.quantity, refused]);
  return (
    <li
      ref={shown}
      className="line"
      data-refused={refused || undefined}
      data-zone={line.kind === 'ticket' ? ((line.colour - 1) % 8) + 1 : undefined}
    >
      <span className="line-what">{what}</span>
      <span className="line-total amount">{f.money(line.totalMinor)}</span>
      <LineWhen line={line} />
      <span className="line-unit amount">
        {line.quantity} × {f.money(line.unitMinor)}
      </span>
      {line.kind === 'ticket' && line.numbered && <LineSeats line={line} locked={locked} />}
      {line.discounts.map((discount) => (
        <span key={discount.name + discount.code} className="line-discount">
          <span>{discount.name}</span>
          <span className="amount">−{f.money(discount.minor)}</span>
        </span>
      ))}
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
          {line.kind !== 'voucher' && <LineHolder line={line} what={what} />}
          {line.kind !== 'voucher' && line.formState !== 'none' && <LineForm line={line} />}
        </div>
      )}
      {!locked && line.kind === 'ticket' && <LineTicks line={line} />}
      {locked && line.kind !== 'voucher' && (line.details[0]?.holder ?? '') !== '' && (
        <span className="line-holder">{line.details[0]?.holder}</span>
      )}
    </li>
  );
}

/** The line that a refusal is about. */
const refusedLine = (refusal: Refusal | undefined): string | null =>
  refusal !== undefined && 'line' in refusal && typeof refusal.line === 'string' ? refusal.line : null;

/** What a line is called. */
export const nameOfLine = (line: CartLineView): string =>
  line.kind === 'ticket' ? `${line.zoneName} · ${line.priceName}` : line.productName;

function LineWhen({ line }: { readonly line: CartLineView }) {
  const { t, f } = useTexts();
  if (line.kind !== 'ticket')
    return <span className="line-when">{t('pass.until', { at: f.date(line.validTo) })}</span>;
  const when = line.startsAt === null ? t('line.gone') : f.moment(line.startsAt);
  const whenText = line.today || line.startsAt === null ? when : `${when} · ${t('line.notToday')}`;
  return (
    <span className={`line-when ${line.today ? '' : 'line-other-day'}`}>
      {!line.today && <CalendarClock aria-hidden="true" />}
      {whenText}
    </span>
  );
}

/** Where the line's people sit: by row, and whether they could be kept together. */
function LineSeats({
  line,
  locked,
}: {
  readonly line: Extract<CartLineView, { kind: 'ticket' }>;
  readonly locked: boolean;
}) {
  const { t } = useTexts();
  const openPlan = useSale((s) => s.openPlan);
  const rows = new Map<string, string[]>();
  for (const { section, row, number } of line.seats) {
    const key = `${section}\n${row}`;
    rows.set(key, [...(rows.get(key) ?? []), number]);
  }
  return (
    <div className="line-seats">
      <div>
        {[...rows].map(([key, numbers]) => {
          const [section, row] = key.split('\n');
          return (
            <span key={key}>
              {section !== line.zoneName && `${section} · `}
              {t('line.seats', { row: row ?? '', numbers: numbers.join(' ') })}
            </span>
          );
        })}
        {line.split.length > 1 && (
          <span className="line-split">{t('line.split', { parts: line.split.join(' + ') })}</span>
        )}
      </div>
      {!locked && (
        <Button
          size="small"
          icon={<MapIcon aria-hidden="true" />}
          onPress={() => openPlan(line.date, line.price)}
        >
          {t('change')}
        </Button>
      )}
    </div>
  );
}

function Quantity({ line, what }: { readonly line: CartLineView; readonly what: string }) {
  const { t } = useTexts();
  const setQuantity = useSale((s) => s.setQuantity);
  const [keyed, setKeyed] = useState('');
  const set = (close: () => void): void => {
    if (keyed === '') return;
    void setQuantity(line.id, Number(keyed));
    close();
  };
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
                typed
                onEnter={() => set(close)}
                onKey={(key) => setKeyed(keyCount(keyed, key, MOST_PER_LINE))}
              />
              <Button look="go" isDisabled={keyed === ''} onPress={() => set(close)}>
                {keyed === '0' ? t('line.remove') : t('line.setQuantity')}
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
