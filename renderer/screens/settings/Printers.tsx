import { FileText, Pencil, Plus, Printer } from 'lucide-react';
import { useState } from 'react';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { isAtWork, type PrinterView } from '../frame/PrinterPill.tsx';
import { PrinterForm } from './PrinterForm.tsx';
import { newPrinter } from './printerDraft.ts';

/** The printers of this till with their state; a manager adds and changes them. */
export function Printers() {
  const { t } = useTexts();
  const printers = useTill((s) => s.till?.printers) ?? [];
  const manager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const [editing, setEditing] = useState<PrinterView | 'new' | null>(null);
  return (
    <section className="panel" aria-labelledby="printers">
      <div className="panel-head">
        <h2 id="printers">{t('printers')}</h2>
        {manager && editing === null && (
          <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => setEditing('new')}>
            {t('printers.add')}
          </Button>
        )}
      </div>
      {printers.length === 0 && editing === null && (
        <div className="blank blank-small">
          <Printer aria-hidden="true" />
          <p>{t(manager ? 'printers.none' : 'printers.none.cashier')}</p>
        </div>
      )}
      <ul className="rows">
        {printers.map((printer) => (
          <PrinterRow
            key={printer.id}
            printer={printer}
            onChange={manager && editing === null ? () => setEditing(printer) : undefined}
          />
        ))}
      </ul>
      {editing !== null && (
        <PrinterForm printer={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />
      )}
    </section>
  );
}

function PrinterRow({
  printer,
  onChange,
}: {
  readonly printer: PrinterView;
  readonly onChange: (() => void) | undefined;
}) {
  const { t, language } = useTexts();
  const testPage = useTill((s) => s.testPage);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const savePrinter = useTill((s) => s.savePrinter);
  const [sent, setSent] = useState(false);
  // No printer tells which letters it has: whoever reads the test page does.
  const asPicture = async (): Promise<void> => {
    const id = printer.id as CommandInput<'savePrinter'>['id'];
    setTrouble(await savePrinter({ ...newPrinter(printer), id, letters: 'picture' }));
    setSent(false);
  };
  const test = async (): Promise<void> => {
    setSent(false);
    const what = await testPage(printer.id, language);
    setTrouble(what);
    setSent(what === null);
  };
  return (
    <li className="printer-row">
      <span className="printer-row-name">
        <b>{printer.name}</b>
        <small>
          {t(`printer.use.${printer.use}`)} · {t(`stock.${printer.stock}`)} · {printer.address}
          {printer.capability !== 'unprobed' && ` · ${t(`printers.capability.${printer.capability}`)}`}
          {printer.letters === 'picture' && ` · ${t('printers.asPicture')}`}
        </small>
      </span>
      <Tag tone={isAtWork(printer.state) ? 'ok' : 'warn'}>{t(`printer.${printer.state}`)}</Tag>
      <Button size="small" guarded icon={<FileText aria-hidden="true" />} onPress={() => void test()}>
        {t('printers.test')}
      </Button>
      {onChange !== undefined && (
        <Button size="small" look="quiet" icon={<Pencil aria-hidden="true" />} onPress={onChange}>
          {t('change')}
        </Button>
      )}
      {sent && (
        <div className="printer-row-said" role="status">
          <p>{t('printers.test.sent')}</p>
          {onChange !== undefined && printer.language === 'escpos' && printer.letters === 'own' && (
            <div className="attached">
              <span>{t('printers.accents')}</span>
              <Button size="small" onPress={() => setSent(false)}>
                {t('printers.accents.right')}
              </Button>
              <Button size="small" onPress={() => void asPicture()}>
                {t('printers.accents.wrong')}
              </Button>
            </div>
          )}
        </div>
      )}
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
    </li>
  );
}
