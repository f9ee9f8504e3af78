import { PencilLine } from 'lucide-react';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCorrect, useOrders, useView } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** One tap from a sale to putting it right. */
export function CorrectIt({ order }: { readonly order: OrderView }) {
  const { t } = useTexts();
  const open = useOrders((s) => s.open);
  const start = useCorrect((s) => s.start);
  const go = useView((s) => s.go);
  if (order.state === 'reserved' || order.tickets.length === 0) return null;
  return (
    <Button
      icon={<PencilLine aria-hidden="true" />}
      onPress={() => {
        start(order);
        void open(order.id);
        go('orders');
      }}
    >
      {t('correct')}
    </Button>
  );
}
