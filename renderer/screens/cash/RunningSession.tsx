import { Calculator, FileText, HandCoins, Inbox, PiggyBank, Ticket, Wallet } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { TillView } from '../../../shared/contract/tillViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCash, useTill, useView } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { type MovedBy, Movement } from './Movement.tsx';
import { Movements } from './Movements.tsx';

const ICONS: Readonly<Record<MovedBy, ReactNode>> = {
  drop: <PiggyBank aria-hidden="true" />,
  payOut: <HandCoins aria-hidden="true" />,
  payIn: <Wallet aria-hidden="true" />,
};

/** The session that runs, in a line. What the drawer should hold is not said: the count is blind. */
export function RunningSession({ session }: { readonly session: NonNullable<TillView['session']> }) {
  const { t, f, language } = useTexts();
  const startCount = useCash((s) => s.startCount);
  const openDrawer = useTill((s) => s.openDrawer);
  const hasDrawer = useTill((s) => s.till?.printers.some((one) => one.drawer !== 'none')) ?? false;
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const showX = useCash((s) => s.showX);
  const [moving, setMoving] = useState<MovedBy | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const go = useView((s) => s.go);
  const currency = useTill((s) => s.till?.venue?.currency ?? 'CHF');
  const facts = [
    [t('session.since'), f.moment(session.openedAt)],
    [t('session.by'), session.openedByName],
    [t('session.float', { currency }), f.money(session.floatMinor)],
    [t('session.orders'), String(session.orders)],
    [t('session.tickets'), String(session.tickets)],
  ] as const;
  if (moving !== null) return <Movement kind={moving} onDone={() => setMoving(null)} />;
  return (
    <>
      <section className="panel" aria-label={t('session.running')}>
        <h2>{t('session.running')}</h2>
        <dl className="strip">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {session.dropDue && (
          <p className="drop-due" role="status">
            {t('cash.dropDue')}
          </p>
        )}
        <div className="panel-acts">
          <Button look="go" onPress={() => go('sell')} icon={<Ticket aria-hidden="true" />}>
            {t('session.sell')}
          </Button>
          <Button onPress={startCount} icon={<Calculator aria-hidden="true" />}>
            {t('session.close')}
          </Button>
          {(['drop', 'payOut', 'payIn'] as const).map((kind) => (
            <Button key={kind} icon={ICONS[kind]} onPress={() => setMoving(kind)}>
              {t(`cash.${kind}`)}
            </Button>
          ))}
          {isManager && (
            <Button
              icon={<FileText aria-hidden="true" />}
              onPress={async () => setTrouble(await showX(language))}
            >
              {t('report.x')}
            </Button>
          )}
          {hasDrawer && (
            <Button
              guarded
              icon={<Inbox aria-hidden="true" />}
              onPress={async () => setTrouble(await openDrawer())}
            >
              {t('drawer.open')}
            </Button>
          )}
        </div>
        {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
      </section>
      <Movements />
    </>
  );
}
