import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import { isAtWork } from '../frame/PrinterPill.tsx';
import { Verdict } from '../readiness/Verdict.tsx';

/** Whether the till is ready for the evening, in a line that opens the whole check. */
export function Readiness() {
  const { t, f } = useTexts();
  const till = useTill((s) => s.till);
  if (till === null) return null;
  const { sync, printers } = till;
  const clockFine = !till.notices.some((notice) => notice.kind === 'clockSuspect');
  const items: { key: string; fine: boolean; text: string }[] = [
    ...printers.map((printer) => ({
      key: printer.id,
      fine: isAtWork(printer.state),
      text: `${t(`printer.use.${printer.use}`)}: ${t(`printer.${printer.state}`)}`,
    })),
    ...(printers.length === 0 ? [{ key: 'printers', fine: false, text: t('readiness.noPrinter') }] : []),
    {
      key: 'catalogue',
      fine: sync.catalogueAt !== null,
      text:
        sync.catalogueAt === null
          ? t('readiness.noCatalogue')
          : t('readiness.catalogue', { at: f.moment(sync.catalogueAt) }),
    },
    {
      key: 'sync',
      // Offline is how a till is meant to work, too.
      fine: sync.state === 'online' || sync.state === 'offline',
      text:
        sync.ordersWaiting > 0
          ? `${t(`sync.${sync.state}`)} · ${t('sync.waiting', { count: sync.ordersWaiting })}`
          : t(`sync.${sync.state}`),
    },
    {
      key: 'clock',
      fine: clockFine,
      text: t(clockFine ? 'readiness.clock' : 'readiness.clockSuspect', { at: f.time(till.now) }),
    },
  ];
  return (
    <div className="readiness-line">
      <Verdict />
      <ul className="readiness" aria-label={t('readiness')}>
        {items.map(({ key, fine, text }) => (
          <li key={key} data-fine={fine}>
            {fine ? <CircleCheck aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
