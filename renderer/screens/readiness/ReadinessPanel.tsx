import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useReadiness } from '../../state/hooks.ts';
import { Verdict } from './Verdict.tsx';

/** The readiness check among the settings: what came of it, and the way to the list. */
export function ReadinessPanel() {
  const { t } = useTexts();
  const refresh = useReadiness((s) => s.refresh);
  useEffect(() => void refresh(), [refresh]);
  return (
    <section className="panel" aria-labelledby="readiness">
      <div className="panel-head">
        <h2 id="readiness">{t('ready.title')}</h2>
        <Verdict />
      </div>
    </section>
  );
}
