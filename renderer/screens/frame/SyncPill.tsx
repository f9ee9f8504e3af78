import { Cloud, CloudAlert, CloudOff } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';

const ICONS = { online: Cloud, offline: CloudOff, centreFails: CloudAlert, notEnrolled: CloudOff } as const;

/** The line to the centre and how many orders wait for it. Offline is normal, and looks it. */
export function SyncPill() {
  const { t, f } = useTexts();
  const sync = useTill((s) => s.till?.sync);
  if (sync === undefined) return null;
  const Icon = ICONS[sync.state];
  const waiting = sync.ordersWaiting;
  return (
    <DialogTrigger>
      <Button className={`pill ${sync.state === 'online' ? 'pill-ok' : 'pill-off'}`} aria-live="polite">
        <Icon aria-hidden="true" />
        {t(`sync.${sync.state}`)}
        {waiting > 0 && <span className="pill-more"> · {t('sync.waiting', { count: waiting })}</span>}
      </Button>
      <Popover className="popover" placement="bottom">
        <Dialog className="popover-body popover-text" aria-label={t(`sync.${sync.state}`)}>
          <h3>{t(`sync.${sync.state}`)}</h3>
          <p>{t(`sync.${sync.state}.says`)}</p>
          <dl className="facts">
            <dt>{t('sync.ordersWaiting')}</dt>
            <dd>{waiting}</dd>
            <dt>{t('sync.lastContact')}</dt>
            <dd>{sync.lastContactAt === null ? t('never') : f.moment(sync.lastContactAt)}</dd>
            <dt>{t('sync.catalogueAt')}</dt>
            <dd>{sync.catalogueAt === null ? t('never') : f.moment(sync.catalogueAt)}</dd>
            {sync.cases > 0 && (
              <>
                <dt>{t('sync.cases')}</dt>
                <dd>{sync.cases}</dd>
              </>
            )}
          </dl>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
