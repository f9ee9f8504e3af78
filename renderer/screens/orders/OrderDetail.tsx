import { Cloud, CloudOff, Store } from 'lucide-react';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCorrect, useOrders, useReturns } from '../../state/hooks.ts';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { BackToList } from '../frame/BackToList.tsx';
import { Correct } from './Correct.tsx';
import { OrderContents } from './OrderContents.tsx';
import { TakeBack } from './TakeBack.tsx';

/** One order: whose it is, where it stands, and what is in it or is being taken back. */
export function OrderDetail({ order }: { readonly order: OrderView }) {
  const { t, f } = useTexts();
  const close = useOrders((s) => s.close);
  const trouble = useOrders((s) => s.trouble);
  const returning = useReturns((s) => s.order?.id);
  const correcting = useCorrect((s) => s.order?.id);
  const done = useReturns((s) => s.done);
  const AtCentre = order.atCentre ? Cloud : CloudOff;
  return (
    <article className="order" data-testid="order-detail">
      <header className="order-head">
        <BackToList text={t('orders.back')} onPress={close} />
        <h2>{t('order.number', { number: order.number })}</h2>
        <p className="muted">
          {[f.moment(order.at), order.byName].filter((part) => part !== '').join(' · ')}
        </p>
        {order.foreign === null ? (
          <p className="order-centre">
            <AtCentre aria-hidden="true" />
            {t(order.atCentre ? 'order.atCentre' : 'order.notAtCentre')}
          </p>
        ) : (
          <p className="order-centre">
            <Store aria-hidden="true" />
            {t('order.foreign.says', {
              no: order.foreign.tillNo,
              at: order.foreign.asOf === null ? '–' : f.time(order.foreign.asOf),
            })}
          </p>
        )}
      </header>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {done?.order === order.id && (
        <p className="said-ok order-said" role="status">
          {t('takeBack.done', { number: done.number, amount: f.money(done.outMinor) })}
        </p>
      )}
      {returning === order.id ? (
        <TakeBack />
      ) : correcting === order.id ? (
        <Correct />
      ) : (
        <OrderContents order={order} />
      )}
    </article>
  );
}
