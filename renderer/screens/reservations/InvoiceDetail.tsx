import { Banknote } from 'lucide-react';
import { useState } from 'react';
import type { ReceivableView } from '../../../shared/contract/invoices.ts';
import { canCorrectTo } from '../../../shared/domain/correctPayment.ts';
import { useMethodName } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useInvoices, useTill } from '../../state/hooks.ts';
import type { Approval } from '../../state/reservationsStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Labelled } from '../../ui/Labelled.tsx';
import { Tag, TillTag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { BackToList } from '../frame/BackToList.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';
import { useShowOrder } from '../orders/useShowOrder.ts';

/** One invoice: what is owed, and the payment that comes in for it. */
export function InvoiceDetail({ of }: { readonly of: ReceivableView }) {
  const { t, f } = useTexts();
  const { choose, trouble } = useInvoices((s) => s);
  const show = useShowOrder();
  return (
    <article className="order" data-testid="invoice-detail">
      <header className="order-head">
        <BackToList text={t('invoices')} onPress={() => choose(null)} />
        <h2>{t('invoice.number', { number: of.number })}</h2>
        <p>
          {of.name !== '' && <b>{of.name} </b>}
          {of.tillNo !== null && <TillTag no={of.tillNo} />}
          {of.settled && <Tag tone="ok">{t('invoice.settled')}</Tag>}
        </p>
        <p className="muted">{t('invoice.issued', { at: f.moment(of.at) })}</p>
        <p className="huge amount" data-testid="invoice-open">
          {f.money(of.settled ? of.minor : of.openMinor)}
        </p>
        {!of.settled && of.openMinor < of.minor && (
          <p className="muted">{t('invoice.credited', { amount: f.money(of.minor) })}</p>
        )}
      </header>
      {!of.settled && of.openMinor > 0 && <Payment of={of} />}
      {trouble !== null && <TroubleNote trouble={trouble} />}
      <Button look="quiet" onPress={() => show(of.number)}>
        {t('reservation.showOrder', { number: of.number })}
      </Button>
    </article>
  );
}

function Payment({ of }: { readonly of: ReceivableView }) {
  const { t, f } = useTexts();
  const nameOf = useMethodName();
  const { method, reference, working, trouble, set, settle } = useInvoices((s) => s);
  const offered = useTill((s) => s.offer?.methods) ?? [];
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const [byWord, setByWord] = useState(false);
  const methods = offered.filter((one) => canCorrectTo({ ...one, wantsReference: false }, currency));
  const chosen = methods.find((one) => one.id === method);
  const text = t('invoice.settle', { amount: f.money(of.openMinor) });
  const ready = chosen !== undefined && !working && !(chosen.wantsReference && reference.trim() === '');
  const refused = trouble?.refusal?.kind === 'managerNeeded' ? trouble.refusal.why : null;
  const why = byWord ? 'authority' : refused;
  return (
    <section className="take-back" aria-label={t('invoice.method')}>
      <Labelled label={t('invoice.method')}>
        <Choice
          label={t('invoice.method')}
          value={method ?? ''}
          options={methods.map((one) => ({ value: one.id, text: nameOf(one) }))}
          onChange={(next) => set({ method: next, reference: '' })}
        />
      </Labelled>
      {chosen?.wantsReference && (
        <Field
          label={t('pay.reference')}
          value={reference}
          onChange={(next) => set({ reference: next })}
          most={60}
        />
      )}
      {byWord && <p className="muted">{t('invoice.byWord.says')}</p>}
      {why !== null && !isManager ? (
        <ManagerPin
          why={t(`manager.${why}`)}
          confirm={text}
          disabled={!ready}
          onConfirm={(approval) => void settle(byWord, approval as Approval)}
        />
      ) : (
        <Button
          look="go"
          size="large"
          guarded
          isDisabled={!ready}
          icon={<Banknote aria-hidden="true" />}
          onPress={() => void settle(byWord, null)}
        >
          {text}
        </Button>
      )}
      {trouble?.refusal?.kind === 'authorityElsewhere' && !byWord && (
        <Button onPress={() => setByWord(true)}>{t('invoice.byWord')}</Button>
      )}
    </section>
  );
}
