import type { Catalogue, Quota } from '../../shared/domain/catalogue.ts';
import { isOfOneThing } from '../../shared/domain/passes.ts';
import { voucherOfQuota } from '../../shared/domain/vouchers.ts';
import type { Lease, QuotaBalance } from '../../shared/inventory/ledger.ts';
import { sum } from '../../shared/kernel/money.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** How what is scarce is shared out. */
export interface QuotasView {
  /** By their start. */
  readonly dates: readonly DateView[];
  /** Quotas of no date: passes, promotions, contingents. */
  readonly others: readonly QuotaView[];
  /** Gift vouchers are too many to be shown one by one; minor units. */
  readonly vouchers: { readonly count: number; readonly openMinor: number };
}

export interface DateView {
  readonly date: string;
  readonly event: string;
  /** Null when the catalogue does not know the date. */
  readonly startsAt: Instant | null;
  readonly salesEndAt: Instant | null;
  readonly quotas: readonly QuotaView[];
}

export interface QuotaView {
  readonly balance: QuotaBalance;
  readonly name: string;
  /** Leases by till, summed, without what was given back; a till that has none is missing. */
  readonly tills: readonly {
    readonly till: string;
    readonly amount: number;
    readonly consumed: number;
  }[];
}

/** Puts the ledger beside the catalogue's names. */
export function readQuotas(
  catalogue: Catalogue,
  balances: readonly QuotaBalance[],
  leases: readonly Lease[],
  prefixOf: (stream: string) => string,
): QuotasView {
  const vouchers = balances.filter((row) => voucherOfQuota(row.quota) !== undefined);
  const byQuota = Map.groupBy(leases, (lease) => lease.quota);
  const views = balances
    .filter((row) => !isOfOneThing(row.quota))
    .map((balance) => {
      const quota = catalogue.quotas.get(balance.quota);
      return {
        date: quota?.date ?? null,
        order: (quota?.zone && catalogue.zones.get(quota.zone)?.order) || 0,
        view: {
          balance,
          name: nameOf(catalogue, quota) ?? balance.quota,
          tills: tillsOf(byQuota.get(balance.quota) ?? [], prefixOf),
        },
      };
    })
    .sort((a, b) => a.order - b.order);
  const dates = [...Map.groupBy(views, (row) => row.date)].flatMap(([date, rows]): DateView[] => {
    if (date === null) return [];
    const known = catalogue.dates.get(date);
    return [
      {
        date,
        event: (known && catalogue.events.get(known.event)?.name) ?? date,
        startsAt: known?.startsAt ?? null,
        salesEndAt: known?.salesEndAt ?? null,
        quotas: rows.map((row) => row.view),
      },
    ];
  });
  return {
    dates: dates.sort((a, b) => ((a.startsAt ?? '') < (b.startsAt ?? '') ? -1 : 1)),
    others: views.filter((row) => row.date === null).map((row) => row.view),
    vouchers: { count: vouchers.length, openMinor: sum(vouchers.map((row) => row.capacity - row.sold)) },
  };
}

/** A zone, a pass, a promotion or an invitation's reason: whatever names the quota. */
function nameOf(catalogue: Catalogue, quota: Quota | undefined): string | undefined {
  if (!quota) return undefined;
  if (quota.zone) return catalogue.zones.get(quota.zone)?.name;
  const passes = [...catalogue.passProducts.values()].find((one) => one.quota === quota.id);
  const promotion = [...catalogue.promotions.values()].find((one) => one.quota === quota.id);
  const reason = [...catalogue.freeReasons.values()].find((one) => one.contingent === quota.id);
  return passes?.name ?? promotion?.name ?? reason?.name;
}

function tillsOf(leases: readonly Lease[], prefixOf: (stream: string) => string): QuotaView['tills'] {
  return [...Map.groupBy(leases, (lease) => prefixOf(lease.stream))]
    .map(([till, some]) => ({
      till,
      amount: sum(some.map((lease) => lease.amount - lease.released)),
      consumed: sum(some.map((lease) => lease.consumed)),
    }))
    .sort((a, b) => a.till.localeCompare(b.till, 'en', { numeric: true }));
}
