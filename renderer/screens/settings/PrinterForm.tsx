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

/** Adds a printer, or changes one. */
export function PrinterForm({
  printer,
  onDone,
}: {
  readonly printer: PrinterView | null;
  readonly onDone: () => void;
}) {
  const { t } = useTexts();
  const savePrinter = useTill((s) => s.savePrinter);
  const [name, setName] = useState(printer?.name ?? '');
  const [use, setUse] = useState<PrinterView['use']>(printer?.use ?? 'tickets');
  const [address, setAddress] = useState(printer?.address ?? 'tcp://');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const id = (printer?.id ?? null) as CommandInput<'savePrinter'>['id'];
    const what = await savePrinter({ id, name: name.trim(), use, address: address.trim() });
    setTrouble(what);
    if (what === null) onDone();
  };
  return (
    <form className="printer-form" onSubmit={submit}>
      <TextField className="field" value={name} onChange={setName} isRequired autoFocus>
        <Label>{t('printers.name')}</Label>
        <Input maxLength={40} autoComplete="off" />
      </TextField>
      <TextField className="field" value={address} onChange={setAddress} isRequired>
        <Label>{t('printers.address')}</Label>
        <Input maxLength={200} autoComplete="off" spellCheck="false" placeholder="tcp://192.168.1.50:9100" />
      </TextField>
      <div className="field">
        <span className="field-label">{t('printers.use')}</span>
        <Choice
          label={t('printers.use')}
          value={use}
          options={(['tickets', 'receipts'] as const).map((value) => ({
            value,
            text: t(`printer.use.${value}`),
          }))}
          onChange={setUse}
        />
      </div>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      <div className="panel-acts">
        <Button type="submit" look="go" isDisabled={name.trim() === '' || address.trim().length < 7}>
          {t('save')}
        </Button>
        <Button onPress={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
