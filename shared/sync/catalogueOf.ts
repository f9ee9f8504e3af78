import type { z } from 'zod';
import type { Catalogue } from '../domain/catalogue.ts';
import type { StaffId } from '../kernel/ids.ts';
import { type LeaseRow, Reference, type ReferenceKind } from './reference.ts';

/** Reference data as the use cases want it. */
export interface ReadReference {
  readonly catalogue: Catalogue;
  readonly verifiers: ReadonlyMap<StaffId, string>;
  readonly leases: readonly LeaseRow[];
  /** Rows of a known kind that have not its form; they are left out. */
  readonly problems: readonly string[];
}

type Rows = { readonly [K in ReferenceKind]: z.infer<(typeof Reference)[K]>[] };

/** Builds a catalogue from feed rows. Kinds that this version does not know are passed over. */
export function catalogueOf(
  rows: Iterable<{ readonly kind: string; readonly id: string; readonly value: unknown }>,
): ReadReference {
  const problems: string[] = [];
  const found: Record<string, unknown[]> = {};
  for (const row of rows) {
    if (!Object.hasOwn(Reference, row.kind)) continue;
    const read = Reference[row.kind as ReferenceKind].safeParse(row.value);
    if (!read.success)
      problems.push(
        `${row.kind} ${row.id}: ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`,
      );
    else {
      found[row.kind] ??= [];
      found[row.kind]?.push(read.data);
    }
  }
  const of = <K extends ReferenceKind>(kind: K): Rows[K] => (found[kind] ?? []) as Rows[K];
  const staff = of('staff');
  const catalogue = {
    venues: byId(of('venue')),
    events: byId(of('event')),
    dates: byId(of('date')),
    zones: byId(of('zone')),
    prices: byId(of('price')),
    vatRates: byId(of('vatRate')),
    quotas: byId(of('quota')),
    paymentMethods: byId(of('paymentMethod')),
    plans: byId(plansOf(of('plan'), of('planSection'))),
    forms: byId(of('form')),
    promotions: byId(of('promotion')),
    offers: byId(of('offer')),
    passProducts: byId(of('passProduct')),
    voucherProducts: byId(of('voucherProduct')),
    freeReasons: byId(of('freeReason')),
    levies: byId(of('levy')),
    seatHolds: byId(of('seatHold')),
    staff: byId(staff.map(({ id, name, role }) => ({ id, name, role }))),
  };
  return {
    // The rows' ids are plain text on the wire and branded from here on.
    catalogue: catalogue as unknown as Catalogue,
    verifiers: new Map(staff.map((s) => [s.id as StaffId, s.pinVerifier])),
    leases: of('lease'),
    problems,
  };
}

/** Plans with their sections in order; a section whose plan is missing is left out. */
function plansOf(plans: Rows['plan'], sections: Rows['planSection']) {
  return plans.map((plan) => ({
    ...plan,
    sections: sections
      .filter((section) => section.plan === plan.id)
      .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)),
  }));
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
