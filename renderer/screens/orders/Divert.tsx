import { HandCoins, Mail, Printer } from 'lucide-react';
import { useState } from 'react';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { isAtWork } from '../frame/PrinterPill.tsx';

type Way = CommandInput<'divertPrintJobs'>['way'];

/** Other ways for tickets that wait for a printer, so that nobody has to wait with them. */
export function Divert({ order }: { readonly order: string }) {
  const { t, language } = useTexts();
  const divert = useTill((s) => s.divert);
  const printers = useTill((s) => s.till?.printers) ?? [];
  const waitsAt = useTill((s) => s.jobs.find((job) => job.order === order)?.printer);
  const [asks, setAsks] = useState(false);
  const [to, setTo] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const go = async (way: Way): Promise<void> => setTrouble(await divert(order, way, language));
  const others = printers.filter((one) => one.id !== waitsAt && isAtWork(one.state));
  return (
    <div className="divert">
      <p className="muted">{t('print.divert')}</p>
      <div className="divert-acts">
        {others.map((one) => (
          <Button
            key={one.id}
            size="small"
            guarded
            icon={<Printer aria-hidden="true" />}
            onPress={() => void go({ kind: 'printer', printer: one.id as never })}
          >
            {t('printer.standIn.let', { name: one.name })}
          </Button>
        ))}
        <Button
          size="small"
          icon={<Mail aria-hidden="true" />}
          aria-expanded={asks}
          onPress={() => setAsks(!asks)}
        >
          {t('print.divert.mail')}
        </Button>
        <Button
          size="small"
          guarded
          icon={<HandCoins aria-hidden="true" />}
          onPress={() => void go({ kind: 'pickUp' })}
        >
          {t('print.divert.pickUp')}
        </Button>
      </div>
      {asks && (
        <form
          className="mail-form"
          onSubmit={(event) => {
            event.preventDefault();
            void go({ kind: 'mail', to: to.trim() === '' ? null : to.trim() });
          }}
        >
          <Field label={t('print.divert.mailTo')} value={to} onChange={setTo} type="email" most={120} />
          <Button type="submit" size="small" look="go">
            {t('print.divert.mail')}
          </Button>
        </form>
      )}
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
    </div>
  );
}
