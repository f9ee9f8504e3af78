import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PrinterSetup } from '../../electron/core/ports/printing.ts';
import { coveredBy, printerOfJob, printerOfUse } from '../../electron/core/ports/printRouting.ts';
import type { PrinterId } from '../../shared/kernel/ids.ts';
import { qrTextFor } from '../fakes/printDocuments.ts';
import { type PrintingRig, printingRig } from '../fakes/printing.ts';
import { until } from '../fakes/until.ts';

const id = (name: string): PrinterId => name as PrinterId;
const rigs: PrintingRig[] = [];
afterEach(async () => {
  await Promise.all(rigs.splice(0).map((one) => one.close()));
});

/** Two printers at one spooler: A for tickets, B for receipts. */
async function two() {
  const a = await printingRig({ capability: 'confirms', printer: { speedMmPerS: 4000 } });
  const b = await printingRig({ capability: 'confirms' });
  rigs.push(a, b);
  b.spooler.setPrinters([]);
  const setups = (changes: Partial<PrinterSetup> = {}): PrinterSetup[] => [
    a.setup({ id: id('A'), ...changes }),
    b.setup({ id: id('B'), use: 'receipts', name: 'B' }),
  ];
  a.spooler.setPrinters(setups());
  const states = (): string =>
    a.queue
      .rows()
      .map((job) => job.state)
      .join();
  const on = (rig: PrintingRig): number[] =>
    rig.printer.printed().flatMap((paper) => paper.qr.map((qr) => Number(qr.slice(0, 6))));
  return { a, b, setups, states, on };
}
const sell = (rig: PrintingRig, n: number): void => {
  for (let i = 0; i < n; i++) rig.queue.add();
  rig.spooler.wake();
};

describe('P3: printers that help each other', () => {
  test('nobody prints for another without being told to', async () => {
    const { a, b, states } = await two();
    a.printer.setFault({ kind: 'coverOpen' });
    sell(a, 2);
    await until('A is blocked', () => states() === 'blockedBefore,queued');
    expect(b.printer.printed()).toEqual([]);
  });

  test('G7: a stand-in prints what waits, in its order, and gives the rest back', async () => {
    const { a, b, setups, states, on } = await two();
    a.printer.setFault({ kind: 'coverOpen' });
    sell(a, 3);
    await until('A is blocked', () => states() === 'blockedBefore,queued,queued');
    a.spooler.setPrinters(setups({ standIn: id('B') }));
    await until('B has printed', () => states() === 'printed,printed,printed');
    expect(on(b)).toEqual([1, 2, 3]);
    a.printer.clearFaults();
    a.spooler.setPrinters(setups());
    sell(a, 1);
    await until('A prints again', () => states() === 'printed,printed,printed,printed');
    expect(on(a)).toEqual([4]);
  });

  test('G7: what a printer stopped in the middle of stays there; only what waits behind it goes', async () => {
    const { a, b, setups, states, on } = await two();
    await until('ready', () => a.spooler.status()[0]?.state === 'ready');
    a.printer.setFault({ kind: 'paperOutAfter', mm: 40 });
    sell(a, 3);
    await until('A stopped', () => states() === 'blockedDuring,queued,queued');
    a.spooler.setPrinters(setups({ standIn: id('B') }));
    await until('B has printed the others', () => states() === 'blockedDuring,printed,printed');
    a.printer.clearFaults();
    await until('A has gone on by itself', () => states() === 'printed,printed,printed');
    expect(on(a)).toEqual([1]);
    expect(on(b)).toEqual([2, 3]);
    expect(a.queue.rows().map((job) => job.attempts)).toEqual([1, 1, 1]);
  });

  test('G7: a job sent to another printer while the first one is asked is printed once, there', async () => {
    const { a, b, states, on } = await two();
    a.printer.setFault({ kind: 'neverReads' });
    sell(a, 1);
    const job = a.queue.rows()[0];
    if (!job) throw new Error('no job');
    a.queue.send(job.id, id('B'));
    a.spooler.wake();
    a.printer.clearFaults();
    await until('it is printed', () => states() === 'printed');
    expect([...on(a), ...on(b)]).toEqual([1]);
    expect(on(b)).toEqual([1]);
  });

  test('a job sent to another printer while a stopped one’s line holds it is printed when that lets go', async () => {
    const { a, b, states, on } = await two();
    a.printer.setFault({ kind: 'coverOpen' });
    await until('B is ready', () => a.spooler.status()[1]?.state === 'ready');
    sell(a, 1);
    await until('A is blocked', () => states() === 'blockedBefore');
    const take = a.queue.head;
    let held = false;
    vi.spyOn(a.queue, 'head').mockImplementation((of, inHand) => {
      const job = take(of, inHand);
      if (!job || held) return job;
      held = true;
      // A has it in its hand now.
      queueMicrotask(() => {
        a.queue.send(job.id, id('B'));
        a.spooler.wake();
      });
      return job;
    });
    await until('B has printed it', () => states() === 'printed');
    expect([...on(a), ...on(b)]).toEqual([1]);
    expect(on(b)).toEqual([1]);
  });

  test('a printer that is taken away leaves its jobs to the others', async () => {
    const { a, b, setups, states, on } = await two();
    a.printer.setFault({ kind: 'powerOff' });
    sell(a, 2);
    await until('A is gone', () => states() === 'blockedBefore,queued');
    a.spooler.setPrinters(setups().slice(1));
    await until('B has them', () => states() === 'printed,printed');
    expect(on(b)).toEqual([1, 2]);
    expect(b.printer.printed().map((paper) => paper.qr)).toEqual([[qrTextFor(1)], [qrTextFor(2)]]);
  });

  test('the drawer opens outside of any job, also without paper, and not when nobody answers', async () => {
    const { a, setups } = await two();
    a.spooler.setPrinters(setups({ drawer: 'pin2' }));
    await a.spooler.openDrawer(id('A'));
    await until('it opens', () => a.printer.drawerPulses() === 1);
    a.printer.setFault({ kind: 'paperOut' });
    await until('A has stopped', () => a.spooler.status()[0]?.state === 'paperOut');
    await a.spooler.openDrawer(id('A'));
    // At once, while there is still no paper: not when somebody has put some in.
    await until('it opens again', () => a.printer.drawerPulses() === 2);
    a.printer.clearFaults();
    sell(a, 1);
    await until('printed', () => a.printer.printed().length === 1);
    expect(a.printer.drawerPulses()).toBe(2);
    await expect(a.spooler.openDrawer(id('B'))).rejects.toThrow();
    a.printer.setFault({ kind: 'powerOff' });
    await expect(a.spooler.openDrawer(id('A'))).rejects.toThrow();
  });
});

