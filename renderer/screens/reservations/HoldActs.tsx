import { BookmarkX, ListChecks } from 'lucide-react';
import { useState } from 'react';
import type { ReservationView } from '../../../shared/contract/reservations.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useReservations, useTill, useView } from '../../state/hooks.ts';
import type { Approval } from '../../state/reservationsStore.ts';
import { Button } from '../../ui/Button.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';

/** What is done with places that are held: a manager releases them; guests have a screen of their own. */
export function HoldActs({ of }: { readonly of: ReservationView }) {
  const { t } = useTexts();
  const release = useReservations((s) => s.releaseHold);
  const go = useView((s) => s.go);
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const [sure, setSure] = useState(false);
  const toGuests = (
    <Button size="large" icon={<ListChecks aria-hidden="true" />} onPress={() => go('guests')}>
      {t('hold.toGuests')}
    </Button>
  );
  if (of.hold?.kind === 'guest') return <div className="reservation-acts">{toGuests}</div>;
  if (!sure)
    return (
      <div className="reservation-acts">
        {of.hold?.kind === 'guests' && toGuests}
        <Button size="large" icon={<BookmarkX aria-hidden="true" />} onPress={() => setSure(true)}>
          {t('hold.release')}
        </Button>
      </div>
    );
  return (
    <section className="take-back" aria-label={t('hold.release')}>
      <p>{t('hold.release.sure')}</p>
      {isManager ? (
        <Button look="danger" guarded onPress={() => void release(null)}>
          {t('hold.release')}
        </Button>
      ) : (
        <ManagerPin
          why={t('manager.hold')}
          confirm={t('hold.release')}
          onConfirm={(approval) => void release(approval as Approval)}
        />
      )}
      <Button look="quiet" onPress={() => setSure(false)}>
        {t('back')}
      </Button>
    </section>
  );
}
