import { CalendarClock, CalendarX, IdCard } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useThings, useTill, useView } from '../../state/hooks.ts';
import { dateShown, tilesOf } from '../../state/selling.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ParkedCarts } from './ParkedCarts.tsx';
import { Passes, Vouchers } from './Passes.tsx';
import { SaidHere } from './SaidHere.tsx';
import { SessionMissing } from './SessionMissing.tsx';
import { Zone } from './Zone.tsx';

const KINDS = ['events', 'passes', 'vouchers'] as const;

/** What can be sold: of the chosen date, passes, or gift vouchers (S2). */
export function Shelves() {
  const { t } = useTexts();
  const kind = useView((s) => s.kind);
  const showKind = useView((s) => s.showKind);
  const look = useThings((s) => s.start);
  return (
    <div className="shelves">
      <div className="kinds">
        <Choice
          label={t('kinds')}
          value={kind}
          options={KINDS.map((value) => ({ value, text: t(`kind.${value}`) }))}
          onChange={showKind}
        />
        <div className="kinds-acts">
          <Button
            size="small"
            aria-label={t('things')}
            icon={<IdCard aria-hidden="true" />}
            onPress={() => look()}
          >
            {t('things')}
          </Button>
          <ParkedCarts />
        </div>
      </div>
      {kind === 'events' ? <Prices /> : kind === 'passes' ? <Passes /> : <Vouchers />}
    </div>
  );
}

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
