import { CalendarClock, CalendarX } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import { dateShown, tilesOf } from '../../state/selling.ts';
import { SaidHere } from './SaidHere.tsx';
import { SessionMissing } from './SessionMissing.tsx';
import { Zone } from './Zone.tsx';

/** What can be sold of the chosen date. */
export function Prices() {
  const { t, f } = useTexts();
  const offer = useTill((s) => s.offer);
  const chosen = useSale((s) => s.date);
  const typed = useSale((s) => s.typed);
  const shown = dateShown(offer, chosen);
  if (offer === null) return null;
  if (shown === null)
    return (
      <div className="blank">
        <CalendarX aria-hidden="true" />
        <h2>{t('offer.empty')}</h2>
        <p>{t('offer.empty.says')}</p>
      </div>
    );
  const { event, date } = shown;
  const tiles = tilesOf(date);
  return (
    <div className="prices">
      <SessionMissing />
      <div className="dates-row">
        <Dates />
        {typed !== '' && (
          <output className="typed">
            <b>{typed} ×</b> {t('typed.says')}
          </output>
        )}
      </div>
      <SaidHere place="prices" />
      {date.ended && (
        <p className="line-note">
          <CalendarClock aria-hidden="true" />
          {t('date.ended', { at: f.moment(date.salesEndAt) })}
        </p>
      )}
      {date.zones.map((zone) => (
        <Zone
          key={zone.id}
          date={date}
          zone={zone}
          tiles={tiles.filter((tile) => tile.zone.id === zone.id)}
        />
      ))}
      <h2 className="sr-only">{event.name}</h2>
    </div>
  );
}

function Dates() {
  const { t, f } = useTexts();
  const offer = useTill((s) => s.offer);
  const chosen = useSale((s) => s.date);
  const chooseDate = useSale((s) => s.chooseDate);
  const shown = dateShown(offer, chosen);
  if (shown === null) return null;
  return (
    <fieldset className="dates" aria-label={t('dates')}>
      {shown.event.dates.map((date) => (
        <AriaButton
          key={date.id}
          className="date"
          aria-pressed={date.id === shown.date.id}
          onPress={() => chooseDate(date.id)}
        >
          <b className={date.ended ? 'date-ended' : ''}>{f.time(date.startsAt)}</b>
          <small>
            {date.today ? t('date.todayDay', { day: f.day(date.startsAt) }) : f.day(date.startsAt)}
          </small>
        </AriaButton>
      ))}
    </fieldset>
  );
}
