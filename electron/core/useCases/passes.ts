import { isTicketNumber } from '../../../shared/domain/numbers.ts';
import { readQrText } from '../../../shared/domain/ticketCode.ts';
import { readVoucherCode, voucherIdOf } from '../../../shared/domain/vouchers.ts';
import type { TicketId, VoucherId } from '../../../shared/kernel/ids.ts';
import { accept } from '../../../shared/kernel/result.ts';
import type { QueryHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import { knownPass } from '../passes/known.ts';
import { passViewOf } from '../passes/view.ts';
import { voucherStateOf } from '../passes/voucherState.ts';
import { ANYONE } from '../people.ts';
import type { StoreReader } from '../ports/store.ts';

/** Length of the random part behind the number in a CODE128. */
const SECRET = 8;
const VOUCHER_ID = /^[0-9a-f]{64}$/;

/** Passes and gift vouchers: what is left of them, and what became of the rest (O5, O6). */
export function passQueries(context: CoreContext): Pick<QueryHandlers, 'passes' | 'voucher'> {
  const { read } = context.parts.store;
  return {
    passes: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const now = context.parts.clock.now();
      const event = input.date === null ? undefined : context.cache.catalogue().dates.get(input.date)?.event;
      const found = findPasses(read, input.search.trim(), input.limit);
      const passes = found.ids.flatMap((id) => {
        const pass = knownPass(read, id);
        return pass ? [passViewOf(context, read, pass, event ?? null, now)] : [];
      });
      return accept({ passes, exact: found.exact && passes.length === 1 });
    },
    voucher: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const code = readVoucherCode(input.code);
      const named = VOUCHER_ID.test(input.code) ? (input.code as VoucherId) : undefined;
      const id = code.kind === 'code' ? voucherIdOf(context.parts.sha256, code.plain) : named;
      const voucher = id === undefined ? null : voucherStateOf(context, read, id);
      return accept({ voucher, mistyped: code.kind === 'mistyped' });
    },
  };
}

/** Passes by what is scanned or typed: a code, a number or its beginning, else words of a holder or an e-mail. */
function findPasses(
  read: StoreReader,
  search: string,
  limit: number,
): { readonly ids: readonly TicketId[]; readonly exact: boolean } {
  if (search === '') return { ids: [], exact: false };
  const scanned = readQrText(search);
  if (scanned) return { ids: [scanned.claim.ticket], exact: true };
  const plain = search.toUpperCase().replaceAll('-', '');
  const number = [plain, plain.slice(0, -SECRET)].find((part) => isTicketNumber(part));
  const wanted = number === undefined ? search.toUpperCase() : hyphenated(number);
  const numbered = [
    ...read.orders.search(wanted, limit).flatMap(({ order }) => read.orders.tickets(order)),
  ].flatMap((row) => (row.number.startsWith(wanted) ? [row.ticket] : []));
  const ids = [...numbered, ...read.passes.numbered(wanted, limit).map((row) => row.id as TicketId)];
  if (ids.length > 0 && wanted.startsWith('T')) return { ids: some(ids, limit), exact: number !== undefined };
  const own = read.orders
    .named(search, limit)
    .flatMap(({ order }) => read.orders.tickets(order))
    .flatMap(({ ticket }) => {
      const pass = knownPass(read, ticket);
      return pass && isSaid(`${pass.holder} ${pass.email}`, search) ? [ticket] : [];
    });
  const others = read.passes.named(search, limit).map((row) => row.id as TicketId);
  return { ids: some([...own, ...others], limit), exact: false };
}

const some = (ids: readonly TicketId[], limit: number): TicketId[] => [...new Set(ids)].slice(0, limit);

/** Every word that is looked for begins a word of what is said: an order is found by its customer too. */
function isSaid(said: string, search: string): boolean {
  const words = folded(said);
  return folded(search).every((word) => words.some((one) => one.startsWith(word)));
}

const folded = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** T200091391 as it is kept: T2-000913-91. */
function hyphenated(number: string): string {
  const digits = number.length - 2;
  return `${number.slice(0, digits - 6)}-${number.slice(digits - 6, digits)}-${number.slice(digits)}`;
}
