import { ReceiptText, SearchX } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { usePaidBy } from '../../i18n/methodName.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useOrders } from '../../state/hooks.ts';
import { filtered, type OrderRow, type PrintFilter } from '../../state/ordersStore.ts';
import { Choice } from '../../ui/Choice.tsx';
import { PrintTag, Tag, TillTag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { OrderDetail } from './OrderDetail.tsx';

const FILTERS: readonly PrintFilter[] = ['all', 'toCheck', 'waiting', 'printed'];

/** The orders of this till, newest first, and the one that is open. */
export function Orders() {
  const { t } = useTexts();
  const rows = useOrders((s) => s.rows);
  const search = useOrders((s) => s.search);
  const filter = useOrders((s) => s.filter);
  const setFilter = useOrders((s) => s.setFilter);
  const find = useOrders((s) => s.find);
  const chosen = useOrders((s) => s.chosen);
  const trouble = useOrders((s) => s.trouble);
  useEffect(() => {
    if (rows === null) void find(search);
  }, [rows, find, search]);
  const shown = filtered(rows ?? [], filter);
  return (
    <div className="orders" data-detail={chosen !== null}>
      <main className="orders-list">
        <div className="page-head">
          <h1>{search === '' ? t('rail.orders') : t('orders.found', { search })}</h1>
          <Choice
            label={t('orders.filter')}
            value={filter}
            options={FILTERS.map((value) => ({ value, text: t(`orders.filter.${value}`) }))}
            onChange={setFilter}
          />
        </div>
        {trouble !== null && chosen === null && <TroubleNote trouble={trouble} />}
        {rows !== null && shown.length === 0 && (
          <div className="blank">
            {search === '' ? <ReceiptText aria-hidden="true" /> : <SearchX aria-hidden="true" />}
            <h2>{search === '' ? t('orders.none') : t('orders.notFound', { search })}</h2>
            <p>{search === '' ? t('orders.none.says') : t('orders.notFound.says')}</p>
          </div>
        )}
        <ul className="rows">
          {shown.map((row) => (
            <Row key={row.id} row={row} current={row.id === chosen?.id} />
          ))}
        </ul>
      </main>
      <aside className="orders-detail" aria-label={t('order')}>
        {chosen === null ? (
          <div className="blank">
            <ReceiptText aria-hidden="true" />
            <p>{t('orders.choose')}</p>
          </div>
        ) : (
          // What was typed for one order is not the next one's.
          <OrderDetail key={chosen.id} order={chosen} />
        )}
      </aside>
    </div>
  );
}

function Row({ row, current }: { readonly row: OrderRow; readonly current: boolean }) {
  const { t, f } = useTexts();
  const paidBy = usePaidBy();
  const open = useOrders((s) => s.open);
  return (
    <li>
      <AriaButton className="order-row" aria-current={current} onPress={() => void open(row.id)}>
        <span className="order-row-number">
          <b>{row.number}</b>
          <small>
            {[
              f.moment(row.at),
              row.tillNo === null ? row.byName : t('order.foreign', { no: row.tillNo }),
            ].join(' · ')}
          </small>
        </span>
        <span className="order-row-what">
          {row.tickets > 0 && t('tickets', { count: row.tickets })}
          {row.tickets > 0 && row.name !== '' && ' · '}
          {row.name !== '' && <span className="order-name">{row.name}</span>}
          {row.returned > 0 && <Tag tone="plain">{t('orders.returned', { count: row.returned })}</Tag>}
          {row.state === 'reserved' && <Tag tone="warn">{t('reserved')}</Tag>}
          {(row.state === 'paid' || row.state === 'ended') && (
            <Tag tone="plain">{t(`reservation.state.${row.state}`)}</Tag>
          )}
          <small>{row.summary}</small>
        </span>
        {row.tillNo !== null ? (
          <TillTag no={row.tillNo} />
        ) : row.tickets > 0 && row.state === 'validated' ? (
          <PrintTag state={row.print} />
        ) : (
          <span />
        )}
        <span className="order-row-total amount">
          <b>{f.money(row.totalMinor)}</b>
          <small>{row.paidBy.map(paidBy).join(', ')}</small>
        </span>
      </AriaButton>
    </li>
  );
}
