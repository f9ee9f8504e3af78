import { ListChecks, Printer, SearchX, UserPlus } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { GuestListView, GuestView } from '../../../shared/contract/guests.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { foundGuests } from '../../state/guestsStore.ts';
import { useGuests, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Tag, TillTag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { keepReport } from '../evening/keepReport.ts';
import { AddGuest } from './AddGuest.tsx';
import { GuestDetail } from './GuestDetail.tsx';

/** Guest lists, plain enough for the door: search a name, tick it off; print the list. */
export function Guests() {
  const { t } = useTexts();
  const { lists, search, guest, adding, trouble, find, refresh } = useGuests((s) => s);
  useEffect(() => void refresh(), [refresh]);
  const shown = foundGuests(lists ?? [], search);
  const chosen = (lists ?? []).flatMap((list) => list.guests).find((one) => one.id === guest);
  const list = (lists ?? []).find((one) => one.id === adding);
  const none = lists?.length === 0 ? 'none' : 'noneFound';
  return (
    <div className="orders guests" data-detail={chosen !== undefined || list !== undefined}>
      <main className="orders-list">
        <div className="page-head">
          <h1>{t('guests')}</h1>
        </div>
        <Field label={t('guests.find')} value={search} onChange={find} type="search" most={80} />
        {trouble !== null && chosen === undefined && list === undefined && <TroubleNote trouble={trouble} />}
        {lists !== null && shown.length === 0 && (
          <div className="blank">
            <SearchX aria-hidden="true" />
            <h2>{t(`guests.${none}`)}</h2>
            <p>{t(`guests.${none}.says`)}</p>
          </div>
        )}
        {shown.map((one) => (
          <List key={one.list.id} of={one.list} guests={one.guests} current={guest} />
        ))}
      </main>
      <aside className="orders-detail" aria-label={t('guests')}>
        {chosen !== undefined ? (
          <GuestDetail key={chosen.id} of={chosen} />
        ) : list !== undefined ? (
          <AddGuest key={list.id} to={list} />
        ) : (
          <div className="blank">
            <ListChecks aria-hidden="true" />
            <p>{t('guests.choose')}</p>
          </div>
        )}
      </aside>
    </div>
  );
}

function List({
  of,
  guests,
  current,
}: {
  readonly of: GuestListView;
  readonly guests: readonly GuestView[];
  readonly current: string | null;
}) {
  const { t, f } = useTexts();
  const { startAdding, file } = useGuests((s) => s);
  const sells = useTill((s) => s.till?.signedIn?.role !== 'door');
  const expected = of.places - of.left - of.came;
  return (
    <section className="guest-list" aria-labelledby={`list-${of.id}`}>
      <div className="guest-list-head">
        <div>
          <h2 id={`list-${of.id}`}>{of.name}</h2>
          <p className="muted">
            {[of.reason, of.eventName, of.startsAt === null ? '' : f.moment(of.startsAt)]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
          <p className="muted">{t('guests.counts', { came: of.came, expected, left: of.left })}</p>
        </div>
        {of.tillNo !== null && <TillTag no={of.tillNo} />}
        <Button
          aria-label={t('guests.print')}
          icon={<Printer aria-hidden="true" />}
          onPress={async () => keepReport(await file(of.id))}
        />
        {sells && of.left > 0 && (
          <Button icon={<UserPlus aria-hidden="true" />} onPress={() => startAdding(of.id)}>
            {t('guests.add')}
          </Button>
        )}
      </div>
      {of.guests.length === 0 && <p className="muted">{t('guests.empty')}</p>}
      <ul className="rows">
        {guests.map((guest) => (
          <Row key={guest.id} of={guest} current={guest.id === current} />
        ))}
      </ul>
    </section>
  );
}

function Row({ of, current }: { readonly of: GuestView; readonly current: boolean }) {
  const { t } = useTexts();
  const choose = useGuests((s) => s.choose);
  return (
    <li>
      <AriaButton className="guest-row" aria-current={current} onPress={() => choose(of.id)}>
        <b>{of.name}</b>
        <span className="guest-plus amount">{of.plus === 0 ? '' : t('guests.with', { count: of.plus })}</span>
        <span>{of.state === 'came' && <Tag tone="ok">{t('guests.came')}</Tag>}</span>
      </AriaButton>
    </li>
  );
}
