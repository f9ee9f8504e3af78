import type { EventId } from '../kernel/ids.ts';
import type { Catalogue, PassProduct } from './catalogue.ts';
import { type CartPass, type PassTake, quotasOnPass } from './passes.ts';
import type { PricedCart } from './priced.ts';
import { inScope } from './scope.ts';
import { byWorth, reductionOf, takeOff, type Unit } from './units.ts';

/**
 * Takes tickets on the passes of a cart, in place: the dearest in scope first, as many as are left of each pass and of
 * each event on it; passes come in the order of their numbers, so that the order of entry does not matter. A ticket that
 * a pass does not make cheaper is not taken on it. Minor units.
 */
export function applyPasses(
  units: readonly Unit[],
  passes: readonly CartPass[],
  catalogue: Pick<Catalogue, 'passProducts'>,
): PassTake[] {
  const takes = new Map<string, PassTake>();
  for (const pass of [...passes].sort((a, b) => (a.number < b.number ? -1 : 1))) {
    const product = catalogue.passProducts.get(pass.product);
    if (!product) continue;
    let left = pass.left ?? Number.MAX_SAFE_INTEGER;
    const leftOf = new Map(Object.entries(pass.leftOf));
    for (const unit of [...units].sort(byWorth)) {
      const { item } = unit;
      if (item.kind !== 'ticket' || unit.pass !== null || !inScope(product.scope, item)) continue;
      const off = givenBy(product, unit.minor);
      const ofEvent = leftOf.get(item.event) ?? Number.MAX_SAFE_INTEGER;
      if (off <= 0 || left < 1 || ofEvent < 1) continue;
      left -= 1;
      leftOf.set(item.event, ofEvent - 1);
      takeOff(unit, off, { kind: 'pass', source: pass.pass, name: product.name, code: pass.number });
      unit.pass = { id: pass.pass, entry: product.kind !== 'discount' };
      const key = `${pass.pass}\n${item.event}`;
      const event = item.event as EventId;
      const so = takes.get(key)?.tickets ?? 0;
      takes.set(key, {
        pass: pass.pass,
        number: pass.number,
        productName: product.name,
        event,
        tickets: so + 1,
        quotas: quotasOnPass(pass.pass, pass, event),
        approvedBy: pass.approvedBy,
      });
    }
  }
  return [...takes.values()];
}

/** What a pass takes off a ticket of a price. */
const givenBy = (
  product: Pick<PassProduct, 'kind' | 'reduction' | 'surchargeMinor'>,
  minor: number,
): number =>
  product.kind === 'discount'
    ? product.reduction === null
      ? 0
      : reductionOf(product.reduction, minor)
    : minor - Math.min(minor, product.surchargeMinor);

/** True when every ticket of a cart is taken on a pass for nothing: nothing pays for it, and it is no invitation (S10). */
export const isOnPassesOnly = (priced: Pick<PricedCart, 'lines' | 'totalMinor'>): boolean =>
  priced.lines.length > 0 &&
  priced.totalMinor === 0 &&
  priced.lines.every(
    (line) => line.kind === 'ticket' && line.minors.every((_, i) => (line.onPass?.[i] ?? null) !== null),
  );
