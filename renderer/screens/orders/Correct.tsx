import { Armchair, Tag, Undo2, Wallet } from 'lucide-react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCorrect, useExchange, useReturns, useTill, useView } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { CorrectPayment } from './CorrectPayment.tsx';
import { CorrectPrice } from './CorrectPrice.tsx';
import { backMethods } from './PayBackBy.tsx';

/** Something is wrong with an order: its price, its seat, its payment, or all of it. */
export function Correct() {
  const { t } = useTexts();
  const order = useCorrect((s) => s.order);
  const what = useCorrect((s) => s.what);
  const stop = useCorrect((s) => s.stop);
  if (order === null) return null;
  return (
    <section className="take-back" aria-label={t('correct.title')} data-testid="correct">
      <h3>{what === null ? t('correct.what') : t(`correct.${what}`)}</h3>
      {what === null ? <What /> : what === 'price' ? <CorrectPrice /> : <CorrectPayment />}
      <Button look="quiet" onPress={stop}>
        {t('cancel')}
      </Button>
    </section>
  );
}

/** The acts that put an order right; a tap each. */
function What() {
  const { t } = useTexts();
  const state = useCorrect((s) => s);
  const takeBack = useReturns((s) => s.start);
  const go = useView((s) => s.go);
  const exchange = useExchange((s) => s.take);
  const offer = useTill((s) => s.offer);
  const till = useTill((s) => s.till);
  const { order } = state;
  if (order === null) return null;
  const own = order.foreign === null;
  const tickets = order.tickets.some((one) => one.state === 'valid' && one.kind === 'ticket');
  const cancel = (): void => {
    const methods = backMethods({ offer, till });
    const paid = order.payments.find((one) => methods.some((method) => method.id === one.method));
    state.stop();
    takeBack(order, paid?.method ?? methods[0]?.id ?? null);
  };
  return (
    <div className="correct-acts">
      {tickets && (
        <Button size="large" icon={<Tag aria-hidden="true" />} onPress={() => state.choose('price')}>
          {t('correct.price')}
        </Button>
      )}
      {tickets && (
        <Button
          size="large"
          icon={<Armchair aria-hidden="true" />}
          onPress={() => {
            state.stop();
            exchange(order);
            go('sell');
          }}
        >
          {t('correct.seat')}
        </Button>
      )}
      {own && (
        <Button size="large" icon={<Wallet aria-hidden="true" />} onPress={() => state.choose('payment')}>
          {t('correct.payment')}
        </Button>
      )}
      <Button size="large" icon={<Undo2 aria-hidden="true" />} onPress={cancel}>
        {t('correct.cancel')}
      </Button>
    </div>
  );
}
