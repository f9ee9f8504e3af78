import type { CommandGiven } from '../../../../shared/contract/commands.ts';
import type { GuestListView } from '../../../../shared/contract/guests.ts';
import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Staff } from '../../../../shared/domain/catalogue.ts';
import type { CommandId, OrderId, StaffId, ThingId } from '../../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import { guestSheet } from '../../../../shared/papers/guestSheet.ts';
import type { CommandHandlers, QueryHandlers } from '../../api.ts';
import { withoutPin } from '../../approval.ts';
import { askFirst } from '../../askFirst.ts';
import { type CoreContext, dayOf, venueOf } from '../../context.ts';
import { guestListOf, guestLists } from '../../guests/lists.ts';
import { tickOff } from '../../guests/tick.ts';
import type { Tx } from '../../journalist.ts';
import { ANYONE, SELLERS } from '../../people.ts';
import {
  elsewhere,
  obtainReservation,
  openReservation,
  ownedReservation,
  type Standing,
} from '../../reservations/acts.ts';
import { reservationOf, standingOf } from '../../reservations/known.ts';
import { splitOff } from '../reservations/reserve.ts';

/** Guests are put on lists and ticked off, at the door too (O10). */
export function guestCommands(context: CoreContext): Pick<CommandHandlers, 'addGuest' | 'tickGuest'> {
  return {
    addGuest: async (input, screen, id) => {
      const asking = await askFirst(context, { id, screen, roles: SELLERS }, () =>
        obtainReservation(context, input.list),
      );
      if (!asking.ok) return asking;
      const { asked } = asking.value;
      return context.once({ name: 'addGuest', id, input, screen }, SELLERS, (tx, seller) =>
        addGuest(context, tx, { by: seller.id, command: id, asked }, input),
      );
    },
    tickGuest: async (input, screen, id) => {
      const { guest, approval } = input;
      const asking = await askFirst(context, { id, screen, roles: ANYONE, approval }, () =>
        obtainList(context, guest),
      );
      if (!asking.ok) return asking;
      const kept = { name: 'tickGuest', id, input: withoutPin(input, asking.value.manager), screen } as const;
      return context.once(kept, ANYONE, (tx, staff) => tick(context, tx, staff, id, input, asking.value));
    },
  };
}

/** The lists, and one of them on paper. */
export function guestQueries(context: CoreContext): Pick<QueryHandlers, 'guestLists' | 'guestListFile'> {
  const { read } = context.parts.store;
  return {
    guestLists: async (_input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      return person.ok ? accept({ lists: guestLists(context, read) }) : person;
    },
    guestListFile: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const list = guestListOf(context, read, input.list);
      if (!list) return refuse({ kind: 'guestListUnknown' });
      const venue = venueOf(context);
      const house = {
        venueName: venue?.name ?? '',
        currency: venue?.currency ?? ('CHF' as const),
        timeZone: venue?.timeZone ?? 'Europe/Zurich',
      };
      const sheet = guestSheet(list, house, input.language);
      const { base64 } = await context.parts.pdf({ what: 'sheet', sheet });
      const day = dayOf(context, Date.parse(list.startsAt ?? '') || context.parts.clock.now());
      return accept({ fileName: `guests-${day}.pdf`, mime: 'application/pdf', base64 });
    },
  };
}

function addGuest(
  context: CoreContext,
  tx: Tx,
  act: { readonly by: StaffId; readonly command: CommandId; readonly asked: boolean },
  input: CommandGiven<'addGuest'>,
): Result<GuestListView, Refusal> {
  const name = input.name.trim();
  if (name === '') return refuse({ kind: 'guestNameMissing' });
  const known = reservationOf(tx.store, input.list);
  if (known?.hold?.kind !== 'guests') return refuse({ kind: 'guestListUnknown' });
  const list = known.hold.owner;
  const wanted = input.plus + 1;
  if (known.state === 'open' && known.pieces.length < wanted)
    return refuse({ kind: 'guestListFull', list, left: known.pieces.length });
  const found = ownedReservation(tx, input.list, act.asked);
  if (!found.ok) return found;
  const of = { order: input.list, pieces: known.pieces.slice(0, wanted) };
  const guest = { name, list: input.list };
  const made = splitOff(context, tx, { ...act, standing: found.value, guest }, of);
  return made.ok ? listNow(context, tx, input.list) : made;
}

