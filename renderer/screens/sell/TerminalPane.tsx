import { Check, CreditCard, Smartphone, X } from 'lucide-react';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { SaidHere } from './SaidHere.tsx';

/** A separate terminal: the amount to key there, and what it said. Asked again after a crash. */
export function TerminalPane() {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const terminal = useSale((s) => s.cart?.terminal ?? null);
  const validating = useSale((s) => s.validating);
  const accept = useSale((s) => s.acceptTerminal);
  const decline = useSale((s) => s.declineTerminal);
  const kind = useTill((s) => s.offer?.methods.find((m) => m.id === terminal?.method)?.kind);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  if (terminal === null) return null;
  const name = paidBy(terminal);
  const Icon = kind === 'twint' ? Smartphone : CreditCard;
  return (
    <section className="pay-pane terminal" aria-label={name} data-testid="terminal-pane">
      <div className="terminal-head">
        <span className="terminal-sign">
          <Icon aria-hidden="true" />
        </span>
        <p>{t('terminal.key', { name })}</p>
      </div>
      <p className="huge terminal-amount">
        <small>{currency}</small> {f.money(terminal.minor)}
      </p>
      <p className="muted">{t('terminal.started', { at: f.time(terminal.startedAt) })}</p>
      <SaidHere place="payment" />
      <div className="terminal-acts">
        <Button
          size="large"
          guarded
          isDisabled={validating}
          icon={<X aria-hidden="true" />}
          onPress={() => void decline()}
        >
          {t('terminal.declined')}
        </Button>
        <Button
          look="go"
          size="large"
          guarded
          hint="Enter"
          isDisabled={validating}
          icon={<Check aria-hidden="true" />}
          onPress={() => void accept()}
        >
          {t('terminal.accepted')}
        </Button>
      </div>
    </section>
  );
}
