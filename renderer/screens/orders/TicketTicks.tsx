import { useTexts } from '../../i18n/useTexts.ts';

/** What is known of a ticket that can be ticked. */
export interface TickedTicket {
  readonly id: string;
  readonly number: string;
  readonly zoneName: string;
  readonly priceName: string;
  readonly seat: { readonly section: string; readonly row: string; readonly number: string } | null;
  readonly minor: number;
}

/** Tickets of an order with a tick each, and one for all of them. */
export function TicketTicks({
  label,
  tickets,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly tickets: readonly TickedTicket[];
  readonly chosen: readonly string[];
  readonly onChange: (tickets: readonly string[], on: boolean) => void;
}) {
  const { t, f } = useTexts();
  const all = tickets.map((ticket) => ticket.id);
  return (
    <fieldset className="ticks">
      <legend>{label}</legend>
      {tickets.length > 1 && (
        <label className="tick">
          <input
            type="checkbox"
            checked={all.every((id) => chosen.includes(id))}
            onChange={(event) => onChange(all, event.currentTarget.checked)}
          />
          <span>{t('tickets', { count: tickets.length })}</span>
        </label>
      )}
      {tickets.map((ticket) => (
        <label key={ticket.id} className="tick tick-ticket">
          <input
            type="checkbox"
            checked={chosen.includes(ticket.id)}
            onChange={(event) => onChange([ticket.id], event.currentTarget.checked)}
          />
          <span>
            <b>{[ticket.zoneName, ticket.priceName].filter((part) => part !== '').join(' · ')}</b>
            <small>
              {ticket.number}
              {ticket.seat !== null &&
                ` · ${t('line.seats', { row: ticket.seat.row, numbers: ticket.seat.number })}`}
            </small>
          </span>
          <span className="amount">{f.money(ticket.minor)}</span>
        </label>
      ))}
    </fieldset>
  );
}
