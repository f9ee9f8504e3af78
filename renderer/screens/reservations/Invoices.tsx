import { FileCheck, FileText } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ReceivableView } from '../../../shared/contract/invoices.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useInvoices } from '../../state/hooks.ts';
import { Field } from '../../ui/Field.tsx';
import { TillTag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { InvoiceDetail } from './InvoiceDetail.tsx';

/** Invoices that were issued and are not paid, oldest first. */
export function InvoiceList() {
  const { t, f } = useTexts();
  const { rows, search, openMinor, chosen, trouble, find } = useInvoices((s) => s);
  useEffect(() => {
    if (rows === null) void find(search);
  }, [rows, find, search]);
  const none = search === '' ? 'none' : 'noneFound';
  return (
    <>
      <Field
        label={t('invoices.find')}
        value={search}
        onChange={(text) => void find(text)}
        type="search"
        most={120}
      />
      {trouble !== null && chosen === null && <TroubleNote trouble={trouble} />}
      {rows?.length === 0 && (
        <div className="blank">
          <FileCheck aria-hidden="true" />
          <h2>{t(`invoices.${none}`)}</h2>
          <p>{t(`invoices.${none}.says`)}</p>
        </div>
      )}
      {(rows?.length ?? 0) > 0 && (
        <p className="muted amount">{t('invoices.open', { amount: f.money(openMinor) })}</p>
      )}
      <ul className="rows">
        {(rows ?? []).map((one) => (
          <Row key={one.id} one={one} current={one.id === chosen?.id} />
        ))}
      </ul>
    </>
  );
}

/** The invoice that is open beside the list. */
export function InvoiceAside() {
  const { t } = useTexts();
  const chosen = useInvoices((s) => s.chosen);
  if (chosen !== null) return <InvoiceDetail key={chosen.id} of={chosen} />;
  return (
    <div className="blank">
      <FileText aria-hidden="true" />
      <p>{t('invoices.choose')}</p>
    </div>
  );
}

function Row({ one, current }: { readonly one: ReceivableView; readonly current: boolean }) {
  const { t, f } = useTexts();
  const choose = useInvoices((s) => s.choose);
  return (
    <li>
      <AriaButton className="order-row" aria-current={current} onPress={() => choose(one)}>
        <span className="order-row-number">
          <b>{one.number}</b>
          <small>{t('invoice.issued', { at: f.moment(one.at) })}</small>
        </span>
        <span className="order-row-what">
          <b>{one.name === '' ? one.methodName : one.name}</b>
        </span>
        {one.tillNo === null ? <span className="order-row-here" /> : <TillTag no={one.tillNo} />}
        <span className="order-row-total amount">
          <b>{f.money(one.openMinor)}</b>
        </span>
      </AriaButton>
    </li>
  );
}
