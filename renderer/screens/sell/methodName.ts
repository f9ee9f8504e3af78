import type { TextKey } from '../../i18n/texts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { MethodView } from '../../state/selling.ts';

/** Known kinds have a word in each language; a house's own methods have their names. */
const KNOWN: Partial<Record<MethodView['kind'], TextKey>> = {
  cash: 'method.cash',
  card: 'method.card',
  twint: 'method.twint',
  voucher: 'method.voucher',
  invoice: 'method.invoice',
  free: 'method.free',
};

/** What a payment method is called on the screen; one of several of a kind keeps its own name. */
export function useMethodName(): (method: Pick<MethodView, 'kind' | 'name' | 'currency'>) => string {
  const { t } = useTexts();
  return ({ kind, name, currency }) => {
    const key = currency === null ? KNOWN[kind] : undefined;
    return key === undefined ? name : t(key);
  };
}
