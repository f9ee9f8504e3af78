import { ticketNumber } from '../../../shared/domain/numbers.ts';
import type { PricedLine } from '../../../shared/domain/priced.ts';
import { claimBytes, dateDigest, ticketSecret } from '../../../shared/domain/ticketCode.ts';
import type { SoldTicket } from '../../../shared/journal/bodies.ts';
import { nextOrdinal } from '../../../shared/journal/foldStream.ts';
import type { StreamState } from '../../../shared/journal/streamState.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import { msOf } from '../../../shared/kernel/time.ts';
import type { CoreContext } from '../context.ts';
import type { Tx } from '../journalist.ts';

/** A ticket opens a door from this long before doors until this long after the start. */
const VALID_BEFORE_DOORS_MIN = 12 * 60;
const VALID_AFTER_START_MIN = 24 * 60;

/** What a line's codes are valid for: a date and the hours around it, or a pass's kind and its time. */
interface Validity {
  readonly of: string;
  readonly fromMinute: number;
  readonly toMinute: number;
}

function validityOf(line: PricedLine): Validity | null {
  if (line.kind === 'ticket')
    return {
      of: line.date,
      fromMinute: minuteOf(line.doorsAt) - VALID_BEFORE_DOORS_MIN,
      toMinute: minuteOf(line.startsAt) + VALID_AFTER_START_MIN,
    };
  if (line.kind === 'pass')
    return { of: line.product, fromMinute: minuteOf(line.validFrom), toMinute: minuteOf(line.validTo) };
  return null;
}

const minuteOf = (at: string): number => Math.floor(msOf(at) / 60_000);

/** Numbers and signs the tickets and passes of an order, in the order of its lines. */
export function signTickets(
  context: CoreContext,
  tx: Tx,
  state: StreamState,
  lines: readonly PricedLine[],
): SoldTicket[] {
  let ordinal = nextOrdinal(state, 'ticket');
  return lines.flatMap((line, lineNo) => {
    const validity = validityOf(line);
    if (validity === null) return [];
    const date = dateDigest(context.parts.sha256, validity.of);
    return Array.from({ length: line.quantity }, (_, index): SoldTicket => {
      const claim = {
        ticket: tx.id<'ticket'>(),
        date,
        validFromMinute: validity.fromMinute,
        validToMinute: validity.toMinute,
        keyId: state.keyId,
      };
      const number = ticketNumber(state.prefix, ordinal);
      return {
        ticket: claim.ticket,
        ordinal: ordinal++,
        number,
        line: lineNo,
        index,
        secret: ticketSecret(context.parts.random.bytes(5)),
        validFromMinute: claim.validFromMinute,
        validToMinute: claim.validToMinute,
        signature: toHex(context.parts.identity.signer.sign(claimBytes(claim))),
      };
    });
  });
}
