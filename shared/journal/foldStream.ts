import type { TicketId } from '../kernel/ids.ts';
import { accept } from '../kernel/result.ts';
import type {
  CopyPrinted,
  CustomerSaved,
  MailQueued,
  OrderReserved,
  OrderValidated,
  PersonalErased,
  RateSet,
  SessionClosed,
  SessionOpened,
  StreamStarted,
} from './bodies.ts';
import type { CashMoved, SessionCounted } from './bodiesOfCash.ts';
import type { OrderCustomerChanged, PaymentCorrected, TicketTextChanged } from './bodiesOfCorrections.ts';
import type { InvoiceSettled } from './bodiesOfInvoices.ts';
import type { VoucherVoided } from './bodiesOfPasses.ts';
import type { OrderCollected } from './bodiesOfPickUp.ts';
import type { ReservationEnded } from './bodiesOfReservations.ts';
import type { TicketsReturned } from './bodiesOfReturns.ts';
import type { AuthorityYielded, CaseResolved, LeaseReleased } from './bodiesOfRights.ts';
import type { Entry } from './entry.ts';
import { cashMoved, sessionCounted } from './foldCash.ts';
import { paymentCorrected } from './foldCorrection.ts';
import { invoiceSettled } from './foldInvoice.ts';
import { orderReserved, orderValidated } from './foldOrder.ts';
import { ticketsReturned } from './foldReturn.ts';
import { sessionClosed, sessionOpened } from './foldSession.ts';
import { problem, type Step } from './foldStep.ts';
import { AWAITED, type NumberClass, type StreamState } from './streamState.ts';

/**
 * One step of the fold over a till's own stream: orders as made, numbers, cash, takings. The till runs it
 * before it commits, the centre when the entry arrives, so both come to the same cent. A refused entry
 * leaves the state as it was; a bug in a body of a known kind is `malformed`, never an exception.
 */
export function stepStream(state: StreamState, entry: Entry): Step {
  if (entry.stream !== state.stream || entry.seq !== state.seq + 1)
    return problem('notNext', `entry ${entry.seq} does not follow ${state.seq}`);
  if (!state.started && entry.kind !== 'streamStarted')
    return problem('notStarted', 'a stream begins with streamStarted');
  try {
    const step = stepKind(withClosing(state, entry), entry);
    return step.ok ? accept({ ...step.value, state: { ...step.value.state, seq: entry.seq } }) : step;
  } catch (error) {
    return problem('malformed', `${entry.kind}: ${String(error)}`);
  }
}

/** The state past an entry that was stored but can't be folded: money and numbers stay, the stream goes on. */
export const skipEntry = (state: StreamState, entry: Entry): StreamState => ({
  ...withClosing(state, entry),
  seq: entry.seq,
});

/** The entry behind a closing names the closing's link. */
const withClosing = (state: StreamState, entry: Entry): StreamState =>
  state.lastClosing === AWAITED ? { ...state, lastClosing: entry.prev } : state;

function stepKind(state: StreamState, entry: Entry): Step {
  const body: unknown = entry.body;
  switch (entry.kind) {
    case 'streamStarted':
      return streamStarted(state, body as StreamStarted);
    case 'sessionOpened':
      return sessionOpened(state, entry, body as SessionOpened);
    case 'orderValidated':
      return orderValidated(state, entry, body as OrderValidated);
    case 'orderReserved':
      return orderReserved(state, entry, body as OrderReserved);
    case 'customerSaved':
      return accept({
        state,
        effects: [{ type: 'customer', seq: entry.seq, saved: body as CustomerSaved }],
      });
    case 'mailQueued': {
      const { mail, order, what } = body as MailQueued;
      return accept({
        state,
        effects: [{ type: 'mail', stream: state.stream, seq: entry.seq, at: entry.at, mail, order, what }],
      });
    }
    case 'rateSet': {
      const { currency, rateMicro, by } = body as RateSet;
      return accept({ state, effects: [{ type: 'rate', currency, rateMicro, by, at: entry.at }] });
    }
    case 'copyPrinted':
      return copyPrinted(state, body as CopyPrinted);
    case 'cashMoved':
      return cashMoved(state, entry, body as CashMoved);
    case 'sessionCounted':
      return sessionCounted(state, body as SessionCounted);
    case 'sessionClosed':
      return sessionClosed(state, entry, body as SessionClosed);
    case 'ticketsReturned':
      return ticketsReturned(state, entry, body as TicketsReturned);
    case 'paymentCorrected':
      return paymentCorrected(state, entry, body as PaymentCorrected);
    case 'invoiceSettled':
      return invoiceSettled(state, entry, body as InvoiceSettled);
    case 'ticketTextChanged':
      return accept({
        state,
        effects: [{ type: 'ticketTextChanged', at: entry.at, body: body as TicketTextChanged }],
      });
    case 'orderCollected':
      return accept({
        state,
        effects: [{ type: 'orderCollected', at: entry.at, body: body as OrderCollected }],
      });
    case 'orderCustomerChanged':
      return accept({
        state,
        effects: [{ type: 'orderCustomerChanged', at: entry.at, body: body as OrderCustomerChanged }],
      });
    case 'voucherVoided':
      return accept({
        state,
        effects: [
          {
            type: 'voucherVoided',
            stream: state.stream,
            seq: entry.seq,
            at: entry.at,
            body: body as VoucherVoided,
          },
        ],
      });
    case 'leaseReleased':
      return accept({ state, effects: [{ type: 'released', released: body as LeaseReleased }] });
    case 'authorityYielded': {
      const { all, things } = body as AuthorityYielded;
      return accept({ state, effects: [{ type: 'yielded', all, things }] });
    }
    case 'reservationEnded': {
      const ended = body as ReservationEnded;
      return accept({
        state,
        effects: [{ type: 'reservationEnded', stream: state.stream, seq: entry.seq, body: ended }],
      });
    }
    case 'caseResolved':
      return accept({
        state,
        effects: [{ type: 'caseResolved', at: entry.at, resolved: body as CaseResolved }],
      });
    case 'personalErased': {
      const { entries, others = [], customer = null } = body as PersonalErased;
      return accept({
        state,
        effects: [{ type: 'personalErased', at: entry.at, entries, others, customer }],
      });
    }
    default:
      return problem('unknownKind', `entries of kind ${entry.kind} are not known to this version`);
  }
}

function streamStarted(state: StreamState, body: StreamStarted): Step {
  if (state.started) return problem('session', 'the stream has started already');
  const { device, tillNo, prefix, keyId, publicKey, currency, training } = body;
  return accept({
    state: { ...state, started: true, device, tillNo, prefix, keyId, publicKey, currency, training },
    effects: [],
  });
}

function copyPrinted(state: StreamState, body: CopyPrinted): Step {
  if (body.ordinal !== state.ordinals.copy + 1)
    return problem('number', `copy ${body.ordinal} does not follow ${state.ordinals.copy}`);
  const session = state.session && { ...state.session, copies: state.session.copies + 1 };
  return accept({
    state: { ...state, session, ordinals: { ...state.ordinals, copy: body.ordinal } },
    // Of a gift voucher, no ticket is changed by it.
    effects: [{ type: 'copy', ticket: body.ticket as TicketId, copy: body.copy }],
  });
}

/** The next number of a class. */
export const nextOrdinal = (state: StreamState, numbers: NumberClass): number => state.ordinals[numbers] + 1;
