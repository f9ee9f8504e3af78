import { Calculator, Inbox, Ticket } from 'lucide-react';
import { useState } from 'react';
import type { TillView } from '../../../shared/contract/views.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { denominationsOf } from '../../state/denominations.ts';
import { useCash, useTill, useView } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';

/** The session that runs, in a line. What the drawer should hold is not said: the count is blind. */
export function RunningSession({ session }: { readonly session: NonNullable<TillView['session']> }) {
  const { t, f } = useTexts();
  const startCount = useCash((s) => s.startCount);
  const openDrawer = useTill((s) => s.openDrawer);
  const hasDrawer = useTill((s) => s.till?.printers.some((one) => one.drawer !== 'none')) ?? false;
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
  return (
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
      <div className="panel-acts">
        <Button look="go" onPress={() => go('sell')} icon={<Ticket aria-hidden="true" />}>
          {t('session.sell')}
        </Button>
        <Button
          onPress={() => startCount(denominationsOf(currency)[0] ?? 0)}
          icon={<Calculator aria-hidden="true" />}
        >
          {t('session.close')}
        </Button>
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
  );
}
