import { ChevronLeft, ChevronRight, FileText, RefreshCw, Sheet } from 'lucide-react';
import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { useEvening } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { Charts } from './Charts.tsx';
import { keepReport } from './keepReport.ts';
import { TillRow } from './TillRow.tsx';

const DAY_MS = 86_400_000;
/** The day (YYYY-MM-DD) so many days later. */
const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T12:00:00.000Z`) + by * DAY_MS).toISOString().slice(0, 10);

/** A business day of all tills: what differs first, then what it came to. */
export function Day() {
  const { t, f } = useTexts();
  const evening = useEvening((s) => s.evening);
  const asking = useEvening((s) => s.asking);
  const trouble = useEvening((s) => s.trouble);
  const refresh = useEvening((s) => s.refresh);
  const showDay = useEvening((s) => s.showDay);
  const file = useEvening((s) => s.eveningFile);
  useEffect(() => void refresh(true), [refresh]);
  if (evening === null)
    return <main className="page">{trouble !== null && <TroubleNote trouble={trouble} />}</main>;
  const { day, totals, asOf } = evening;
  return (
    <main className="page evening-page" data-testid="evening">
      <div className="page-head">
        <div className="evening-day">
          <Button
            look="quiet"
            aria-label={t('evening.day.before')}
            icon={<ChevronLeft aria-hidden="true" />}
            onPress={() => void showDay(shifted(day, -1))}
          />
          <h1>{f.day(`${day}T12:00:00.000Z`)}</h1>
          <Button
            look="quiet"
            aria-label={t('evening.day.after')}
            icon={<ChevronRight aria-hidden="true" />}
            onPress={() => void showDay(shifted(day, 1))}
          />
        </div>
        <div className="panel-acts">
          <Button
            isDisabled={asking}
            icon={<RefreshCw aria-hidden="true" />}
            onPress={() => void refresh(true)}
          >
            {t('evening.ask')}
          </Button>
          <Button icon={<Sheet aria-hidden="true" />} onPress={async () => keepReport(await file('csv'))}>
            {t('evening.csv')}
          </Button>
          <Button icon={<FileText aria-hidden="true" />} onPress={async () => keepReport(await file('pdf'))}>
            {t('evening.pdf')}
          </Button>
        </div>
      </div>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      <p className="evening-said" data-fresh={evening.fresh} role="status">
        {asOf === null
          ? t('evening.alone')
          : t(evening.fresh || asking ? 'evening.asOf' : 'evening.asOfOld', { at: f.moment(asOf) })}
      </p>
      <dl className="strip evening-totals">
        <div>
          <dt>{t('evening.takings')}</dt>
          <dd className="amount">{f.money(totals.netMinor + totals.roundingMinor)}</dd>
        </div>
        <div>
          <dt>{t('evening.orders')}</dt>
          <dd>{totals.orders}</dd>
        </div>
        <div>
          <dt>{t('evening.tickets')}</dt>
          <dd>{totals.tickets}</dd>
        </div>
        <div>
          <dt>{t('evening.returned')}</dt>
          <dd>{totals.returned}</dd>
        </div>
        <div>
          <dt>{t('evening.cashDifference')}</dt>
          <dd className="amount">{f.signed(evening.cashDifferenceMinor)}</dd>
        </div>
      </dl>
      <section className="panel" aria-labelledby="evening-tills">
        <h2 id="evening-tills">{t('evening.tills')}</h2>
        <ul className="rows">
          {evening.tills.map((till) => (
            <TillRow key={till.stream} till={till} compared={asOf !== null} />
          ))}
        </ul>
      </section>
      {totals.orders === 0 && totals.methods.length === 0 ? (
        <p className="muted">{t('evening.nothing')}</p>
      ) : (
        <Charts evening={evening} />
      )}
    </main>
  );
}
