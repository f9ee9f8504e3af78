import { FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import type { ReportView } from '../../../shared/contract/cash.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCash } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { keepFile } from '../settings/rescueFiles.ts';

/** The X of the open session: what was taken, and what must lie in the drawer. For managers. */
export function XReport({ report }: { readonly report: ReportView }) {
  const { t, f, language } = useTexts();
  const hide = useCash((s) => s.hideReport);
  const print = useCash((s) => s.printX);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const facts = [
    [t('report.sales'), f.money(report.linesMinor)],
    [t('closing.expected'), f.money(report.expectedCashMinor)],
    [t('session.orders'), String(report.orders)],
    [t('session.tickets'), String(report.tickets)],
    [t('closing.copies'), String(report.copies)],
    [t('cash.noSale'), String(report.noSales)],
    ...(report.returns ? [[t('closing.returns'), f.money(0 - report.returns.minor)] as const] : []),
  ] as const;
  return (
    <section className="panel" aria-label={t('report.x')} data-testid="x-report">
      <div className="closing-head">
        <div>
          <h2>{t('report.x')}</h2>
          <p className="muted">{t('report.at', { at: f.moment(report.at) })}</p>
        </div>
        <div className="panel-acts">
          <Button
            guarded
            icon={<Printer aria-hidden="true" />}
            onPress={async () => setTrouble(await print(language))}
          >
            {t('report.print')}
          </Button>
          <ReportFiles number={null} />
          <Button look="go" onPress={hide}>
            {t('closing.done')}
          </Button>
        </div>
      </div>
      <dl className="strip amount">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
      <div className="closing-tables">
        <Table
          caption={t('closing.byMethod')}
          rows={report.methods.map(({ name, count, minor }) => ({ name, quantity: count, minor }))}
        />
        {report.taxes.length > 0 && (
          <Table
            caption={t('closing.byVat')}
            rows={report.taxes.map((tax) => ({
              name: `${f.percent(tax.basisPoints)} · ${f.money(tax.grossMinor)}`,
              quantity: null,
              minor: tax.taxMinor,
            }))}
          />
        )}
        <InvoiceTable of={report.invoices} />
        <ReportLists report={report} />
      </div>
    </section>
  );
}

/** The report as PDF and CSV. */
export function ReportFiles({ number }: { readonly number: string | null }) {
  const { t, language } = useTexts();
  const file = useCash((s) => s.reportFile);
  const keep = async (what: 'csv' | 'pdf'): Promise<void> => {
    const found = await file(number, what, language);
    if (found === null) return;
    const base64 = what === 'pdf' ? found.base64 : base64Of(found.text);
    keepFile(found.fileName, [base64]);
  };
  return (
    <>
      {(['pdf', 'csv'] as const).map((what) => (
        <Button key={what} icon={<FileDown aria-hidden="true" />} onPress={() => void keep(what)}>
          {t(`report.${what}`)}
        </Button>
      ))}
    </>
  );
}

/** UTF-8 bytes as base64. */
const base64Of = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

/** By date, price category, seller, hour; free tickets by reason. */
export function ReportLists({ report }: { readonly report: ReportView }) {
  const { t } = useTexts();
  return report.lists.map((list) => (
    <Table key={list.title} caption={t(`report.${list.title}`)} rows={list.rows} />
  ));
}

/** Invoices issued now, credited and paid: what is owed is no cash. */
export function InvoiceTable({ of }: { readonly of: ReportView['invoices'] }) {
  const { t } = useTexts();
  if (of === null) return null;
  const rows = [
    { name: t('closing.invoices.issued'), quantity: of.issued, minor: of.issuedMinor },
    { name: t('closing.invoices.credited'), quantity: null, minor: 0 - of.creditedMinor },
    { name: t('closing.invoices.paid'), quantity: of.settled, minor: 0 - of.settledMinor },
  ];
  return <Table caption={t('closing.invoices')} rows={rows.filter((row) => row.minor !== 0)} />;
}

function Table({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly {
    readonly name: string;
    readonly quantity: number | null;
    readonly minor: number | null;
  }[];
}) {
  const { f } = useTexts();
  return (
    <table className="table">
      <caption>{caption}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>{row.quantity === null ? '' : `${row.quantity} ×`}</td>
            <td>{row.minor === null ? '' : f.money(row.minor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
