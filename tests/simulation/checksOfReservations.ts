import type { CaseRow } from '../../central/storage/rows.ts';
import { reservationOf } from '../../electron/core/reservations/known.ts';
import type { SeatOwner } from '../../shared/journal/foldVenue.ts';
import type { CaseKind } from '../../shared/journal/venueCases.ts';
import type { OrderId } from '../../shared/kernel/ids.ts';
import type { Reservation } from './reservations.ts';
import type { TillHost } from './tillHost.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/**
 * G4: who closed a reservation that was closed before is named in a case; every till knows what became of each; and what was
 * released is nobody's any more.
 */
export function checkReservations(
  world: World,
  cases: readonly CaseRow[],
  owners: ReadonlyMap<string, SeatOwner>,
): void {
  for (const one of world.truth.reservations.all.values()) {
    if (one.closings.length > 1) checkNamed(one, cases);
    // What was lost with a disk, nobody can be sure of.
    if (one.unsure) continue;
    // An end that the centre did not take freed nothing.
    if (!isNamed(one, cases)) checkReleased(world, one, owners);
    for (const till of world.tills) checkKnown(world, till, one);
  }
}

/** A seat that a hold let go is kept for nobody by it. */
function checkReleased(world: World, one: Reservation, owners: ReadonlyMap<string, SeatOwner>): void {
  const [closing, ...others] = one.closings;
  // On copies others may have done otherwise, and the centre takes what came first.
  if (!one.freed || !closing || others.length > 0 || one.hold === null) return;
  if ([one.stream, closing.stream].some((stream) => world.copies.has(stream))) return;
  for (const { seat } of one.pieces.values()) {
    const owner = seat === null ? undefined : owners.get(seat);
    const kept = owner && [owner, ...(owner.behind ?? [])].some(({ ticket }) => ticket === one.order);
    if (kept)
      throw new Violation(
        `G4: seat ${seat} was let go by ${closing.number}, and the centre keeps it for ${one.number}`,
      );
  }
}

/** Cases that say that an act on a reservation was not the one that counts. */
const SAY: readonly CaseKind[] = ['reservationTwice', 'reservationUnknown', 'authorityMissing'];

const isNamed = ({ number }: Reservation, cases: readonly CaseRow[]): boolean =>
  cases.some(({ kind, about }) => SAY.includes(kind) && about.includes(number));

function checkNamed(one: Reservation, cases: readonly CaseRow[]): void {
  const { number, closings } = one;
  if (!isNamed(one, cases))
    throw new Violation(
      `G4: reservation ${number} was closed by ${closings.map((one) => one.number).join(', ')}, and no case says so`,
    );
}

/** What a till would do with a reservation that it holds for open must be possible. */
function checkKnown(world: World, till: TillHost, { order, number, closings, pieces }: Reservation): void {
  const known = reservationOf(till.store.read, order as OrderId);
  // A stream that two machines write is forked: its tills hear only of their own branch.
  if (!known || (till.stream !== null && world.copies.has(till.stream))) return;
  const open = closings.length === 0;
  if ((known.state === 'open') !== open)
    throw new Violation(
      `G4: reservation ${number} is ${open ? 'open' : `closed by ${closings[0]?.number}`}, at ${till.name} it is ${known.state}`,
    );
  if (open && known.pieces.length !== pieces.size)
    throw new Violation(
      `G4: reservation ${number} holds ${pieces.size} places, at ${till.name} ${known.pieces.length}`,
    );
}
