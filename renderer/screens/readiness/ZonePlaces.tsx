import type { FindingView } from '../../../shared/contract/readiness.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Sign } from './Sign.tsx';

type Rights = Extract<FindingView, { kind: 'rights' }>;

/** Each zone of a date: what this till may sell, what is left in the house, what is in nobody's hands. */
export function ZonePlaces({ zones, houseAt }: Pick<Rights, 'zones' | 'houseAt'>) {
  const { t, f } = useTexts();
  return (
    <table className="table check-zones">
      <caption>
        {t('ready.zones')}
        {houseAt !== null && ` · ${t('ready.houseAt', { at: f.moment(houseAt) })}`}
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('ready.zone.here')}</th>
          <th scope="col">{t('ready.zone.house')}</th>
          <th scope="col">{t('ready.zone.free')}</th>
        </tr>
      </thead>
      <tbody>
        {zones.map(({ zone, name, state, why, here, house, free }) => {
          return (
            <tr key={zone} data-state={state}>
              <th scope="row">
                {name}
                <small>
                  <Sign state={state} />
                  {t(`ready.zone.${why}`)}
                </small>
              </th>
              <td>{here}</td>
              <td>{house ?? '–'}</td>
              <td>{free === null ? '–' : Math.max(0, free)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
