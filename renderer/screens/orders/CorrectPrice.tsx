import { canCorrectTo } from '../../../shared/domain/correctPayment.ts';
import { useMethodName } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCorrect, useTill } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { CorrectNow } from './CorrectNow.tsx';
import { TicketTicks } from './TicketTicks.tsx';

/** The wrong category on the right seat: which tickets, which price, and how the difference moves. */
export function CorrectPrice() {
  const { t, f } = useTexts();
  const nameOf = useMethodName();
  const state = useCorrect((s) => s);
  const methods = useTill((s) => s.offer?.methods) ?? [];
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const { order, tickets, prices, price, plan, method, original } = state;
  if (order === null) return null;
  const may = order.tickets.filter((one) => one.state === 'valid' && one.kind === 'ticket');
  const difference = plan?.differenceMinor ?? 0;
  const kinds = methods.filter((one) => canCorrectTo(one, currency));
  const chosen = kinds.find((one) => one.id === method);
  const back = difference < 0;
  const amount = f.money(Math.abs(difference));
  const confirm =
    plan === null || difference === 0
      ? t('correct.do')
      : t(back ? 'correct.price.back' : 'correct.price.more', { amount });
  return (
    <>
      <TicketTicks label={t('correct.which')} tickets={may} chosen={tickets} onChange={state.toggle} />
      {tickets.length > 0 && prices.length === 0 && <p className="muted">{t('correct.price.none')}</p>}
      {prices.length > 0 && (
        <Labelled label={t('correct.price.right')}>
          <Choice
            look="chips"
            label={t('correct.price.right')}
            value={price ?? ''}
            options={prices.map(({ id, name }) => ({ value: id, text: name }))}
            onChange={(next) => state.set({ price: next })}
          />
        </Labelled>
      )}
      <Labelled label={t('takeBack.original')}>
        <Choice
          label={t('takeBack.original')}
          value={original}
          options={(['takenBack', 'missing', 'notPrinted'] as const).map((value) => ({
            value,
            text: t(`takeBack.original.${value}`),
          }))}
          onChange={(next) => state.set({ original: next })}
        />
      </Labelled>
      {plan !== null && difference !== 0 && (
        <>
          <Labelled label={t(back ? 'takeBack.method' : 'correct.paidBy')}>
            <Choice
              label={t(back ? 'takeBack.method' : 'correct.paidBy')}
              value={method ?? ''}
              options={kinds
                .filter((one) => !back || one.kind !== 'other')
                .map((one) => ({ value: one.id, text: nameOf(one) }))}
              onChange={(next) => state.set({ method: next })}
            />
          </Labelled>
          <dl className="facts facts-money amount">
            <div className="facts-total">
              <dt>{t(back ? 'exchange.back' : 'correct.toPay')}</dt>
              <dd data-testid="difference">{amount}</dd>
            </div>
          </dl>
          {(chosen?.kind === 'card' || chosen?.kind === 'twint') && (
            <p className="take-back-terminal">
              {t(back ? 'takeBack.terminal' : 'correct.terminal', { amount })}
            </p>
          )}
        </>
      )}
      <CorrectNow
        confirm={confirm}
        ready={plan !== null && tickets.length > 0 && (difference === 0 || chosen !== undefined)}
      />
    </>
  );
}
