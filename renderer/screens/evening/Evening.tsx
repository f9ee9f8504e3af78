import { useTexts } from '../../i18n/useTexts.ts';
import { useEvening } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Cases } from './Cases.tsx';
import { Day } from './Day.tsx';
import { Statement } from './Statement.tsx';

/** The manager's evening: all tills beside the ledger, the cases, one performance's statement. */
export function Evening() {
  const { t } = useTexts();
  const tab = useEvening((s) => s.tab);
  const showTab = useEvening((s) => s.showTab);
  return (
    <div className="evening">
      <div className="evening-tabs">
        <Choice
          label={t('evening.tabs')}
          value={tab}
          options={(['evening', 'cases', 'statement'] as const).map((value) => ({
            value,
            text: t(`evening.tab.${value}`),
          }))}
          onChange={showTab}
        />
      </div>
      <div className="evening-body">
        {tab === 'evening' && <Day />}
        {tab === 'cases' && <Cases />}
        {tab === 'statement' && <Statement />}
      </div>
    </div>
  );
}
