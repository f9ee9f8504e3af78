import {
  Banknote,
  BookmarkCheck,
  DoorOpen,
  ListChecks,
  MoonStar,
  ReceiptText,
  Settings,
  Ticket,
} from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill, useView } from '../../state/hooks.ts';
import { type ScreenName, screensOf } from '../../state/viewStore.ts';

const ICONS = {
  sell: Ticket,
  orders: ReceiptText,
  cash: Banknote,
  reservations: BookmarkCheck,
  guests: ListChecks,
  door: DoorOpen,
  evening: MoonStar,
  settings: Settings,
} as const;

/** The screens that the role may see. */
export function Rail() {
  const { t } = useTexts();
  const screen = useView((s) => s.screen);
  const go = useView((s) => s.go);
  const role = useTill((s) => s.till?.signedIn?.role ?? 'door');
  const toCheck = useTill((s) => s.jobs.filter((job) => job.state === 'toCheck').length);
  const cases = useTill((s) => s.till?.sync.cases ?? 0);
  const screens = screensOf(role);
  const shown = screens.includes(screen) ? screen : screens[0];
  const item = (name: ScreenName) => {
    const Icon = ICONS[name];
    return (
      <Button
        key={name}
        className="rail-item"
        {...(name === shown ? { 'aria-current': 'page' as const } : {})}
        onPress={() => go(name)}
      >
        <Icon aria-hidden="true" />
        {t(`rail.${name}`)}
        {name === 'evening' && cases > 0 && (
          <span className="rail-count">
            <span aria-hidden="true">{cases}</span>
            <span className="sr-only">{t('cases.open', { count: cases })}</span>
          </span>
        )}
        {name === 'orders' && toCheck > 0 && (
          <span className="rail-count">
            <span aria-hidden="true">{toCheck}</span>
            <span className="sr-only">{t('printer.toCheck', { count: toCheck })}</span>
          </span>
        )}
      </Button>
    );
  };
  return (
    <nav className="rail" aria-label={t('rail')}>
      {screens.filter((name) => name !== 'settings').map(item)}
      <div className="rail-space" />
      {item('settings')}
    </nav>
  );
}
