import type { EventId, LeaseId, PassProductId, QuotaId, StaffId, TicketId } from '../kernel/ids.ts';
import type { PassProduct } from './catalogue.ts';
import { voucherOfQuota } from './vouchers.ts';

/** What a pass is limited by, as it was sold: entries in all, and tickets of one event; null for no limit. */
export interface PassLimits {
  readonly entries: number | null;
  readonly perEvent: number | null;
}

/** A pass in a cart: its tickets are taken on it as far as what it gives and what is left of it. */
export interface CartPass extends PassLimits {
  readonly pass: TicketId;
  readonly number: string;
  readonly product: PassProductId;
  /** Tickets that may still be taken on it; null when nothing counts them. As it stood when the cart was changed last. */
  readonly left: number | null;
  /** Of which for events of the cart; an event that is missing here is not limited. */
  readonly leftOf: Readonly<Record<string, number>>;
  /** The manager who took it though this till holds nothing of it; null while nobody had to. */
  readonly approvedBy: StaffId | null;
}

/** Tickets of one event that are taken on one pass. */
export interface PassTake {
  readonly pass: TicketId;
  readonly number: string;
  readonly productName: string;
  readonly event: EventId;
  readonly tickets: number;
  /** The quotas that each of these tickets counts down. */
  readonly quotas: readonly QuotaId[];
  readonly approvedBy: StaffId | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const OF_PASS = /^pass-([0-9a-f-]{36})$/;
const OF_EVENT = /^pe-([0-9a-f]{32})-(.+)$/;

/** The quota that holds the entries of a pass. */
export const passQuota = (pass: TicketId): QuotaId => `pass-${pass}` as QuotaId;

/** The quota that holds how many tickets of one event may be taken on a pass. No longer than 100 characters. */
export const passEventQuota = (pass: TicketId, event: EventId): QuotaId =>
  `pe-${pass.replaceAll('-', '')}-${event}` as QuotaId;

/** The pass that a quota is of, and the event; undefined for any other quota. */
export function passOfQuota(
  quota: string,
): { readonly pass: TicketId; readonly event: EventId | null } | undefined {
  const entries = OF_PASS.exec(quota)?.[1];
  if (entries !== undefined)
    return UUID.test(entries) ? { pass: entries as TicketId, event: null } : undefined;
  const [, hex, event] = OF_EVENT.exec(quota) ?? [];
  if (hex === undefined || event === undefined) return undefined;
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return { pass: parts.join('-') as TicketId, event: event as EventId };
}

/** The lease that whoever sells a pass holds from the start of one of its quotas: named after the quota, at epoch 1. */
export const firstLeaseOf = (quota: QuotaId): LeaseId => quota as string as LeaseId;

/** The quotas that one ticket of an event counts down on a pass. */
export const quotasOnPass = (
  pass: TicketId,
  { entries, perEvent }: PassLimits,
  event: EventId,
): QuotaId[] => [
  ...(entries === null ? [] : [passQuota(pass)]),
  ...(perEvent === null ? [] : [passEventQuota(pass, event)]),
];

/** What the first lease of a pass's quota is of; null for a quota that the pass does not count. */
export const amountOfFirst = (limits: PassLimits, event: EventId | null): number | null =>
  event === null ? limits.entries : limits.perEvent;

/** True for a quota of one voucher or one pass: it is of one piece, and no places of the house. */
export const isOfOneThing = (quota: string): boolean =>
  voucherOfQuota(quota) !== undefined || passOfQuota(quota) !== undefined;

/** The limits of a pass as it is sold now. */
export const limitsOf = (product: Pick<PassProduct, 'kind' | 'entries' | 'perEvent'>): PassLimits => ({
  entries: product.kind === 'entries' ? product.entries : null,
  perEvent: product.perEvent,
});
