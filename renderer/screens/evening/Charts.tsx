import type { EveningView } from '../../../shared/contract/evening.ts';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { RateRows } from './RateRows.tsx';

const HEIGHT = 120;
const STEP = 36;

/** The day in pictures; each has its figures beside it in words, and is hidden from a screen reader. */
export function Charts({ evening }: { readonly evening: EveningView }) {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const { hours, totals, dates } = evening;
  return (
    <div className="charts">
      <section className="panel chart" aria-labelledby="chart-hours">
        <h2 id="chart-hours">{t('evening.byHour')}</h2>
        <Hours hours={hours} />
        <table className="table report-table">
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('evening.hour')}</th>
              <th scope="col">{t('evening.orders')}</th>
              <th scope="col">{t('evening.takings')}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map((one) => (
              <tr key={one.hour}>
                <th scope="row">{clock(one.hour)}</th>
                <td>{one.orders} ×</td>
                <td>{f.money(one.paidMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel chart" aria-labelledby="chart-methods">
        <h2 id="chart-methods">{t('evening.byMethod')}</h2>
        <Bars
          rows={totals.methods.map((method) => ({
            key: method.method,
            name: paidBy(method),
            said: f.money(method.minor),
            share: method.minor,
          }))}
        />
      </section>
      <section className="panel chart" aria-labelledby="chart-vat">
        <h2 id="chart-vat">{t('evening.byVat')}</h2>
        <table className="table report-table">
          <thead>
            <tr>
              <th scope="col">{t('evening.byVat')}</th>
              <th scope="col">{t('statement.gross')}</th>
              <th scope="col">{t('statement.tax')}</th>
            </tr>
          </thead>
          <RateRows taxes={totals.taxes} />
        </table>
      </section>
      <section className="panel chart" aria-labelledby="chart-places">
        <h2 id="chart-places">{t('evening.capacity')}</h2>
        {evening.asOf === null ? (
          <p className="muted">{t('evening.capacity.lacks')}</p>
        ) : (
          <Bars
            most={1}
            rows={dates.map((date) => ({
              key: date.date,
              name: `${date.eventName}, ${f.time(date.startsAt)}`,
              said: t('evening.ofPlaces', { sold: date.sold, capacity: date.capacity }),
              share: date.capacity === 0 ? 0 : date.sold / date.capacity,
            }))}
          />
        )}
      </section>
    </div>
  );
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Bars side by side, one for each hour; an hour that paid out more than it took has none. */
function Hours({ hours }: { readonly hours: EveningView['hours'] }) {
  const most = Math.max(1, ...hours.map((one) => one.paidMinor));
  return (
    <svg
      className="chart-hours"
      viewBox={`0 0 ${Math.max(1, hours.length) * STEP} ${HEIGHT + 20}`}
      aria-hidden="true"
    >
      {hours.map((one, i) => {
        const height = (Math.max(0, one.paidMinor) / most) * HEIGHT;
        return (
          <g key={one.hour}>
            <rect
              className="chart-bar"
              x={i * STEP + 4}
              y={HEIGHT - height}
              width={STEP - 8}
              height={height}
              rx={3}
            />
            <text x={i * STEP + STEP / 2} y={HEIGHT + 15} textAnchor="middle">
              {one.hour}
            </text>
          </g>
        );
      })}
      <line x1={0} x2={Math.max(1, hours.length) * STEP} y1={HEIGHT} y2={HEIGHT} />
    </svg>
  );
}

/** Bars one below the other, with what they stand for in words. `most`: what fills the whole width; else the largest. */
function Bars({
  rows,
  most = Math.max(1, ...rows.map((row) => row.share)),
}: {
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly said: string;
    readonly share: number;
  }[];
  readonly most?: number;
}) {
  return (
    <dl className="bars">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.name}</dt>
          <dd className="amount">{row.said}</dd>
          <dd className="bar-track" aria-hidden="true">
            <span className="bar" style={{ inlineSize: `${(Math.max(0, row.share) / most) * 100}%` }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
