import { useCallback } from 'react';
import { useOrders, useView } from '../../state/hooks.ts';

/** Goes to the orders and shows the one with a number. */
export function useShowOrder(): (number: string) => void {
  const find = useOrders((s) => s.find);
  const go = useView((s) => s.go);
  return useCallback(
    (number) => {
      void find(number);
      go('orders');
    },
    [find, go],
  );
}
