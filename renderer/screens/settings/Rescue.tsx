import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRescue, useTill } from '../../state/hooks.ts';
import { RescueHandIn } from './RescueHandIn.tsx';
import { RescueList } from './RescueList.tsx';
import { RescueSave } from './RescueSave.tsx';

/** Takings that can't reach the centre by themselves: saved here, or handed in for another till. */
export function Rescue() {
  const { t } = useTexts();
  const till = useTill((s) => s.till);
  const refresh = useRescue((s) => s.refresh);
  const manager = till?.signedIn?.role === 'manager';
  // A rescue goes on in the background; whatever changes at the till may be its progress.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `till` is what says that something changed
  useEffect(() => {
    if (manager) void refresh();
  }, [manager, refresh, till]);
  if (till === null || !till.enrolled) return null;
  return (
    <section className="panel" aria-labelledby="rescue">
      <div>
        <h2 id="rescue">{t('rescue')}</h2>
        <p className="muted">{t('rescue.says')}</p>
      </div>
      <div className="rescue-acts">
        <RescueSave />
        {manager && <RescueHandIn />}
      </div>
      {manager && <RescueList />}
    </section>
  );
}
