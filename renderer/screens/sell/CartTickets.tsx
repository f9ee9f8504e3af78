import { useState } from 'react';
import type { CartView, OfferView, TillView } from '../../../shared/contract/views.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import type { TicketDocument } from '../../../shared/layout/documents.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSale, useTill } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { TicketPicture } from '../../ui/TicketPicture.tsx';

/** What will be printed: the layout of the printer, with the names as they are now. */
export function CartTickets() {
  const { t, f, language } = useTexts();
  const lines = useSale((s) => s.cart?.lines) ?? [];
  const offer = useTill((s) => s.offer);
  const venue = useTill((s) => s.till?.venue ?? null);
  const [chosen, setChosen] = useState<string | null>(null);
  const line = lines.find((one) => one.id === chosen) ?? lines[0];
  if (line === undefined) return <p className="blank blank-small">{t('cart.tickets.empty')}</p>;
  const document = specimen(line, offer, venue, language);
  return (
    <div className="preview">
      {lines.length > 1 && (
        <Choice
          look="chips"
          label={t('cart.tickets')}
          value={line.id}
          options={lines.map((one) => ({ value: one.id, text: `${one.zoneName} · ${one.priceName}` }))}
          onChange={setChosen}
        />
      )}
      <p className="muted">{t('preview.says', { count: line.quantity })}</p>
      {document !== null && (
        <TicketPicture
          document={document}
          label={t('preview.label', {
            what: `${line.zoneName}, ${line.priceName}`,
            at: f.moment(document.startsAt),
          })}
        />
      )}
    </div>
  );
}

// Numbers and codes are made when the order is validated; until then the picture must not pass for a ticket.
function specimen(
  line: CartView['lines'][number],
  offer: OfferView | null,
  venue: TillView['venue'],
  language: Language,
): TicketDocument | null {
  const event = offer?.events.find((one) => one.dates.some((date) => date.id === line.date));
  const date = event?.dates.find((one) => one.id === line.date);
  if (event === undefined || date === undefined || venue === null) return null;
  return {
    kind: 'ticket',
    language,
    eventName: event.name,
    eventSubtitle: event.subtitle,
    venueName: event.venueName,
    startsAt: date.startsAt,
    doorsAt: date.doorsAt,
    timeZone: venue.timeZone,
    zoneName: line.zoneName,
    priceName: line.priceName,
    minor: line.unitMinor,
    currency: venue.currency,
    orderNumber: '0-000000',
    ticketNumber: 'SPECIMEN',
    holder: line.holder,
    qr: 'SPECIMEN',
    code128: 'SPECIMEN',
    copy: 0,
  };
}
