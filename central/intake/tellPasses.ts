import type { VoucherVoided } from '../../shared/journal/bodiesOfPasses.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { readOrder } from '../../shared/journal/orderFact.ts';
import { saidOf } from '../../shared/journal/orderPersonal.ts';
import type { Effect } from '../../shared/journal/records.ts';
import { passesIn } from '../../shared/journal/venuePasses.ts';
import type { PassRow, UseRow } from '../../shared/sync/reference.ts';
import { usesOf } from '../../shared/sync/uses.ts';
import type { FeedChange } from '../storage/rows.ts';
import type { Arrival } from './examine.ts';

type OrderEffect = Extract<Effect, { type: 'order' }>;

/** Passes that an order sold, with their holders: any till may be shown them. */
export function passRowsOf(
  arrival: Arrival,
  { record, tickets }: OrderEffect,
  tillNo: number,
): (FeedChange & { readonly value: PassRow })[] {
  if (!record.lines.some((line) => line.kind === 'pass') || tickets.length === 0) return [];
  const { body, personal } = readOrder({ bytes: arrival.sealed.bytes, personal: arrival.personal });
  return passesIn(body).flatMap(({ pass, limits }) => {
    const ticket = tickets.find((one) => one.ticket === pass);
    const line = ticket && record.lines[ticket.line];
    if (!ticket || line?.kind !== 'pass') return [];
    const said = (of: Readonly<Record<string, string>> | undefined): string =>
      (saidOf(of, ticket.line, ticket.index) ?? '').slice(0, 120);
    const value: PassRow = {
      id: pass,
      number: ticket.number,
      secret: ticket.secret,
      order: record.order,
      stream: record.stream,
      tillNo,
      at: record.at,
      product: line.product,
      productName: line.productName,
      kind: line.passKind,
      ...limits,
      validFrom: line.validFrom,
      validTo: line.validTo,
      holder: said(personal.holders),
      email: said(personal.emails),
      photo: said(personal.photos),
    };
    return [{ kind: 'pass', id: pass, audience: null, value }];
  });
}

/** What an order took of passes and vouchers. */
export const rowsOfUses = ({ record, tickets }: OrderEffect, tillNo: number): FeedChange[] =>
  usesOf(record, tickets, tillNo).map((value) => ({ kind: 'use', id: value.id, audience: null, value }));

/** The uses that a return touches, by id, with the tickets that are given back. */
export function usesReturned(body: TicketsReturned): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { pass, ticket } of body.items) {
    if (!pass) continue;
    const id = `${pass.pass}:${body.order}`;
    found.set(id, (found.get(id) ?? new Set<string>()).add(ticket));
  }
  return found;
}

/** A use with some of its tickets taken back. */
export const afterUseReturned = (row: UseRow, gone: ReadonlySet<string>): FeedChange => ({
  kind: 'use',
  id: row.id,
  audience: null,
  value: {
    ...row,
    tickets: row.tickets.map((one) => (gone.has(one.ticket) ? { ...one, state: 'returned' as const } : one)),
  },
});

/** A voucher that is void now; `restMinor` is what the ledger had left on it. */
export const voidRowOf = (
  { stream, at, body }: { readonly stream: string; readonly at: number; readonly body: VoucherVoided },
  tillNo: number,
  restMinor: number,
): FeedChange => ({
  kind: 'voucherVoid',
  id: body.voucher,
  audience: null,
  value: {
    id: body.voucher,
    last4: body.last4,
    at,
    stream,
    tillNo,
    by: body.approvedBy,
    reason: body.reason,
    restMinor,
  },
});
