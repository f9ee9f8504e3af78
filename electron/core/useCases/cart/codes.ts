import type { Refusal } from '../../../../shared/contract/refusal.ts';
import type { Cart } from '../../../../shared/domain/cart.ts';
import { priceCart } from '../../../../shared/domain/pricing.ts';
import { plainCode, promotionNotNow, promotionOf } from '../../../../shared/domain/promotions.ts';
import { readVoucherCode, voucherIdOf, voucherQuota } from '../../../../shared/domain/vouchers.ts';
import type { StaffId } from '../../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../../shared/kernel/result.ts';
import { instant, msOf } from '../../../../shared/kernel/time.ts';
import type { CommandHandlers } from '../../api.ts';
import { approvedBy } from '../../approval.ts';
import { change, rightsFor } from '../../cartDesk.ts';
import { type CoreContext, dayOf, venueOf } from '../../context.ts';
import type { Tx } from '../../journalist.ts';
import { type Attempt, onDemand } from '../../onDemand.ts';
import { voidOf } from '../../passes/voucherState.ts';
import { SELLERS } from '../../people.ts';
import { knownVoucher, riskLeft } from '../../vouchers.ts';

type CodeCommands = Pick<CommandHandlers, 'enterCode' | 'removeCode' | 'removeVoucher'>;

/** Codes that customers bring: promotions and gift vouchers, entered in one field. */
export function codeCommands(context: CoreContext): CodeCommands {
  return {
    enterCode: async (input, screen, id) => {
      const manager = await approvedBy(context, input.approval, screen, id);
      if (!manager.ok) return manager;
      // A PIN is never part of what is kept of a command.
      const kept = { code: input.code, minor: input.minor, approval: manager.value };
      const command = { name: 'enterCode', id, input: kept, screen } as const;
      return onDemand(context, command, SELLERS, null, (tx, person, attempt) =>
        change(context, tx, person, (cart) => {
          const voucher = readVoucherCode(input.code);
          if (voucher.kind === 'code')
            return withVoucher(context, tx, cart, attempt, {
              plain: voucher.plain,
              minor: input.minor,
              manager: manager.value,
            });
          const promotion = promotionOf(context.cache.catalogue().promotions.values(), input.code);
          if (!promotion && voucher.kind === 'mistyped') return refuse({ kind: 'voucherMistyped' });
          return withPromotion(context, tx, cart, attempt, input.code);
        }),
      );
    },
    removeCode: async (input, screen, id) =>
      context.once({ name: 'removeCode', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) =>
          accept({ ...cart, codes: cart.codes.filter((code) => code !== plainCode(input.code)) }),
        ),
      ),
    removeVoucher: async (input, screen, id) =>
      context.once({ name: 'removeVoucher', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) =>
          accept({ ...cart, vouchers: cart.vouchers.filter((one) => one.voucher !== input.voucher) }),
        ),
      ),
  };
}

function withPromotion(
  context: CoreContext,
  tx: Tx,
  cart: Cart,
  attempt: Attempt,
  code: string,
): Result<Cart, Refusal> {
  const catalogue = context.cache.catalogue();
  const promotion = promotionOf(catalogue.promotions.values(), code);
  if (!promotion) return refuse({ kind: 'codeUnknown', code: plainCode(code) });
  if (cart.codes.includes(promotion.code)) return refuse({ kind: 'codeTwice', code: promotion.code });
  const notNow = promotionNotNow(promotion, tx.now);
  if (notNow) return refuse(notNow);
  const next: Cart = { ...cart, codes: [...cart.codes, promotion.code] };
  const priced = priceCart(next, catalogue, tx.now, dayOf(context, tx.now));
  if (!priced.ok) return priced;
  const use = priced.value.codes.find((one) => one.code === promotion.code);
  // In an empty cart a code waits for what it is for.
  if (cart.lines.length > 0 && (use?.uses ?? 0) === 0)
    return refuse({ kind: 'codeNotForThis', code: promotion.code, name: promotion.name });
  const rights = rightsFor(context, tx, next, priced.value, attempt);
  return rights.ok ? accept(next) : rights;
}

interface VoucherGiven {
  readonly plain: string;
  /** No more than this is taken from it, minor units; null for all. */
  readonly minor: number | null;
  readonly manager: StaffId | null;
}

/** No right is larger in one question to the centre, in minor units. */
const MOST_ASKED = 100_000;

function withVoucher(
  context: CoreContext,
  tx: Tx,
  cart: Cart,
  attempt: Attempt,
  { plain, minor, manager }: VoucherGiven,
): Result<Cart, Refusal> {
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  const voucher = voucherIdOf(context.parts.sha256, plain);
  const last4 = plain.slice(-4);
  if (cart.vouchers.some((one) => one.voucher === voucher)) return refuse({ kind: 'voucherTwice', last4 });
  const known = knownVoucher(context, tx.store, stream.id, voucher);
  const riskMinor = venueOf(context)?.voucherRiskMinor ?? 0;
  const mostMinor = riskLeft(context, tx.store, voucher);
  const gone = voidOf(tx.store, voucher);
  if (gone) return refuse({ kind: 'voucherVoided', last4, since: instant(gone.at) });
  if (!known && riskMinor === 0) return refuse({ kind: 'voucherUnknown' });
  if (known?.validTo != null && tx.now > msOf(known.validTo))
    return refuse({ kind: 'voucherExpired', last4, since: known.validTo });
  const leased = known?.balanceMinor ?? null;
  if (known && leased === null) {
    attempt.lacks.push({ quota: voucherQuota(voucher), amount: Math.min(MOST_ASKED, known.minor) });
    // The centre may give its balance: nobody takes a risk before it was asked.
    if (!attempt.beyond) return refuse({ kind: 'voucherNeedsManager', last4, mostMinor });
  }
  if (leased === 0) return refuse({ kind: 'voucherEmpty', last4 });
  if (leased === null && riskMinor > 0 && mostMinor === 0)
    return refuse({ kind: 'voucherRiskUsed', last4, mostMinor: riskMinor });
  if (leased === null && (manager === null || mostMinor === 0))
    return refuse({ kind: 'voucherNeedsManager', last4, mostMinor });
  const balanceMinor = leased ?? mostMinor;
  if (minor !== null && minor > balanceMinor)
    return refuse({ kind: 'voucherOverspent', last4, balanceMinor, wantedMinor: minor });
  const approvedBy = leased === null ? manager : null;
  return accept({ ...cart, vouchers: [...cart.vouchers, { voucher, last4, approvedBy, mostMinor: minor }] });
}
