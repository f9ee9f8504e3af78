import { RETURN_REASONS } from '../../../shared/domain/returnReasons.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useOrders, useReturns, useTill } from '../../state/hooks.ts';
import type { Approval } from '../../state/returnsStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';
import { PayBackBy } from './PayBackBy.tsx';
import { TicketTicks } from './TicketTicks.tsx';

/** Tickets of an order come back: which, why, what became of the paper, how the money goes out, who answers for it. */
export function TakeBack() {
  const { t, f } = useTexts();
  const state = useReturns((s) => s);
  const { order, tickets, reason, original, method, note, byWord, plan, trouble, working } = state;
  const show = useOrders((s) => s.show);
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const kind = useTill((s) => s.offer?.methods.find((one) => one.id === method)?.kind);
  if (order === null) return null;
  const valid = order.tickets.filter((ticket) => ticket.state === 'valid');
  const out = plan?.outMinor ?? 0;
  const confirm = out === 0 ? t('takeBack.doFree') : t('takeBack.do', { amount: f.money(out) });
  const why = plan?.manager[0] ?? (byWord ? 'authority' : undefined);
  const ready = plan !== null && reason !== null && !working && (plan.authority !== 'word' || byWord);
  const give = async (approval: Approval | null): Promise<void> => {
    const shown = await state.giveBack(approval);
    if (shown !== null) show(shown, order.id);
  };
  const elsewhere = trouble?.refusal?.kind === 'authorityElsewhere' || plan?.authority === 'word';
  return (
    <section className="take-back" aria-label={t('takeBack.title')}>
      <h3>{t('takeBack.title')}</h3>
      <TicketTicks label={t('takeBack.which')} tickets={valid} chosen={tickets} onChange={state.toggle} />
      <Labelled label={t('takeBack.reason')}>
        <Choice
          look="chips"
          label={t('takeBack.reason')}
          value={reason ?? ''}
          options={RETURN_REASONS.map((value) => ({ value, text: t(`takeBack.reason.${value}`) }))}
          onChange={(next) => state.set({ reason: next as typeof reason })}
        />
      </Labelled>
      {(reason === 'other' || reason === 'goodwill') && (
        <Field
          label={t('takeBack.note')}
          value={note}
          onChange={(next) => state.set({ note: next })}
          most={300}
        />
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
      <PayBackBy
        method={method}
        owed={(order?.receivable?.openMinor ?? 0) > 0}
        onChange={(next) => state.set({ method: next })}
      />
      {plan !== null && (
        <dl className="facts facts-money amount">
          {plan.feeMinor > 0 && (
            <div>
              <dt>{t('takeBack.fee')}</dt>
              <dd>{f.money(plan.feeMinor)}</dd>
            </div>
          )}
          {plan.roundingMinor !== 0 && (
            <div>
              <dt>{t('order.rounding')}</dt>
              <dd>{f.signed(plan.roundingMinor)}</dd>
            </div>
          )}
          <div className="facts-total">
            <dt>{t('takeBack.out')}</dt>
            <dd data-testid="pay-out">{f.money(out)}</dd>
          </div>
        </dl>
      )}
      {plan?.authority === 'centre' && !byWord && <p className="muted">{t('takeBack.elsewhere')}</p>}
      {plan?.authority === 'word' && !byWord && <p className="muted">{t('takeBack.offline')}</p>}
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {elsewhere && !byWord && (
        <Button onPress={() => state.set({ byWord: true })}>{t('takeBack.byWord')}</Button>
      )}
      {byWord && <p className="muted">{t('takeBack.byWord.says')}</p>}
      {out > 0 && (kind === 'card' || kind === 'twint') && (
        <p className="take-back-terminal">{t('takeBack.terminal', { amount: f.money(out) })}</p>
      )}
      {why !== undefined && !isManager ? (
        <ManagerPin
          why={t(`manager.${why}`)}
          confirm={confirm}
          disabled={!ready}
          onConfirm={(approval) => void give(approval as Approval)}
        />
      ) : (
        <Button look="go" guarded isDisabled={!ready} onPress={() => void give(null)}>
          {confirm}
        </Button>
      )}
      <Button look="quiet" onPress={state.stop}>
        {t('cancel')}
      </Button>
    </section>
  );
}
