import type { ReturnedTicket } from '../journal/bodiesOfReturns.ts';
import type { ForeignOrderRow } from './reference.ts';

/** What a ticket of another till is when it is taken back here. */
export function returnedOfForeign(ticket: ForeignOrderRow['tickets'][number]): ReturnedTicket {
  const { secret: _secret, state: _state, byWord: _byWord, seat, ...of } = ticket;
  // The ids of a row are plain text on the wire and branded from here on.
  return { ...of, ...(seat === null ? {} : { seat: seat.seat }) } as unknown as ReturnedTicket;
}
