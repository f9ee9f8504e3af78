import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCash, useTill } from '../../state/hooks.ts';
import { Closing } from './Closing.tsx';
import { Closings } from './Closings.tsx';
import { Count } from './Count.tsx';
import { Deposit } from './Deposit.tsx';
import { OpenSession } from './OpenSession.tsx';
import { XReport } from './Report.tsx';
import { RunningSession } from './RunningSession.tsx';

/** The cash session: open with a float, close with a blind count. */
export function Cash() {
  const { t } = useTexts();
  const session = useTill((s) => s.till?.session ?? null);
  const counting = useCash((s) => s.counting);
  const depositing = useCash((s) => s.depositing);
  const report = useCash((s) => s.report);
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const closing = useCash((s) => s.closing);
  const refresh = useCash((s) => s.refresh);
  useEffect(() => void refresh(), [refresh]);
  return (
    <main className="page cash">
      <div className="page-head">
        <h1>{t('session')}</h1>
      </div>
      {closing !== null ? (
        <Closing closing={closing} />
      ) : session === null ? (
        <OpenSession />
      ) : counting ? (
        depositing ? (
          <Deposit />
        ) : (
          <Count />
        )
      ) : (
        <>
          {/* Who counts does not see what is expected. */}
          {report !== null && isManager && <XReport report={report} />}
          <RunningSession session={session} />
        </>
      )}
      {!counting && <Closings />}
    </main>
  );
}
