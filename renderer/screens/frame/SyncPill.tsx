import { Cloud, CloudAlert, CloudOff, CloudUpload } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { percentOf } from '../../i18n/measures.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import { SyncPanel } from './SyncPanel.tsx';

const ICONS = {
  online: Cloud,
  offline: CloudOff,
  centreFails: CloudAlert,
  refused: CloudAlert,
  notEnrolled: CloudOff,
} as const;

/** The line to the centre and how many orders wait for it. Offline is normal, and looks it. */
export function SyncPill() {
  const { t } = useTexts();
  const sync = useTill((s) => s.till?.sync);
  if (sync === undefined) return null;
  const { sending, ordersWaiting: waiting } = sync;
  const Icon = sending === null ? ICONS[sync.state] : CloudUpload;
  return (
    <DialogTrigger>
      <Button className={`pill ${sync.state === 'online' ? 'pill-ok' : 'pill-off'}`}>
        <Icon aria-hidden="true" />
        <span aria-live="polite">{t(`sync.${sync.state}`)}</span>
        {sending !== null && <span className="pill-more"> · {percentOf(sending)} %</span>}
        {sending === null && waiting > 0 && (
          <span className="pill-more"> · {t('sync.waiting', { count: waiting })}</span>
        )}
      </Button>
      <Popover className="popover" placement="bottom">
        <Dialog className="popover-body popover-text" aria-label={t(`sync.${sync.state}`)}>
          <SyncPanel sync={sync} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