test('a drawer that could not be opened at once stays shut: not when the paper comes an hour later', async () => {
  const { a, setups, states } = await two();
  a.spooler.setPrinters(setups({ drawer: 'pin5' }));
  await until('ready', () => a.spooler.status()[0]?.state === 'ready');
  a.printer.setFault({ kind: 'paperOutAfter', mm: 30 });
  sell(a, 1);
  await until('A stopped', () => states() === 'blockedDuring');
  await expect(a.spooler.openDrawer(id('A'))).rejects.toThrow();
  a.printer.clearFaults();
  await until('A has gone on', () => states() === 'printed');
  sell(a, 1);
  await until('and printed another', () => states() === 'printed,printed');
  expect(a.printer.drawerPulses()).toBe(0);
});

describe('where a job is printed', () => {
  const printer = (
    name: string,
    use: PrinterSetup['use'],
    stock: PrinterSetup['stock'] = 'roll80',
    by: string | null = null,
  ) => ({
    id: id(name),
    use,
    stock,
    standIn: by === null ? null : id(by),
  });
  test('at the printer of its use, else at one whose paper serves it', () => {
    const [tickets, receipts] = [printer('T', 'tickets', 'show'), printer('R', 'receipts')];
    expect(printerOfUse([tickets, receipts], 'receipts')).toBe('R');
    expect(printerOfUse([printer('T', 'tickets')], 'receipts')).toBe('T');
    // A ticket format has no receipt.
    expect(printerOfUse([tickets], 'receipts')).toBeNull();
    expect(printerOfUse([], 'tickets')).toBeNull();
    // Receipts do not follow a stand-in that has no paper for them: they wait.
    const stoodIn = printer('T', 'tickets', 'roll80', 'S');
    expect(printerOfUse([stoodIn, printer('S', 'tickets', 'show')], 'receipts')).toBeNull();
  });

  test('at its own, unless that is gone', () => {
    const printers = [printer('T', 'tickets'), printer('R', 'receipts')];
    expect(printerOfJob(printers, { printer: id('R'), use: 'tickets' })).toBe('R');
    expect(printerOfJob(printers, { printer: id('gone'), use: 'tickets' })).toBe('T');
  });

  test('law: every job has exactly one printer that works it off, whoever stands in for whom', () => {
    const setups = fc
      .array(
        fc.record({
          use: fc.constantFrom('tickets', 'receipts'),
          by: fc.option(fc.integer({ min: 0, max: 3 })),
        }),
        { minLength: 1, maxLength: 4 },
      )
      .map((list) =>
        list.map(({ use, by }, i) => printer(`P${i}`, use as never, 'roll80', by === null ? null : `P${by}`)),
      );
    const job = fc.record({
      use: fc.constantFrom('tickets' as const, 'receipts' as const),
      printer: fc.option(fc.integer({ min: 0, max: 5 }).map((n) => id(`P${n}`))),
    });
    fc.assert(
      fc.property(setups, job, (printers, one) => {
        const takers = printers.filter(({ id: me }) => {
          const covers = coveredBy(printers, me);
          return one.printer !== null && covers.all.includes(one.printer)
            ? covers.printers.includes(one.printer)
            : covers.uses.includes(one.use);
        });
        expect(takers.map((taker) => taker.id)).toEqual([printerOfJob(printers, one)]);
      }),
    );
  });
});
