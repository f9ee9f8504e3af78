import { BookmarkCheck, Minus, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { instant } from '../../../shared/kernel/time.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useReservations, useSale, useTill, useView } from '../../state/hooks.ts';
import type { Approval } from '../../state/reservationsStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';

const STEP_MS = 15 * 60_000;
type Kind = 'reservation' | 'hold' | 'guests';

/** Reserves the cart in hand, or by a manager holds its places: for whom, and until when. */
export function Reserve({ close }: { readonly close: () => void }) {
  const { t, f } = useTexts();
  const cart = useSale((s) => s.cart);
  const refreshCart = useSale((s) => s.refreshCart);
  const { cartEndsAt, refresh, reserve, trouble } = useReservations((s) => s);
  const go = useView((s) => s.go);
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const [kind, setKind] = useState<Kind>(cart?.free ? 'guests' : 'reservation');
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [later, setLater] = useState(0);
  const [working, setWorking] = useState(false);
  /** What is held, or reserved for longer, is filled in: a manager's PIN is asked for. */
  const [asking, setAsking] = useState(false);
  useEffect(() => void refresh(), [refresh]);
  if (cart === null) return null;
  const end = cartEndsAt === null ? null : Date.parse(cartEndsAt) + later;
  const known = kind === 'reservation' ? cart.customer : null;
  const off = working || (known === null && name.trim() === '');
  const text =
    kind === 'reservation'
      ? t('reserve.do', { amount: f.money(cart.totalMinor) })
      : t('reserve.do.hold', { count: cart.tickets });
  const doIt = async (approval: Approval | null): Promise<void> => {
    setWorking(true);
    const until = later === 0 || end === null ? null : instant(end);
    const hold = kind === 'reservation' ? null : { kind, reason: reason.trim() };
    const done = await reserve(cart, name.trim(), until, hold, approval);
    setWorking(false);
    if (!done) return;
    await refreshCart();
    close();
    go(kind === 'guests' ? 'guests' : 'reservations');
  };
  if (asking)
    return (
      <section className="take-back reserve" aria-label={t('reserve.title')}>
        {trouble !== null && <TroubleNote trouble={trouble} />}
        <ManagerPin
          why={t(kind === 'reservation' ? 'manager.longer' : 'manager.hold')}
          confirm={text}
          disabled={off}
          onConfirm={(approval) => void doIt(approval as Approval)}
        />
        <Button look="quiet" onPress={() => setAsking(false)}>
          {t('back')}
        </Button>
      </section>
    );
  return (
    <section className="take-back reserve" aria-label={t('reserve.title')}>
      <h3>{t('reserve.title')}</h3>
      <Choice
        label={t('reserve.kind')}
        value={kind}
        options={(['reservation', 'hold', 'guests'] as const).map((value) => ({
          value,
          text: t(`reserve.kind.${value}`),
        }))}
        onChange={setKind}
      />
      {known === null ? (
        <Field
          label={t(
            kind === 'reservation' ? 'reserve.name' : kind === 'hold' ? 'reserve.owner' : 'reserve.list',
          )}
          value={name}
          onChange={setName}
          most={80}
          autoFocus
          required
        />
      ) : (
        <b>{`${known.first} ${known.last}`.trim() || known.company}</b>
      )}
      {kind !== 'reservation' && (
        <Field label={t('reserve.reason')} value={reason} onChange={setReason} most={200} />
      )}
      {end !== null && (
        <div className="reserve-until">
          <span className="muted">{t(kind === 'reservation' ? 'reserve.until' : 'reserve.release')}</span>
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
        isDisabled={off}
        icon={<BookmarkCheck aria-hidden="true" />}
        onPress={() =>
          (kind === 'reservation' && later <= 0) || isManager ? void doIt(null) : setAsking(true)
        }
      >
        {text}
      </Button>
      <Button look="quiet" onPress={close}>
        {t('cancel')}
      </Button>
    </section>
  );
}
