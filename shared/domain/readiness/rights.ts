import { type Instant, instant } from '../../kernel/time.ts';
import { item, type ReadyItem, type ReadyState, worstOf, type ZoneRights } from './item.ts';

/** Places of a zone on a date, as a till sees them. */
export interface ZoneFacts {
  readonly zone: string;
  readonly name: string;
  /** Places this till may sell; null when it holds no lease. */
  readonly here: number | null;
  /** Left in the house, and in nobody's hands, as the centre last said; null when it never did. */
  readonly house: number | null;
  readonly free: number | null;
}

/** A date of tonight that is still sold. */
export interface DateFacts {
  readonly date: string;
  readonly event: string;
  readonly startsAt: Instant;
  readonly zones: readonly ZoneFacts[];
  /** No cash session is open, and this till has given back what it held. */
  readonly givenBack: boolean;
}

/** Leases of this many places kept refusals at one in eight when the line was down half of the time, of 400 seats. */
export const ENOUGH_FOR_OUTAGE = 32;
/** When the centre has no more to give, less than this is worth a word: two families and it is gone. */
export const LEAST_FOR_OUTAGE = 8;

/** How the rights for a zone stand: more is better only while there is more to have. */
export function zoneRights(facts: ZoneFacts): ZoneRights {
  const { zone, name, house, free } = facts;
  const here = Math.max(0, facts.here ?? 0);
  const found = (state: ReadyState, why: ZoneRights['why']): ZoneRights => ({
    zone,
    name,
    state,
    why,
    here,
    house,
    free,
  });
  if (here === 0) return house === 0 ? found('good', 'soldOut') : found('bad', 'none');
  const elsewhere = house === null ? 0 : house - here;
  const wanted = free !== null && free > 0 ? ENOUGH_FOR_OUTAGE : LEAST_FOR_OUTAGE;
  return here < wanted && elsewhere > 0 ? found('warn', 'few') : found('good', 'enough');
}

/**
 * How many places to ask the centre for, so that a zone lasts through an outage: what is free, and of other tills only
 * what makes a start. 0 when that is not needed.
 */
export function placesToAsk(facts: ZoneFacts): number {
  const { state, here, free } = zoneRights(facts);
  if (state === 'good') return 0;
  return Math.max(Math.min(ENOUGH_FOR_OUTAGE - here, free ?? 0), LEAST_FOR_OUTAGE - here);
}

/**
 * One item per date of tonight. A date of which this till has nothing at all is bad; one zone of several that it does
 * not sell is a warning, for its queue can be sent to another till. So is a date whose places were given back when the
 * cash session was closed: the next one asks for them again. `next`: when the next show begins; `online`: the centre can
 * be asked for more.
 */
export function judgeRights(
  dates: readonly DateFacts[],
  houseAt: number | null,
  next: Instant | null,
  online: boolean,
): ReadyItem[] {
  if (dates.length === 0) return [item('rights', 'good', { kind: 'noShow', next })];
  return dates.map(({ date, event, startsAt, zones, givenBack }) => {
    const judged = zones.map(zoneRights);
    const toSell = judged.filter(({ why }) => why !== 'soldOut');
    const nothing = toSell.length > 0 && toSell.every(({ why }) => why === 'none');
    const back = nothing && givenBack;
    const state =
      nothing && !back ? 'bad' : worstOf(judged.map((one) => one.state)) === 'good' ? 'good' : 'warn';
    return item(
      `rights-${date}`,
      state,
      {
        kind: 'rights',
        event,
        startsAt,
        zones: judged,
        houseAt: houseAt === null ? null : instant(houseAt),
        givenBack: back,
      },
      state === 'good' ? null : { kind: online ? 'getPlaces' : 'syncNow' },
    );
  });
}

/** Tonight's orders that are reserved and not paid, and which till they were given to. */
export interface ReservationFacts {
  readonly tillNo: number;
  /** By nominated till (null: nobody was). `held`: those that this till may act on. */
  readonly groups: readonly { readonly till: number | null; readonly count: number; readonly held: number }[];
}

/** Whether tonight's reservations can be paid and collected here without a network, or where else. */
export function judgeReservations({ tillNo, groups }: ReservationFacts): ReadyItem[] {
  const some = groups.filter(({ count }) => count > 0);
  if (some.length === 0) return [item('reservations', 'good', { kind: 'reservationsNone' })];
  return some.map(({ till, count, held }) => {
    const id = `reservations-${till ?? 'nobody'}`;
    if (till === null) return item(id, 'warn', { kind: 'reservationsNobody', count });
    if (till !== tillNo) return item(id, 'good', { kind: 'reservationsAt', count, tillNo: till });
    if (held < count)
      return item(
        id,
        'warn',
        { kind: 'reservationsComing', count, missing: count - held },
        { kind: 'syncNow' },
      );
    return item(id, 'good', { kind: 'reservationsHere', count });
  });
}
