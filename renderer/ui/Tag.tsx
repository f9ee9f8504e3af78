import { CircleAlert, CircleCheck, CircleX, Clock, Printer, Store } from 'lucide-react';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { useTexts } from '../i18n/useTexts.ts';

export type Tone = 'ok' | 'warn' | 'bad' | 'plain';
export type PrintState = OrderView['tickets'][number]['print']['state'];

/** A short word about a state, with its colour and a sign of its own: colour never says it alone. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  const Icon = { ok: CircleCheck, warn: Clock, bad: CircleAlert, plain: CircleX }[tone];
  return (
    <span className={`tag tag-${tone}`}>
      <Icon aria-hidden="true" />
      {children}
    </span>
  );
}

const TONES: Readonly<Record<PrintState, Tone>> = {
  none: 'plain',
  waiting: 'warn',
  printing: 'warn',
  printed: 'ok',
  blocked: 'warn',
  toCheck: 'bad',
  cancelled: 'plain',
};

/** The state of a print job as a tag. */
export function PrintTag({ state, copy = 0 }: { readonly state: PrintState; readonly copy?: number }) {
  const { t } = useTexts();
  const text = t(`print.${state}`) + (copy > 0 ? ` · ${t('print.duplicate', { n: copy })}` : '');
  if (state !== 'printing') return <Tag tone={TONES[state]}>{text}</Tag>;
  return (
    <span className="tag tag-warn">
      <Printer aria-hidden="true" />
      {text}
    </span>
  );
}

/** Where something was sold, when it was not here. */
export function TillTag({ no }: { readonly no: number }) {
  const { t } = useTexts();
  return (
    <span className="tag tag-plain">
      <Store aria-hidden="true" />
      {t('order.foreign', { no })}
    </span>
  );
}
