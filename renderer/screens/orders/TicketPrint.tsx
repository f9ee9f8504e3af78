import { type ReactNode, useState } from 'react';
import type { OrderView } from '../../../shared/contract/orderViews.ts';
import { printReasonKey } from '../../i18n/troubles.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useTill } from '../../state/hooks.ts';
import type { Trouble } from '../../state/trouble.ts';
import { Button } from '../../ui/Button.tsx';
import { PrintTag, Tag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { isAtWork } from '../frame/PrinterPill.tsx';

type TicketView = OrderView['tickets'][number];

/** A ticket and whether it was printed; what only the cashier can know is asked once the printer is ready again. */
export function TicketPrint({
  ticket,
  acts,
  foreign = false,
}: {
  readonly ticket: TicketView;
  readonly acts?: ReactNode;
  /** Another till printed it. */
  readonly foreign?: boolean;
}) {
  const { t } = useTexts();
  const { print } = ticket;
  const why = printReasonKey(print.reason);
  const returned = ticket.state === 'returned';
  const says = returned || print.state === 'printed' || print.state === 'cancelled' ? null : why;
  return (
    <li className="ticket" data-state={returned ? 'returned' : print.state}>
      <div className="ticket-head">
        {returned ? (
          <Tag tone="plain">
            {ticket.refund === '' ? t('order.returned') : t('order.returned.by', { number: ticket.refund })}
          </Tag>
        ) : (
          (!foreign || print.state !== 'none') && <PrintTag state={print.state} copy={print.copy} />
        )}
        <b>{[ticket.zoneName, ticket.priceName].filter((name) => name !== '').join(' · ')}</b>
        <span className="ticket-number">{ticket.number}</span>
      </div>
      {ticket.seat !== null && (
        <p>
          <b>
            {ticket.seat.section !== ticket.zoneName && `${ticket.seat.section} · `}
            {t('line.seats', { row: ticket.seat.row, numbers: ticket.seat.number })}
          </b>
        </p>
      )}
      {ticket.reason !== '' && <p className="muted">{ticket.reason}</p>}
      {ticket.answers.map(({ label, answer }) => (
        <p key={label} className="muted">
          {label}: {answer}
        </p>
      ))}
      {ticket.holder !== '' && <p className="muted">{ticket.holder}</p>}
      {says !== null && <p className="muted">{t(says)}</p>}
      {!returned && print.state === 'toCheck' && print.job !== null && <DidItComeOut job={print.job} />}
      {acts}
    </li>
  );
}

function DidItComeOut({ job }: { readonly job: string }) {
  const { t } = useTexts();
  const resolveJob = useTill((s) => s.resolveJob);
  const ready = useTill((s) =>
    (s.till?.printers ?? []).some((printer) => printer.use === 'tickets' && isAtWork(printer.state)),
  );
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  if (!ready) return <p className="muted">{t('print.askedLater')}</p>;
  return (
    <>
      <p>{t('print.didItComeOut')}</p>
      <div className="two">
        <Button onPress={async () => setTrouble(await resolveJob(job, 'cameOut'))}>
          {t('print.cameOut')}
        </Button>
        <Button onPress={async () => setTrouble(await resolveJob(job, 'printAgain'))}>
          {t('print.again')}
        </Button>
      </div>
      {trouble !== null && <TroubleNote trouble={trouble} onClose={() => setTrouble(null)} />}
    </>
  );
}
