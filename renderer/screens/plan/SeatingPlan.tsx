import { useEffect, useState } from 'react';
import type { PlanView, SeatStatesView } from '../../../shared/contract/planViews.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { usePlan, useSale, useTill } from '../../state/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TroubleNote } from '../../ui/TroubleNote.tsx';
import { SaidHere } from '../sell/SaidHere.tsx';
import { PlanCanvas } from './PlanCanvas.tsx';
import { SeatLists } from './SeatLists.tsx';

const WISHES = ['any', 'aisle', 'centre', 'front'] as const;
const BEST = [1, 2, 3, 4, 6];

/** The seating plan of a date: picked by touch on the drawing, or from lists by keyboard and screen reader (S4). */
export function SeatingPlan({ date, price }: { readonly date: string; readonly price: string | null }) {
  const { t, f } = useTexts();
  const open = usePlan((s) => s.open);
  const plan = usePlan((s) => (s.date === date ? s.plan : null));
  const states = usePlan((s) => (s.date === date ? s.states : null));
  const trouble = usePlan((s) => s.trouble);
  const openPlan = useSale((s) => s.openPlan);
  const close = useSale((s) => s.closePlan);
  const day = useTill((s) => s.offer?.events.flatMap((e) => e.dates).find((d) => d.id === date));
  const zones = day?.zones;
  const [look, setLook] = useState<'drawing' | 'lists'>('drawing');
  useEffect(() => {
    void open(date);
  }, [open, date]);
  const numbered = (zones ?? []).filter((zone) => zone.numbered);
  const zone = numbered.find((one) => one.prices.some((p) => p.id === price)) ?? numbered[0];
  const chosen = zone?.prices.find((one) => one.id === price) ?? zone?.prices[0];
  if (trouble !== null) return <TroubleNote trouble={trouble} onClose={close} />;
  return (
    <section className="plan" aria-label={t('plan')}>
      {day !== undefined && !day.today && (
        // A line of another day opens its own plan, whatever date stands above.
        <p className="line-other-day">{f.moment(day.startsAt)}</p>
      )}
      <div className="plan-head">
        <Choice
          look="chips"
          label={t('plan.price')}
          value={chosen?.id ?? ''}
          options={(zone?.prices ?? []).map((one) => ({ value: one.id, text: one.name }))}
          onChange={(next) => openPlan(date, next)}
        />
        <Choice
          label={t('plan')}
          value={look}
          options={[
            { value: 'drawing', text: t('plan.drawing') },
            { value: 'lists', text: t('plan.lists') },
          ]}
          onChange={setLook}
        />
        <Button look="go" hint="Esc" onPress={close}>
          {t('plan.done')}
        </Button>
      </div>
      <Best date={date} price={chosen?.id ?? null} />
      <SaidHere place="prices" />
      {plan !== null && states !== null && (
        <Seats look={look} plan={plan} states={states} date={date} price={chosen?.id ?? null} />
      )}
    </section>
  );
}

/** The best so many seats at the chosen price, and where they are looked for. */
function Best({ date, price }: { readonly date: string; readonly price: string | null }) {
  const { t } = useTexts();
  const change = useSale((s) => s.change);
  const wish = useSale((s) => s.cart?.wish ?? null);
  return (
    <div className="plan-best">
      {BEST.map((count) => (
        <Button
          key={count}
          size="small"
          isDisabled={price === null}
          onPress={() => {
            if (price !== null) void change('addTickets', { date, price, quantity: count }, 'prices');
          }}
        >
          {t('plan.best', { count })}
        </Button>
      ))}
      <Choice
        look="chips"
        label={t('plan.wish')}
        value={wish ?? 'any'}
        options={WISHES.map((value) => ({ value, text: t(`plan.wish.${value}`) }))}
        onChange={(value) => void change('setWish', { wish: value === 'any' ? null : value }, 'prices')}
      />
    </div>
  );
}

/** The seats, drawn or listed; tapping one takes it, or gives it back. */
function Seats({
  look,
  plan,
  states,
  date,
  price,
}: {
  readonly look: 'drawing' | 'lists';
  readonly plan: PlanView;
  readonly states: SeatStatesView;
  readonly date: string;
  readonly price: string | null;
}) {
  const change = useSale((s) => s.change);
  const zones = useTill((s) => s.offer?.events.flatMap((e) => e.dates).find((d) => d.id === date)?.zones);
  /** A seat is sold at the chosen price where its zone has it, else at its zone's first. */
  const priceFor = (zone: number): string | undefined => {
    const view = zones?.find((one) => one.id === plan.zones[zone]?.zone);
    return view?.prices.find((one) => one.id === price)?.id ?? view?.prices[0]?.id;
  };
  const pick = (seat: string, zone: number, state: string): void => {
    if (state === 'c') void change('dropSeat', { date, seat }, 'prices');
    else {
      const at = priceFor(zone);
      if (at !== undefined) void change('pickSeat', { date, price: at, seat }, 'prices');
    }
  };
  return look === 'drawing' ? (
    <PlanCanvas plan={plan} states={states} onPick={pick} />
  ) : (
    <SeatLists plan={plan} states={states} onPick={pick} />
  );
}
