import type { Payment } from '../domain/payment.ts';
import { sum } from '../kernel/money.ts';
import type { MethodTotal } from './bodies.ts';

/** Totals by payment method with more payments, in the order in which methods were first used. Minor units. */
export function addPayments(totals: readonly MethodTotal[], payments: readonly Payment[]): MethodTotal[] {
  const next = [...totals];
  for (const payment of payments) {
    const i = next.findIndex((t) => t.method === payment.method);
    const so = next[i] ?? {
      method: payment.method,
      methodName: payment.methodName,
      kind: payment.kind,
      minor: 0,
      count: 0,
    };
    const sumUp: MethodTotal = {
      ...so,
      minor: sum([so.minor, payment.minor]),
      count: so.count + 1,
      ...foreignOf(so, payment),
    };
    if (i < 0) next.push(sumUp);
    else next[i] = sumUp;
  }
  return next;
}

function foreignOf(so: MethodTotal, { foreign, changeMinor }: Payment): Pick<MethodTotal, 'foreign'> {
  if (!foreign) return {};
  const before = so.foreign ?? { currency: foreign.currency, minor: 0, changeMinor: 0 };
  return {
    // In the canonical order of names, as an entry gives them back.
    foreign: {
      changeMinor: sum([before.changeMinor, changeMinor]),
      currency: foreign.currency,
      minor: sum([before.minor, foreign.minor]),
    },
  };
}
