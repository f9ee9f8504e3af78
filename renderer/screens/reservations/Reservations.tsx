import { BookmarkX, TicketCheck } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { ReservationView } from '../../../shared/contract/reservations.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useInvoices, useReservations } from '../../state/hooks.ts';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Tag, TillTag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { InvoiceAside, InvoiceList } from './Invoices.tsx';
import { NoShows } from './NoShows.tsx';
import { ReservationDetail } from './ReservationDetail.tsx';

/** What is reserved and not paid, soonest end first, and the one that is open. */
export function Reservations() {
  const { t } = useTexts();
  const { rows, search, which, chosen, find, show } = useReservations((s) => s);
  const invoice = useInvoices((s) => s.chosen);
  useEffect(() => {
    if (rows === null) void find(search);
  }, [rows, find, search]);
  return (
    <div className="orders reservations" data-detail={(which === 'invoices' ? invoice : chosen) !== null}>
      <main className="orders-list">
        <div className="page-head">
          <h1>{t('reservations')}</h1>
          <Choice
            label={t('reservations')}
            value={which}
            options={(['open', 'tonight', 'holds', 'invoices'] as const).map((value) => ({
              value,
              text: t(`reservations.${value}`),
            }))}
            onChange={(next) => void show(next)}
          />
        </div>
        {which === 'invoices' ? <InvoiceList /> : <Found />}
      </main>
      <aside className="orders-detail" aria-label={t('reservations')}>
        {which === 'invoices' ? (
          <InvoiceAside />
        ) : chosen === null ? (
          <div className="blank">
            <TicketCheck aria-hidden="true" />
            <p>{t('reservations.choose')}</p>
          </div>
        ) : (
          <ReservationDetail key={chosen.id} of={chosen} />
        )}
      </aside>
    </div>
  );
}

/** What is found or open, soonest end first. */
function Found() {
  const { t } = useTexts();
  const { rows, search, which, chosen, trouble, find } = useReservations((s) => s);
  return (
    <>
      <Field
        label={t('reservations.find')}
        value={search}
        onChange={(text) => void find(text)}
        type="search"
        most={300}
      />
      {which === 'tonight' && search === '' && <NoShows />}
      {trouble !== null && chosen === null && <TroubleNote trouble={trouble} />}
      {rows?.length === 0 && (
        <div className="blank">
          <BookmarkX aria-hidden="true" />
          <h2>{t(search === '' ? 'reservations.none' : 'reservations.noneFound')}</h2>
          <p>{t(search === '' ? 'reservations.none.says' : 'reservations.noneFound.says')}</p>
        </div>
      )}
      <ul className="rows">
        {(rows ?? []).map((one) => (
          <Row key={one.id} one={one} current={one.id === chosen?.id} />
        ))}
      </ul>
    </>
  );
}

function Row({ one, current }: { readonly one: ReservationView; readonly current: boolean }) {
  const { t, f } = useTexts();
  const choose = useReservations((s) => s.choose);
  const [first] = one.pieces;
  return (
    <li>
      <AriaButton className="order-row" aria-current={current} onPress={() => choose(one)}>
        <span className="order-row-number">
          <b>{one.number}</b>
          <small>
            {one.expiresAt === null
              ? t('reservation.waits')
              : t('reservation.until', { at: f.moment(one.expiresAt) })}
          </small>
        </span>
        <span className="order-row-what">
          <b>{one.name === '' ? t('tickets', { count: one.pieces.length }) : one.name}</b>
          {one.hold !== null && one.hold.kind !== 'hold' && <Tag tone="plain">{t('hold.list')}</Tag>}
          {one.state !== 'open' && (
            <Tag tone={one.state === 'paid' ? 'ok' : 'plain'}>{t(`reservation.state.${one.state}`)}</Tag>
          )}
          <small>
            {[t('tickets', { count: one.pieces.length }), first?.what ?? '', first?.detail ?? '']
              .filter((part) => part !== '')
              .join(' · ')}
          </small>
        </span>
        {one.tillNo === null ? <span className="order-row-here" /> : <TillTag no={one.tillNo} />}
        <span className="order-row-total amount">
          <b>{one.hold === null ? f.money(one.totalMinor) : ''}</b>
        </span>
      </AriaButton>
    </li>
  );
}
