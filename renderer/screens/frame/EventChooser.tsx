import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill, useView } from '../../state/hooks.ts';
import { dateShown, type EventView } from '../../state/selling.ts';

/** The event and date that are sold, and all others to choose from. */
export function EventChooser() {
  const { t, f } = useTexts();
  const offer = useTill((s) => s.offer);
  const chosen = useSale((s) => s.date);
  const shown = dateShown(offer, chosen);
  if (shown === null) return <div className="event-chooser event-none">{t('offer.empty')}</div>;
  const { event, date } = shown;
  return (
    <DialogTrigger>
      <Button
        className="event-chooser"
        aria-label={`${t('event.choose')}: ${event.name}, ${f.moment(date.startsAt)}`}
      >
        <span className="event-name">
          {event.name}
          <ChevronDown aria-hidden="true" />
        </span>
        <span className="event-where">
          <span className="event-venue">{event.venueName} · </span>
          {f.moment(date.startsAt)} · {t('event.doors', { at: f.time(date.doorsAt) })}
        </span>
      </Button>
      <Popover className="popover popover-events" placement="bottom start">
        <Dialog className="popover-body" aria-label={t('event.choose')}>
          {({ close }) =>
            offer?.events.map((one) => (
              <EventDates key={one.id} event={one} current={date.id} onChosen={close} />
            ))
          }
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function EventDates({
  event,
  current,
  onChosen,
}: {
  readonly event: EventView;
  readonly current: string;
  readonly onChosen: () => void;
}) {
  const { t, f } = useTexts();
  const chooseDate = useSale((s) => s.chooseDate);
  const go = useView((s) => s.go);
  return (
    <section className="event-option">
      <h3>{event.name}</h3>
      <p>
        {event.subtitle !== '' && `${event.subtitle} · `}
        {event.venueName}
      </p>
      <div className="event-dates">
        {event.dates.map((date) => (
          <Button
            key={date.id}
            className="date"
            aria-pressed={date.id === current}
            onPress={() => {
              chooseDate(date.id);
              go('sell');
              onChosen();
            }}
          >
            <b>{f.time(date.startsAt)}</b>
            <small>{date.today ? t('date.today') : f.day(date.startsAt)}</small>
          </Button>
        ))}
      </div>
    </section>
  );
}
