import { Banknote, Split, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ReservationView } from '../../../shared/contract/reservations.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useReservations, useSale, useTill, useView } from '../../state/hooks.ts';
import type { Approval } from '../../state/reservationsStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Tag, TillTag } from '../../ui/Tag.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { BackToList } from '../frame/BackToList.tsx';
import { ManagerPin } from '../frame/ManagerPin.tsx';
import { useShowOrder } from '../orders/useShowOrder.ts';
import { HoldActs } from './HoldActs.tsx';
import { PieceTicks } from './PieceTicks.tsx';

/** One reservation: what it holds, until when, and what can be done with it. */
export function ReservationDetail({ of }: { readonly of: ReservationView }) {
  const { t, f } = useTexts();
  const { choose, splitting, split, doSplit, trouble } = useReservations((s) => s);
  const due = f.money(of.totalMinor);
  return (
    <article className="order" data-testid="reservation-detail">
      <header className="order-head">
        <BackToList text={t('reservations.back')} onPress={() => choose(null)} />
        <h2>{t(of.hold === null ? 'reservation.number' : 'hold.number', { number: of.number })}</h2>
        <p>
          {of.name !== '' && <b>{of.name} </b>}
          {of.tillNo !== null && <TillTag no={of.tillNo} />}
          {of.hold === null || of.state !== 'open' ? (
            <Tag tone={of.state === 'open' ? 'warn' : of.state === 'paid' ? 'ok' : 'plain'}>
              {t(`reservation.state.${of.state}`)}
            </Tag>
          ) : (
            of.hold.kind !== 'hold' && <Tag tone="plain">{t('hold.list')}</Tag>
          )}
        </p>
        {of.state === 'open' && (
          <p className="muted">
            {of.expiresAt === null
              ? t('reservation.waits')
              : t(of.hold === null ? 'reservation.until' : 'hold.until', { at: f.moment(of.expiresAt) })}
          </p>
        )}
        {of.hold === null ? (
          <p className="huge amount" data-testid="reservation-due">
            {due}
          </p>
        ) : (
          of.hold.reason !== '' && <p>{of.hold.reason}</p>
        )}
      </header>
      {of.state !== 'open' && <Closed of={of} />}
      {splitting === null ? (
        <ul className="rows">
          {of.pieces.map((piece) => (
            <li key={piece.id} className="ticket">
              <div className="ticket-head">
                <b>{piece.what}</b>
                <span className="amount">{f.money(piece.minor)}</span>
              </div>
              <p>
                {[
                  piece.startsAt === null ? '' : f.moment(piece.startsAt),
                  piece.detail,
                  piece.seat,
                  piece.holder,
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <section className="take-back" aria-label={t('reservation.split')}>
          <PieceTicks
            label={t('reservation.split.which')}
            pieces={of.pieces}
            chosen={splitting}
            onChange={split}
          />
          <Button
            look="go"
            isDisabled={splitting.length === 0 || splitting.length === of.pieces.length}
            onPress={() => void doSplit()}
          >
            {t('reservation.split.do', { count: splitting.length })}
          </Button>
          <Button look="quiet" onPress={() => split(null)}>
            {t('cancel')}
          </Button>
        </section>
      )}
      {trouble !== null && <TroubleNote trouble={trouble} />}
      {of.state === 'open' &&
        of.pieces.length > 0 &&
        splitting === null &&
        (of.hold === null ? <Acts of={of} /> : <HoldActs of={of} />)}
    </article>
  );
}

/** What it came to. */
function Closed({ of }: { readonly of: ReservationView }) {
  const { t } = useTexts();
  const show = useShowOrder();
  if (of.state === 'paid' && of.by !== '')
    return (
      <Button look="soft" onPress={() => show(of.by)}>
        {t('reservation.showOrder', { number: of.by })}
      </Button>
    );
  const why = (['expired', 'cancelled', 'noShow', 'released'] as const).find((one) => one === of.by);
  return why === undefined ? null : <p className="muted">{t(`reservation.by.${why}`)}</p>;
}

function Acts({ of }: { readonly of: ReservationView }) {
  const { t, f } = useTexts();
  const { pay, end, split, trouble } = useReservations((s) => s);
  const refreshCart = useSale((s) => s.refreshCart);
  const go = useView((s) => s.go);
  const isManager = useTill((s) => s.till?.signedIn?.role === 'manager');
  const [byWord, setByWord] = useState(false);
  const [sure, setSure] = useState(false);
  const text = t('reservation.pay', { amount: f.money(of.totalMinor) });
  const take = async (approval: Approval | null): Promise<void> => {
    if (!(await pay(byWord, approval))) return;
    await refreshCart();
    go('sell');
  };
  const refused = trouble?.refusal?.kind === 'authorityElsewhere';
  if (byWord)
    return (
      <section className="take-back" aria-label={t('reservation.byWord')}>
        <p className="muted">{t('reservation.byWord.says')}</p>
        {isManager ? (
          <Button look="go" guarded onPress={() => void take(null)}>
            {text}
          </Button>
        ) : (
          <ManagerPin
            why={t('manager.authority')}
            confirm={text}
            onConfirm={(approval) => void take(approval as Approval)}
          />
        )}
        <Button look="quiet" onPress={() => setByWord(false)}>
          {t('cancel')}
        </Button>
      </section>
    );
  if (sure)
    return (
      <section className="take-back" aria-label={t('reservation.cancel')}>
        <p>{t('reservation.cancel.sure')}</p>
        <Button look="danger" guarded onPress={() => void end()}>
          {t('reservation.cancel')}
        </Button>
        <Button look="quiet" onPress={() => setSure(false)}>
          {t('back')}
        </Button>
      </section>
    );
  return (
    <div className="reservation-acts">
      <Button
        look="go"
        size="large"
        guarded
        icon={<Banknote aria-hidden="true" />}
        onPress={() => void take(null)}
      >
        {text}
      </Button>
      {refused && <Button onPress={() => setByWord(true)}>{t('reservation.byWord')}</Button>}
      {of.pieces.length > 1 && (
        <Button size="large" icon={<Split aria-hidden="true" />} onPress={() => split([])}>
          {t('reservation.split')}
        </Button>
      )}
      <Button look="quiet" icon={<Trash2 aria-hidden="true" />} onPress={() => setSure(true)}>
        {t('reservation.cancel')}
      </Button>
    </div>
  );
}
