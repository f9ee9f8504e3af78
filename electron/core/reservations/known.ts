import type { PricedLine } from '../../../shared/domain/priced.ts';
import type { OrderPersonal, OrderReserved, SoldLine } from '../../../shared/journal/bodies.ts';
import type { HeldFor } from '../../../shared/journal/bodiesOfReservations.ts';
import { saidOf } from '../../../shared/journal/orderPersonal.ts';
import { linesOfPieces, pieceOf } from '../../../shared/journal/reservedLines.ts';
import { reservedByWord } from '../../../shared/journal/soldByWord.ts';
import type { CustomerId, OrderId, StreamId, ThingId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import type { ForeignOrderRow } from '../../../shared/sync/reference.ts';
import { authorityOver } from '../authority.ts';
import { factOf } from '../orderFact.ts';
import type { ReservationState } from '../ports/reservationStore.ts';
import type { OrderRow, StoreReader } from '../ports/store.ts';

/** For whom places are held and why; both are empty once they were erased. */
export interface Held {
  readonly kind: HeldFor['kind'];
  /** Of a guest: the list. */
  readonly list: OrderId | null;
  readonly owner: string;
  readonly reason: string;
}

/** A reservation as acts on it look at it, whichever till made it. */
export interface Reservation {
  readonly order: OrderId;
  readonly number: string;
  readonly maker: StreamId;
  /** Null for one of this till. */
  readonly tillNo: number | null;
  readonly at: number;
  readonly state: ReservationState;
  /** The number of the order that paid it, or why it ended; empty while open and where nobody told. */
  readonly by: string;
  readonly expiresAt: number | null;
  readonly customer: CustomerId | null;
  /** Lines as they were reserved; null where another till made it in an earlier version. */
  readonly made: readonly SoldLine[] | null;
  /** Lines that it still holds, with what was said on them. */
  readonly lines: readonly PricedLine[];
  /** Pieces that it still holds, as they were numbered when it was made; in the order of `lines`. */
  readonly pieces: readonly string[];
  /** Pieces that were reserved by a manager's word, without a right. */
  readonly byWord: ReadonlySet<string>;
  readonly totalMinor: number;
  /** Set where nobody pays: for whom and why it is held. */
  readonly hold: Held | null;
  /** What was said of persons; empty where another till knows it. */
  readonly personal: OrderPersonal;
}

/** A reservation of this till or of another one as the centre told it; undefined for what is none. */
export function reservationOf(store: StoreReader, order: OrderId): Reservation | undefined {
  const own = store.orders.get(order);
  if (own) return own.state === 'reserved' ? ownReservation(store, own) : undefined;
  const foreign = store.foreignOrders.get(order);
  return foreign && foreign.state !== 'validated' ? foreignReservation(store, foreign) : undefined;
}

function ownReservation(store: StoreReader, row: OrderRow): Reservation {
  const { body, personal } = factOf(store, row);
  const known = store.reservations.get(row.order);
  return {
    order: row.order,
    number: row.number,
    maker: row.stream,
    tillNo: null,
    at: row.at,
    state: known?.state ?? 'open',
    by: known?.by ?? '',
    expiresAt: known?.expiresAt ?? null,
    customer: body.customer ?? null,
    hold: heldIn(body as Pick<OrderReserved, 'hold'>, personal),
    byWord: reservedByWord(body as unknown as OrderReserved),
    personal,
    ...held(body.lines, known?.taken ?? [], personal),
  };
}

function foreignReservation(store: StoreReader, row: ForeignOrderRow): Reservation {
  const order = row.id as OrderId;
  const here = store.reservations.get(order);
  const told = row.reservation;
  const closed = here !== undefined && here.state !== 'open';
  const made = told === undefined ? null : (told.lines as unknown as readonly SoldLine[]);
  return {
    order,
    number: row.number,
    maker: row.stream as StreamId,
    tillNo: row.tillNo,
    at: row.at,
    // What this till did itself it knows before the centre says so.
    state: closed ? here.state : row.state === 'paid' || row.state === 'ended' ? row.state : 'open',
    by: closed ? here.by : (told?.paidBy ?? ''),
    expiresAt: told?.expiresAt ?? null,
    customer: row.customer as CustomerId | null,
    hold: (told?.hold ?? null) as Held | null,
    byWord: new Set(told?.byWord),
    personal: {},
    ...held(made, [...(told?.taken ?? []), ...(here?.taken ?? [])], {}),
  };
}

const heldIn = ({ hold }: Pick<OrderReserved, 'hold'>, personal: OrderPersonal): Held | null =>
  hold
    ? {
        kind: hold.kind,
        list: hold.list ?? null,
        owner: personal.reservedFor ?? '',
        reason: personal.heldReason ?? '',
      }
    : null;

function held(
  made: readonly SoldLine[] | null,
  taken: readonly string[],
  personal: OrderPersonal,
): Pick<Reservation, 'made' | 'lines' | 'pieces' | 'totalMinor'> {
  const gone = new Set(taken);
  const kept = linesOfPieces(made ?? [], (piece) => !gone.has(piece));
  const pieces = (made ?? []).flatMap((line, no) =>
    Array.from({ length: line.quantity }, (_, index) => pieceOf(no, index)).filter((one) => !gone.has(one)),
  );
  let at = 0;
  const lines = kept.map((line): PricedLine => {
    const of = pieces.slice(at, at + line.quantity);
    at += line.quantity;
    if (line.kind === 'voucher') return line;
    const details = of.map((piece) => {
      const [no, index] = piece.split('/').map(Number) as [number, number];
      return {
        holder: saidOf(personal.holders, no, index) ?? '',
        email: saidOf(personal.emails, no, index) ?? '',
        text: saidOf(personal.texts, no, index) ?? [],
        answers: saidOf(personal.answers, no, index) ?? {},
      };
    });
    return { ...line, details };
  });
  return { made, lines, pieces, totalMinor: sum(lines.map((line) => line.totalMinor)) };
}

/** By what right this till may act on a reservation; null when another one, or the centre, has the say. */
export const standingOf = (
  store: StoreReader,
  stream: StreamId,
  { order }: Pick<Reservation, 'order'>,
): 'own' | 'granted' | null => authorityOver(store, stream, order as string as ThingId);
