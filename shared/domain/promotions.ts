import { msOf } from '../kernel/time.ts';
import { isWithin } from './offers.ts';
import type { CodeUse } from './priced.ts';
import type { Promotion } from './promotion.ts';
import type { SaleRefusal } from './refusal.ts';
import { inScope } from './scope.ts';
import { byWorth, reductionOf, spread, takeOff, type Unit } from './units.ts';

/** A code as it is compared: capitals and digits only. */
export const plainCode = (text: string): string => text.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** The promotion of a code, as typed; undefined when there is none. */
export function promotionOf(promotions: Iterable<Promotion>, code: string): Promotion | undefined {
  const plain = plainCode(code);
  for (const promotion of promotions) if (promotion.code === plain) return promotion;
  return undefined;
}

/** Why a promotion can't be used now (ms UTC) whatever is in the cart; null when it can. */
export function promotionNotNow(promotion: Promotion, now: number): SaleRefusal | null {
  const { code, from, to } = promotion;
  if (from !== null && now < msOf(from)) return { kind: 'codeNotYet', code, from };
  if (to !== null && now >= msOf(to)) return { kind: 'codeExpired', code, since: to };
  return null;
}

/**
 * Lowers what the entered codes lower, in place: those per ticket first, then those of the cart; within each by their
 * codes, so that the order of entry does not matter. Codes that don't apply now have no uses. Gift vouchers are not
 * among the units.
 */
export function applyPromotions(
  units: readonly Unit[],
  codes: readonly string[],
  promotions: Iterable<Promotion>,
  now: number,
): CodeUse[] {
  const all = [...promotions];
  const entered = [...new Set(codes)]
    .map((code) => promotionOf(all, code))
    .filter((promotion) => promotion !== undefined)
    .sort((a, b) => (a.per === b.per ? (a.code < b.code ? -1 : 1) : a.per === 'ticket' ? -1 : 1));
  return entered.map((promotion) => ({
    promotion: promotion.id,
    code: promotion.code,
    quota: promotion.quota,
    uses: isWithin(promotion.from, promotion.to, now) ? apply(promotion, units) : 0,
  }));
}

function apply(promotion: Promotion, units: readonly Unit[]): number {
  const inReach = units
    .filter((unit) => unit.minor > 0 && inScope(promotion.scope, unit.item))
    .sort(byWorth)
    .slice(0, promotion.capPerOrder ?? units.length);
  if (inReach.length === 0) return 0;
  const why = {
    kind: 'promotion',
    source: promotion.id,
    name: promotion.name,
    code: promotion.code,
  } as const;
  if (promotion.per === 'ticket') {
    for (const unit of inReach) takeOff(unit, reductionOf(promotion.reduction, unit.minor), why);
    return inReach.length;
  }
  const parts = inReach.map((unit) => unit.minor);
  const off = reductionOf(
    promotion.reduction,
    parts.reduce((sum, part) => sum + part, 0),
  );
  for (const [i, share] of spread(off, parts).entries()) takeOff(inReach[i] as Unit, share, why);
  return 1;
}
