import { CircleCheck, Info, PlugZap } from 'lucide-react';
import type { TillView } from '../../../shared/contract/tillViews.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Say } from '../../i18n/texts.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useOrders, useTill, useView } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';

type NoticeView = TillView['notices'][number];

/** What has to be known about the till itself, one thing at a time, with the one thing to do next. */
export function Notice() {
  const { t, f } = useTexts();
  const notices = useTill((s) => s.till?.notices) ?? [];
  const reachable = useTill((s) => s.reachable);
  const dismiss = useTill((s) => s.dismissNotice);
  const role = useTill((s) => s.till?.signedIn?.role ?? null);
  const open = useOrders((s) => s.open);
  const go = useView((s) => s.go);
  if (!reachable)
    return (
      <div className="notice notice-bad" role="alert">
        <PlugZap aria-hidden="true" />
        <p>{t('unreachable')}</p>
      </div>
    );
  const notice = notices[0];
  if (notice === undefined) return null;
  const done = notice.kind === 'recoveredSale';
  return (
    <div className={`notice ${done ? 'notice-ok' : ''}`} role="status">
      {done ? <CircleCheck aria-hidden="true" /> : <Info aria-hidden="true" />}
      <p>
        {noticeText(notice, t, f)}
        {notices.length > 1 && (
          <span className="muted"> {t('notice.more', { count: notices.length - 1 })}</span>
        )}
      </p>
      {notice.kind === 'recoveredSale' && (
        <Button
          size="small"
          onPress={() => {
            go('orders');
            void open(notice.order);
            void dismiss(notice.kind);
          }}
        >
          {t('notice.showOrder')}
        </Button>
      )}
      {role !== null && (notice.kind !== 'tablesDiffer' || role === 'manager') && (
        <Button size="small" look="quiet" onPress={() => dismiss(notice.kind)}>
          {t('notice.understood')}
        </Button>
      )}
    </div>
  );
}

function noticeText(notice: NoticeView, t: Say, f: Formats): string {
  switch (notice.kind) {
    case 'recoveredSale':
      return t('notice.recoveredSale', { number: notice.number, amount: f.money(notice.totalMinor) });
    case 'storeSetAside':
      return notice.restoredFrom === null
        ? t('notice.storeSetAside.empty', { file: notice.file })
        : t('notice.storeSetAside', { file: notice.file });
    case 'newLife':
      return t('notice.newLife', { prefix: notice.prefix });
    case 'tablesDiffer':
      return t('notice.tablesDiffer', { detail: notice.detail });
    case 'clockSuspect':
    case 'diskLow':
      return t(`notice.${notice.kind}`);
  }
}
