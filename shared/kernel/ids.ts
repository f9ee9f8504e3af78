import { toHex } from './bytes.ts';

declare const brand: unique symbol;
/** A string that can't be confused with another kind of id at compile time. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type OrganiserId = Id<'organiser'>;
export type VenueId = Id<'venue'>;
export type EventId = Id<'event'>;
export type DateId = Id<'date'>;
export type ZoneId = Id<'zone'>;
export type PriceId = Id<'price'>;
export type QuotaId = Id<'quota'>;
export type VatRateId = Id<'vatRate'>;
export type PaymentMethodId = Id<'paymentMethod'>;
export type StaffId = Id<'staff'>;
export type DeviceId = Id<'device'>;
export type StreamId = Id<'stream'>;
export type LeaseId = Id<'lease'>;
export type OrderId = Id<'order'>;
export type TicketId = Id<'ticket'>;
export type CartId = Id<'cart'>;
export type LineId = Id<'line'>;
export type CommandId = Id<'command'>;
export type SessionId = Id<'session'>;
export type PrintJobId = Id<'printJob'>;
export type PrinterId = Id<'printer'>;
export type CaseId = Id<'case'>;
export type KeyId = Id<'key'>;
export type PlanId = Id<'plan'>;
export type SectionId = Id<'section'>;
/** A seat of a plan: the same on every date that is played on it. */
export type SeatId = Id<'seat'>;
export type FormId = Id<'form'>;
export type FieldId = Id<'field'>;
export type PromotionId = Id<'promotion'>;
export type OfferId = Id<'offer'>;
export type PassProductId = Id<'passProduct'>;
export type VoucherProductId = Id<'voucherProduct'>;
export type FreeReasonId = Id<'freeReason'>;
export type CustomerId = Id<'customer'>;
export type PassId = Id<'pass'>;
/** SHA-256 of a gift voucher's code, hex: the code itself is bearer money and stands nowhere else. */
export type VoucherId = Id<'voucher'>;
export type MailId = Id<'mail'>;
/** An act that took tickets back: a cancellation, or the first half of an exchange. */
export type RefundId = Id<'refund'>;
/** Cash that moved without a sale. */
export type MovementId = Id<'movement'>;
/** What has an authority: a ticket, a pass, a reserved order. */
export type ThingId = TicketId | OrderId;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case UUID of version 7 (RFC 9562 §5.7). */
export const isUuidV7 = (text: string): boolean => UUID.test(text);

/**
 * A UUID of version 7 (RFC 9562 §5.7) from milliseconds UTC and ten random bytes. Given the id made before,
 * the result always sorts after it, even when the clock stands still or goes back, so that rows stay in
 * the order in which they were written. Throws when fewer than ten bytes are given.
 */
export function uuidv7<K extends string>(ms: number, random: Uint8Array, last?: string): Id<K> {
  if (random.length < 10) throw new Error('uuidv7: ten random bytes are needed');
  const bytes = new Uint8Array(16);
  let left = ms;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = left % 256;
    left = Math.floor(left / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  const id = format(bytes);
  return (last === undefined || id > last ? id : successor(last)) as Id<K>;
}

/** When an id of version 7 was made, in ms UTC by the clock of its maker. */
export const msOfId = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

function format(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The next id after one: the last 62 bits count up, and carry into the 12 bits before the variant, then the time. */
function successor(id: string): string {
  const hex = id.replaceAll('-', '');
  const high = BigInt(`0x${hex.slice(0, 12)}${hex.slice(13, 16)}`);
  const low = BigInt(`0x${hex.slice(16)}`) & 0x3fffffffffffffffn;
  let next = (high << 62n) | low;
  next += 1n;
  const nextHigh = (next >> 62n).toString(16).padStart(15, '0');
  const nextLow = ((next & 0x3fffffffffffffffn) | 0x8000000000000000n).toString(16);
  const time = nextHigh.slice(0, 12);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${nextHigh.slice(12)}-${nextLow.slice(0, 4)}-${nextLow.slice(4)}`;
}
