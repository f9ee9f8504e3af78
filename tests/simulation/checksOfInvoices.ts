import type { Tx } from '../../central/storage/port.ts';
import type { CaseRow } from '../../central/storage/rows.ts';
import { receivableOf } from '../../electron/core/invoices/receivable.ts';
import type { CaseKind } from '../../shared/journal/venueCases.ts';
import type { OrderId } from '../../shared/kernel/ids.ts';
import { Reference } from '../../shared/sync/reference.ts';
import { owedOf, type Receivable } from './receivables.ts';
import type { TillHost } from './tillHost.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** How an invoice stands where somebody keeps it. Minor units. */
interface Standing {
  readonly openMinor: number;
  readonly settled: boolean;
}

/**
 * G3: what is owed of each invoice is what it was issued for, less what was taken back and paid, and centre and tills say so
 * alike; what came in twice, or beside what was owed, has a case that names it.
 */
export async function checkInvoices(world: World, cases: readonly CaseRow[]): Promise<void> {
  const all = [...world.truth.receivables.all.values()];
  const told = await world.centre.read((tx) =>
    toldOf(
      tx,
      all.map(({ order }) => order),
    ),
  );
  for (const one of all) {
    checkNamed(one, cases);
    // What was lost with a disk, nobody can be sure of.
    if (one.unsure) continue;
    checkStanding(one, 'the centre', told.get(one.order));
    for (const till of world.tills) checkKnown(till, one);
  }
}

/** The invoices as the tills are told of them. */
async function toldOf(tx: Tx, orders: readonly string[]): Promise<Map<string, Standing>> {
  const told = new Map<string, Standing>();
  for (const { id, value } of await tx.feed.published('foreignOrder', orders)) {
    const { receivable } = value ? Reference.foreignOrder.parse(value) : {};
    if (!receivable) continue;
    const { minor, credits, settled } = receivable;
    const credited = credits.reduce((sum, one) => sum + one.minor, 0);
    told.set(id, { settled, openMinor: settled ? 0 : Math.max(0, minor - credited) });
  }
  return told;
}

/** Cases that say that an invoice came to another sum than it was issued for. */
const SAY: readonly CaseKind[] = ['invoiceTwice', 'invoiceDiffers', 'invoiceUnknown', 'returnedTwice'];

/** Paid and credited together are what was issued, or a case names the invoice, or a refund of it. */
function checkNamed({ number, minor, payoffs, credits }: Receivable, cases: readonly CaseRow[]): void {
  const gone = [...payoffs, ...credits].reduce((sum, one) => sum + one.minor, 0);
  const twice = payoffs.length > 1;
  if (!twice && (payoffs.length === 0 ? gone <= minor : gone === minor)) return;
  const kinds: readonly CaseKind[] = twice ? ['invoiceTwice', 'invoiceUnknown'] : SAY;
  const names = [number, ...credits.map((one) => one.number)];
  if (!cases.some(({ kind, about }) => kinds.includes(kind) && names.some((name) => about.includes(name))))
    throw new Violation(
      `G3: invoice ${number} over ${minor} was paid by ${payoffs.map((one) => `${one.minor} at ${one.key}`).join(', ') || 'nobody'} and credited ${credits.map((one) => `${one.minor} by ${one.number}`).join(', ') || 'nothing'}, and no case says so`,
    );
}

function checkStanding(one: Receivable, who: string, known: Standing | undefined): void {
  const open = owedOf(one);
  const settled = one.payoffs.length > 0;
  // What is paid need not be known to everybody.
  if (!known && open === 0) return;
  if (known?.openMinor !== open || known.settled !== settled)
    throw new Violation(
      `G3: of invoice ${one.number} ${open} are owed (${settled ? 'paid' : 'not paid'}), ${who} says ${known ? `${known.openMinor} (${known.settled ? 'paid' : 'not paid'})` : 'nothing'}`,
    );
}

/** What a till would take for an invoice is what is owed of it. */
const checkKnown = (till: TillHost, one: Receivable): void =>
  checkStanding(one, till.name, receivableOf(till.store.read, one.order as OrderId));
