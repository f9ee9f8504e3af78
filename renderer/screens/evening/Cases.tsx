import { CircleCheckBig, ListTodo } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { CaseView } from '../../../shared/contract/caseView.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCases } from '../../state/hooks.ts';
import { Tag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { CaseDetail } from './CaseDetail.tsx';
import { caseKey, resolvedKey } from './caseWords.ts';

/** What tills and centre disagree on, open cases first. */
export function Cases() {
  const { t } = useTexts();
  const cases = useCases((s) => s.cases);
  const refresh = useCases((s) => s.refresh);
  const chosen = useCases((s) => s.chosen);
  const trouble = useCases((s) => s.trouble);
  useEffect(() => void refresh(), [refresh]);
  const all = cases ?? [];
  const open = all.filter((one) => one.resolved === null);
  const resolved = all.filter((one) => one.resolved !== null);
  const shown = all.find((one) => one.id === chosen) ?? null;
  return (
    <div className="orders cases" data-detail={shown !== null}>
      <main className="orders-list">
        <div className="page-head">
          <h1>{t('cases')}</h1>
          {open.length > 0 && <Tag tone="bad">{t('cases.open', { count: open.length })}</Tag>}
        </div>
        {trouble !== null && shown === null && <TroubleNote trouble={trouble} />}
        {cases !== null && open.length === 0 && (
          <div className="blank">
            <CircleCheckBig aria-hidden="true" />
            <h2>{t(resolved.length === 0 ? 'cases.none' : 'cases.noneOpen')}</h2>
            <p>{t('cases.none.says')}</p>
          </div>
        )}
        <ul className="rows">
          {open.map((one) => (
            <Row key={one.id} of={one} current={one.id === chosen} />
          ))}
        </ul>
        {resolved.length > 0 && (
          <>
            <h2 className="cases-head">{t('cases.resolved')}</h2>
            <ul className="rows">
              {resolved.map((one) => (
                <Row key={one.id} of={one} current={one.id === chosen} />
              ))}
            </ul>
          </>
        )}
      </main>
      <aside className="orders-detail" aria-label={t('cases')}>
        {shown === null ? (
          <div className="blank">
            <ListTodo aria-hidden="true" />
            <p>{t('cases.choose')}</p>
          </div>
        ) : (
          <CaseDetail key={shown.id} of={shown} />
        )}
      </aside>
    </div>
  );
}

function Row({ of, current }: { readonly of: CaseView; readonly current: boolean }) {
  const { t, f } = useTexts();
  const choose = useCases((s) => s.choose);
  return (
    <li>
      <AriaButton className="case-row" aria-current={current} onPress={() => choose(of.id)}>
        <span>
          <b>{t(caseKey(of.kind))}</b>
          <small>
            {[
              of.tillNo === null ? '' : t('till', { no: of.tillNo }),
              f.moment(of.openedAt),
              of.about.join(', '),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </small>
        </span>
        {of.resolved !== null && <Tag tone="ok">{t(resolvedKey(of.resolved.remedy))}</Tag>}
      </AriaButton>
    </li>
  );
}
