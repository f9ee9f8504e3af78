import { useTill } from '../state/hooks.ts';
import type { MethodView } from '../state/selling.ts';
import type { TextKey } from './texts.ts';
import { useTexts } from './useTexts.ts';

/** Known kinds have a word in each language; a house's own methods have their names. */
const KNOWN: Partial<Record<MethodView['kind'], TextKey>> = {
  cash: 'method.cash',
  card: 'method.card',
  twint: 'method.twint',
  voucher: 'method.voucher',
  invoice: 'method.invoice',
  free: 'method.free',
};

/** What a payment method is called on the screen; cash of another currency keeps its own name. */
export function useMethodName(): (method: Pick<MethodView, 'kind' | 'name' | 'currency'>) => string {
  const { t } = useTexts();
  return ({ kind, name, currency }) => {
    const key = currency === null ? KNOWN[kind] : undefined;
    return key === undefined ? name : t(key);
  };
}

/** What something was paid by, in the language of the screen; a method that this till does not offer keeps the name it had. */
export function usePaidBy(): (paid: { readonly method: string; readonly methodName: string }) => string {
  const nameOf = useMethodName();
  const methods = useTill((s) => s.offer?.methods);
  return ({ method, methodName }) => {
    const known = methods?.find((one) => one.id === method);
    return known === undefined ? methodName : nameOf(known);
  };
}
