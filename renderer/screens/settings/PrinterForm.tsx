import { type FormEvent, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import type { PrinterView } from '../frame/PrinterPill.tsx';
import { Attached } from './Attached.tsx';
import { PrinterPaper } from './PrinterPaper.tsx';
import { newPrinter, type PrinterDraft } from './printerDraft.ts';

/** Adds a printer, changes one, or takes one away. */
export function PrinterForm({
  printer,
  onDone,
}: {
  readonly printer: PrinterView | null;
  readonly onDone: () => void;
}) {
  const { t } = useTexts();
  const savePrinter = useTill((s) => s.savePrinter);
  const [draft, setDraft] = useState<PrinterDraft>(() => newPrinter(printer));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const change = (changes: Partial<PrinterDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const id = (printer?.id ?? null) as CommandInput<'savePrinter'>['id'];
    const what = await savePrinter({
      ...draft,
      id,
      name: draft.name.trim(),
      address: draft.address.trim(),
    });
    setTrouble(what);
    if (what === null) onDone();
  };
  return (
    <form className="printer-form" onSubmit={submit}>
      <div className="printer-fields">
        <TextField
          className="field"
          value={draft.name}
          onChange={(name) => change({ name })}
          isRequired
          autoFocus
        >
          <Label>{t('printers.name')}</Label>
          <Input maxLength={40} autoComplete="off" />
        </TextField>
        <TextField
          className="field"
          value={draft.address}
          onChange={(address) => change({ address })}
          isRequired
        >
          <Label>{t('printers.address')}</Label>
          <Input
            maxLength={200}
            autoComplete="off"
            spellCheck="false"
            placeholder="tcp://192.168.1.50:9100"
          />
        </TextField>
        <div className="field">
          <span className="field-label">{t('printers.use')}</span>
          <Choice
            label={t('printers.use')}
            value={draft.use}
            options={(['tickets', 'receipts'] as const).map((value) => ({
              value,
              text: t(`printer.use.${value}`),
            }))}
            onChange={(use) => change({ use, layouts: {} })}
          />
        </div>
        <Attached onChoose={(address, name) => change({ address, ...(draft.name === '' ? { name } : {}) })} />
      </div>
      <PrinterPaper draft={draft} onChange={change} />
      {trouble !== null && <TroubleNote trouble={trouble} />}
      <div className="panel-acts">
        <Button
          type="submit"
          look="go"
          isDisabled={draft.name.trim() === '' || draft.address.trim().length < 7}
        >
          {t('save')}
        </Button>
        <Button onPress={onDone}>{t('cancel')}</Button>
        {printer !== null && <Remove printer={printer} onDone={onDone} onTrouble={setTrouble} />}
      </div>
    </form>
  );
}

/** Asked twice: what is removed is set up again only by hand. */
function Remove({
  printer,
  onDone,
  onTrouble,
}: {
  readonly printer: PrinterView;
  readonly onDone: () => void;
  readonly onTrouble: (trouble: Trouble | null) => void;
}) {
  const { t } = useTexts();
  const removePrinter = useTill((s) => s.removePrinter);
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <Button look="quiet" className="act-last" onPress={() => setSure(true)}>
        {t('printers.remove')}
      </Button>
    );
  const remove = async (): Promise<void> => {
    const what = await removePrinter(printer.id);
    onTrouble(what);
    if (what === null) onDone();
  };
  return (
    <span className="remove-sure act-last">
      <span>{t('printers.remove.sure', { name: printer.name })}</span>
      <Button look="danger" guarded onPress={() => void remove()}>
        {t('printers.remove')}
      </Button>
    </span>
  );
}
