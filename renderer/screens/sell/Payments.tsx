import { Banknote, CreditCard, Smartphone } from 'lucide-react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import { methodOf } from '../../state/selling.ts';
import { Button } from '../../ui/Button.tsx';

/** The first row of payments. */
export function Payments() {
  const { t } = useTexts();
  const offer = useTill((s) => s.offer);
  const session = useTill((s) => s.till?.session != null);
  const filled = useSale((s) => (s.cart?.lines.length ?? 0) > 0);
  const openCash = useSale((s) => s.openCash);
  const startTerminal = useSale((s) => s.startTerminal);
  const cash = methodOf(offer, 'cash');
  const card = methodOf(offer, 'card');
  const twint = methodOf(offer, 'twint');
  const off = !filled || !session;
  return (
    <div className="payments">
      {cash !== undefined && (
        <Button
          look="go"
          size="large"
          guarded
          isDisabled={off}
          hint="↵"
          icon={<Banknote aria-hidden="true" />}
          onPress={openCash}
        >
          {t('method.cash')}
        </Button>
      )}
      {card !== undefined && (
        <Button
          size="large"
          guarded
          isDisabled={off}
          hint="C"
          icon={<CreditCard aria-hidden="true" />}
          onPress={() => void startTerminal(card.id)}
        >
          {t('method.card')}
        </Button>
      )}
      {twint !== undefined && (
        <Button
          size="large"
          guarded
          isDisabled={off}
          hint="T"
          icon={<Smartphone aria-hidden="true" />}
          onPress={() => void startTerminal(twint.id)}
        >
          {t('method.twint')}
        </Button>
      )}
    </div>
  );
}