/** Asks for the say over all who are expected on a guest's list at once: the next ones are ticked off without a line. */
async function obtainList(context: CoreContext, guest: OrderId): Promise<boolean> {
  const { read } = context.parts.store;
  const stream = read.journal.current()?.id;
  const one = reservationOf(read, guest);
  if (!stream || one?.state !== 'open' || one.hold?.kind !== 'guest') return false;
  if (standingOf(read, stream, one) !== null) return false;
  const list = one.hold.list === null ? undefined : guestListOf(context, read, one.hold.list);
  const others = (list?.guests ?? []).filter((other) => other.state === 'expected' && other.id !== guest);
  const lacking = others.filter((other) => other.authority !== 'here').map((other) => other.id);
  const answer = await context.workers.sync.obtain([guest, ...lacking] as string[] as ThingId[]);
  return answer?.asked.includes(guest as string as ThingId) ?? false;
}

function tick(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  command: CommandId,
  input: CommandGiven<'tickGuest'>,
  by: { readonly manager: StaffId | null; readonly asked: boolean },
): Result<GuestListView, Refusal> {
  const known = reservationOf(tx.store, input.guest);
  if (known?.hold?.kind !== 'guest' || known.hold.list === null) return refuse({ kind: 'guestListUnknown' });
  const { owner: name, list } = known.hold;
  if (known.state === 'paid') return refuse({ kind: 'guestCame', name, number: known.by });
  if (known.state === 'ended') return refuse({ kind: 'guestGone', name });
  const found = openReservation(tx, input.guest);
  if (!found.ok) return found;
  const came = whoCame(context, tx, { person, command, list, name }, found.value, input, by);
  if (!came.ok) return came;
  const done = tickOff(context, tx, {
    person,
    command,
    guest: came.value.reservation,
    authority: came.value.authority ?? 'override',
    language: input.language,
    print: input.print,
  });
  return done.ok ? listNow(context, tx, list) : done;
}

/** The places of those who are there: all of the guest's, or some that are split off; by what right. */
function whoCame(
  context: CoreContext,
  tx: Tx,
  act: { readonly person: Staff; readonly command: CommandId; readonly list: OrderId; readonly name: string },
  standing: Standing,
  { came, byWord }: Pick<CommandGiven<'tickGuest'>, 'came' | 'byWord'>,
  by: { readonly manager: StaffId | null; readonly asked: boolean },
): Result<Standing, Refusal> {
  const { reservation, authority } = standing;
  const some = came !== null && came < reservation.pieces.length;
  if (authority === null) {
    // Without the say nothing is split: all of them come, or none.
    if (!byWord || some) return refuse(elsewhere(tx, reservation, by.asked));
    if (by.manager === null) return refuse({ kind: 'managerNeeded', why: 'authority', limitMinor: 0 });
    return accept(standing);
  }
  if (!some) return accept(standing);
  const { person, command, list, name } = act;
  const part = splitOff(
    context,
    tx,
    { by: person.id, command, standing: { reservation, authority }, guest: { name, list } },
    { order: reservation.order, pieces: reservation.pieces.slice(0, came ?? 0) },
  );
  return part.ok ? openReservation(tx, part.value.id as OrderId) : part;
}

function listNow(context: CoreContext, tx: Tx, list: OrderId): Result<GuestListView, Refusal> {
  const view = guestListOf(context, tx.store, list);
  return view ? accept(view) : refuse({ kind: 'guestListUnknown' });
}
