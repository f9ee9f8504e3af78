import { useEffect } from 'react';
import type { CaseView } from '../../../shared/contract/caseView.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { Remedy } from '../../state/casesStore.ts';
import { useCases, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { backMethods, PayBackBy } from '../orders/PayBackBy.tsx';

/** What a remedy still has to know before it is done: which tickets, what became of the paper, how money goes back. */
export function RemedyForm({ of, remedy }: { readonly of: CaseView; readonly remedy: Remedy }) {
  const { t, f } = useTexts();
  const state = useCases((s) => s);
  const { tickets, original, method, note, byWord, working, trouble } = state;
  const offer = useTill((s) => s.offer);
  const till = useTill((s) => s.till);
  const first = backMethods({ offer, till })[0]?.id ?? null;
  useEffect(() => {
    if (method === null && first !== null) state.set({ method: first });
  }, [method, first, state.set]);
  const all = of.orders.flatMap((order) => order.tickets.map((ticket) => ({ ...ticket, order: order.id })));
  const valid = all.filter((one) => one.state === 'valid' && (remedy !== 'moved' || one.seat !== ''));
  const chosen = valid.filter((one) => tickets.includes(one.id));
  const worth = chosen.reduce((sum, one) => sum + one.minor, 0);
  // Tickets of one order go back together: choosing one of another begins anew.
  const toggle = (id: string, on: boolean): void => {
    const order = valid.find((one) => one.id === id)?.order;
    const same = chosen.filter((one) => one.order === order && one.id !== id).map((one) => one.id);
    if (remedy === 'moved') state.setTickets([id]);
    else state.setTickets(on ? [...same, id] : same);
  };
  const ready = !working && (remedy === 'accepted' || chosen.length > 0);
  const elsewhere = trouble?.refusal?.kind === 'authorityElsewhere';
  return (
    <div className="remedy-form">
      <p className="muted">{t(`case.${remedy}.says`)}</p>
      {remedy !== 'accepted' && (
        <>
          <fieldset className="ticks">
            <legend>{t(remedy === 'moved' ? 'case.whichOne' : 'case.which')}</legend>
            {valid.map((one) => (
              <label key={one.id} className="tick tick-ticket">
                <input
                  type={remedy === 'moved' ? 'radio' : 'checkbox'}
                  name="case-ticket"
                  checked={tickets.includes(one.id)}
                  onChange={(event) => toggle(one.id, event.currentTarget.checked)}
                />
                <span>
                  <b>{one.number}</b>
                  <small>{one.seat === '' ? one.what : one.seat}</small>
                </span>
                <span className="amount">{f.money(one.minor)}</span>
              </label>
            ))}
          </fieldset>
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
          {remedy === 'refunded' && (
            <PayBackBy method={method} onChange={(next) => state.set({ method: next })} />
          )}
        </>
      )}
      <Field label={t('case.note')} value={note} onChange={(next) => state.set({ note: next })} most={300} />
      {elsewhere && !byWord && (
        <Button onPress={() => state.set({ byWord: true })}>{t('takeBack.byWord')}</Button>
      )}
      {byWord && <p className="muted">{t('takeBack.byWord.says')}</p>}
      <Button look="go" guarded isDisabled={!ready} onPress={() => void state.resolve()}>
        {remedy === 'refunded' ? t('case.do.refunded', { amount: f.money(worth) }) : t(`case.do.${remedy}`)}
      </Button>
    </div>
  );
}
