import { atWork, letGo, mostlyOpen, outcome, pay, type Scene, send, wordOf } from './acting.ts';
import { owedOf, type Receivable } from './receivables.ts';
import { HOUSE } from './venue.ts';

/** A firm takes tickets against an invoice: valid at once by a manager's word, or reserved until somebody pays. */
export async function sellOnInvoice(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  if (!(await atWork(till))) return;
  const line = chance.perMille(400)
    ? { date: HOUSE.hallDate, price: chance.pick(HOUSE.hallPrices), quantity: 1 + chance.below(2) }
    : {
        date: chance.pick(HOUSE.floorDates),
        price: chance.pick(HOUSE.floorPrices),
        quantity: 1 + chance.below(3),
      };
  const added = await till.command('addTickets', { ...line, approval: wordOf(chance, 80) });
  if (!added.ok) {
    say(`${till.name} invoices not ${line.quantity} × ${line.date}: ${added.refusal.kind}`);
    await letGo(till);
    return;
  }
  const customer = await send(till, 'saveCustomer', { customer: null, fields: { company: 'Favre SA' } });
  if (customer.ok) await till.command('setCustomer', { customer: customer.value.id as never });
  const issueNow = chance.perMille(850);
  await pay(scene, `${line.quantity} × ${line.date} on invoice`, wordOf(chance, 900), { issueNow });
}

/** Somebody pays what he owes, at whichever till; sometimes what was paid already. */
export async function settleInvoice(scene: Scene): Promise<void> {
  const { till, chance, say } = scene;
  const one = someInvoice(scene);
  if (!one || !(await atWork(till))) return;
  const paid = await send(till, 'settleInvoice', {
    order: one.order as never,
    method: chance.pick(HOUSE.methods) as never,
    byWord: chance.perMille(350),
    approval: wordOf(chance, 700),
  });
  say(`${till.name} is paid invoice ${one.number}: ${outcome(paid)}`);
}

function someInvoice(scene: Scene): Receivable | undefined {
  const { receivables } = scene;
  return mostlyOpen(
    scene,
    receivables,
    receivables.filter((one) => owedOf(one) > 0),
  );
}
