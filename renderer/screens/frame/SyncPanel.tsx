import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SyncView } from '../../../shared/contract/tillViews.ts';
import { msOf } from '../../../shared/kernel/time.ts';
import { countText, percentOf, sizeText, spanText } from '../../i18n/measures.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useApp, useReadiness } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

/** How the till and the centre stand: what is on its way, what waits, when they last spoke, when they will again. */
export function SyncPanel({ sync }: { readonly sync: SyncView }) {
  const { t, f } = useTexts();
  return (
    <>
      <h3>{t(sync.sending === null ? `sync.${sync.state}` : 'sync.sending')}</h3>
      <p>{t(sync.sending === null ? `sync.${sync.state}.says` : 'sync.sending.says')}</p>
      {sync.sending !== null && <Sending sending={sync.sending} />}
      {sync.state !== 'online' && sync.state !== 'notEnrolled' && <NextTry at={sync.nextTryAt} />}
      <dl className="facts">
        <dt>{t('sync.ordersWaiting')}</dt>
        <dd>{countText(sync.ordersWaiting)}</dd>
        {sync.entriesWaiting > 0 && (
          <>
            <dt>{t('sync.entriesWaiting')}</dt>
            <dd>{countText(sync.entriesWaiting)}</dd>
          </>
        )}
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
      {sync.problem !== null && (
        <p className="sync-problem">{t('sync.problem', { problem: sync.problem })}</p>
      )}
    </>
  );
}

/** A backlog on its way: entries, bytes, time left. */
function Sending({ sending }: { readonly sending: NonNullable<SyncView['sending']> }) {
  const { t } = useTexts();
  const { sent, total, bytes, secondsLeft } = sending;
  return (
    <div className="sending" data-testid="sending">
      <div
        className="sending-bar"
        role="progressbar"
        aria-label={t('sync.sending')}
        aria-valuenow={percentOf(sending)}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i style={{ width: `${percentOf(sending)}%` }} />
      </div>
      <div className="sending-figures">
        <b>{t('sync.sent', { sent: countText(sent), total: countText(total) })}</b>
        <span>{sizeText(bytes, t)}</span>
        {secondsLeft !== null && sent < total && (
          <span>{t('sync.left', { time: spanText(secondsLeft, t) })}</span>
        )}
      </div>
    </div>
  );
}

/** When the centre is asked again, and the way not to wait for it. */
function NextTry({ at }: { readonly at: string | null }) {
  const { t } = useTexts();
  const { clock } = useApp();
  const syncNow = useReadiness((s) => s.syncNow);
  const [now, setNow] = useState(clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 1000);
    return () => clearInterval(timer);
  }, [clock]);
  const row = useRef<HTMLDivElement>(null);
  // The button goes once the centre answers. Its focus goes to the panel then, or Escape would no longer close it.
  useLayoutEffect(() => {
    const panel = row.current?.closest<HTMLElement>('[role=dialog]');
    return () => panel?.focus();
  }, []);
  const left = at === null ? 0 : (msOf(at) - now) / 1000;
  return (
    <div className="sync-again" ref={row}>
      <p>{left <= 0 ? t('sync.asking') : t('sync.retryIn', { time: spanText(left, t) })}</p>
      <Button size="small" guarded onPress={() => void syncNow()}>
        {t('sync.tryNow')}
      </Button>
    </div>
  );
}
