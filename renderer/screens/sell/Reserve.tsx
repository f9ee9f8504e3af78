import { BookmarkCheck, Minus, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { instant } from '../../../shared/kernel/time.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useReservations, useSale, useView } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';

const STEP_MS = 15 * 60_000;

/** Reserves the cart in hand: for whom, and until when. */
export function Reserve({ close }: { readonly close: () => void }) {
  const { t, f } = useTexts();
  const cart = useSale((s) => s.cart);
  const refreshCart = useSale((s) => s.refreshCart);
  const { cartEndsAt, refresh, reserve, trouble } = useReservations((s) => s);
  const go = useView((s) => s.go);
  const [name, setName] = useState('');
  const [later, setLater] = useState(0);
  const [working, setWorking] = useState(false);
  useEffect(() => void refresh(), [refresh]);
  if (cart === null) return null;
  const end = cartEndsAt === null ? null : Date.parse(cartEndsAt) + later;
  const known = cart.customer;
  const doIt = async (): Promise<void> => {
    setWorking(true);
    const done = await reserve(cart, name.trim(), later === 0 || end === null ? null : instant(end));
    setWorking(false);
    if (!done) return;
    await refreshCart();
    close();
    go('reservations');
  };
  return (
    <section className="take-back reserve" aria-label={t('reserve.title')}>
      <h3>{t('reserve.title')}</h3>
      {known === null ? (
        <Field label={t('reserve.name')} value={name} onChange={setName} most={80} autoFocus required />
      ) : (
        <b>{`${known.first} ${known.last}`.trim() || known.company}</b>
      )}
      {end !== null && (
        <div className="reserve-until">
          <span className="muted">{t('reserve.until')}</span>
          <Button
            aria-label={t('reserve.earlier')}
            icon={<Minus aria-hidden="true" />}
            onPress={() => setLater(later - STEP_MS)}
          />
          <b className="amount">{f.moment(instant(end))}</b>
          <Button
            aria-label={t('reserve.later')}
            icon={<Plus aria-hidden="true" />}
            onPress={() => setLater(later + STEP_MS)}
          />
        </div>
      )}
      {trouble !== null && <TroubleNote trouble={trouble} />}
      <Button
        look="go"
        size="large"
        guarded
        isDisabled={working || (known === null && name.trim() === '')}
        icon={<BookmarkCheck aria-hidden="true" />}
        onPress={() => void doIt()}
      >
        {t('reserve.do', { amount: f.money(cart.totalMinor) })}
      </Button>
      <Button look="quiet" onPress={close}>
        {t('cancel')}
      </Button>
    </section>
  );
}
