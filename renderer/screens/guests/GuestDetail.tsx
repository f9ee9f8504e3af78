import { Minus, Plus, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import type { GuestView } from '../../../shared/contract/guests.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useGuests, useTill } from '../../state/hooks.ts';
import type { Approval } from '../../state/reservationsStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { BackToList } from '../frame/BackToList.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';
import { useShowOrder } from '../orders/useShowOrder.ts';

/** The guest who stands there: how many came, and the tickets. */
export function GuestDetail({ of }: { readonly of: GuestView }) {
  const { t } = useTexts();
  const { choose, trouble } = useGuests((s) => s);
  const show = useShowOrder();
  return (
    <article className="order" data-testid="guest-detail">
      <header className="order-head">
        <BackToList text={t('guests.back')} onPress={() => choose(null)} />
        <h2>{of.name}</h2>
        <p className="huge amount">
          {of.plus === 0 ? t('guests.alone') : t('guests.with', { count: of.plus })}
        </p>
        {of.seats !== '' && <p>{of.seats}</p>}
        {of.state === 'came' && <Tag tone="ok">{t('guests.came')}</Tag>}
      </header>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {of.state === 'expected' && <Expected of={of} />}
      {of.state === 'came' && (
        <Button look="soft" onPress={() => show(of.order)}>
          {t('reservation.showOrder', { number: of.order })}
        </Button>
      )}
    </article>
  );
}

function Expected({ of }: { readonly of: GuestView }) {
  const { t } = useTexts();
  const { came, working, trouble, set, tick, takeOff } = useGuests((s) => s);
  const role = useTill((s) => s.till?.signedIn?.role);
  const [byWord, setByWord] = useState(false);
  const [takingOff, setTakingOff] = useState(false);
  const places = of.plus + 1;
  const count = came ?? places;
  const text = t('guests.tick', { count });
  if (byWord && role !== 'manager')
    return (
      <ManagerPin
        why={t('manager.authority')}
        confirm={text}
        disabled={working}
        onConfirm={(approval) => void tick(true, approval as Approval)}
      />
    );
  if (takingOff && role !== 'manager')
    return (
      <div className="reservation-acts">
        <ManagerPin
          why={t('manager.hold')}
          confirm={t('guests.takeOff')}
          disabled={working}
          onConfirm={(approval) => void takeOff(approval as Approval)}
        />
        <Button look="quiet" onPress={() => setTakingOff(false)}>
          {t('back')}
        </Button>
      </div>
    );
  return (
    <div className="reservation-acts">
      {places > 1 && (
        <div className="guest-count">
          <Button
            aria-label={t('guests.less')}
            isDisabled={count <= 1}
            icon={<Minus aria-hidden="true" />}
            onPress={() => set({ came: count - 1 })}
          />
          <b className="amount">{count}</b>
          <Button
            aria-label={t('guests.more')}
            isDisabled={count >= places}
            icon={<Plus aria-hidden="true" />}
            onPress={() => set({ came: count + 1 })}
          />
        </div>
      )}
      <Button
        look="go"
        size="large"
        guarded
        isDisabled={working}
        icon={<UserCheck aria-hidden="true" />}
        onPress={() => void tick(byWord, null)}
      >
        {text}
      </Button>
      {trouble?.refusal?.kind === 'authorityElsewhere' && !byWord && (
        <Button
          onPress={() => {
            set({ came: null });
            setByWord(true);
          }}
        >
          {t('guests.byWord')}
        </Button>
      )}
      {role !== 'door' && (
        <Button
          look="quiet"
          guarded
          isDisabled={working}
          icon={<UserX aria-hidden="true" />}
          onPress={() => (role === 'manager' ? void takeOff(null) : setTakingOff(true))}
        >
          {t('guests.takeOff')}
        </Button>
      )}
    </div>
  );
}
