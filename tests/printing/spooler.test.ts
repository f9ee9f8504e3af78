import { afterEach, expect, test } from 'vitest';
import type { PrinterSetup, PrintJobState } from '../../electron/core/ports/printing.ts';
import { systemRandom } from '../../electron/platform/time.ts';
import type { Fault } from '../../electron/printing/virtual/faults.ts';
import type { PrinterId } from '../../shared/kernel/ids.ts';
import { NO_EDIT } from '../../shared/layout/layoutData.ts';
import { aTest, qrTextFor } from '../fakes/printDocuments.ts';
import {
  documentFor,
  isOriginal,
  type PrintingRig,
  printingRig,
  type RigOptions,
  TEST_TIMINGS,
} from '../fakes/printing.ts';
import { until } from '../fakes/until.ts';

const rigs: PrintingRig[] = [];
async function rig(options?: RigOptions): Promise<PrintingRig> {
  const made = await printingRig(options);
  rigs.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(rigs.splice(0).map((one) => one.close()));
});

const states = (one: PrintingRig): PrintJobState[] => one.queue.rows().map((job) => job.state);
const state = (one: PrintingRig): string | undefined => one.spooler.status()[0]?.state;
const sell = (one: PrintingRig, n = 1): void => {
  for (let i = 0; i < n; i++) one.queue.add();
  one.spooler.wake();
};
const is = (one: PrintingRig, ...wanted: PrintJobState[]): Promise<void> =>
  until(
    `jobs ${wanted.join(', ')}, not ${states(one).join(', ')}`,
    () => states(one).join() === wanted.join(),
  );

/** G7: no ticket has two unmarked originals, and what is said to be printed is. */
function honest(one: PrintingRig): void {
  const originals = one.originals();
  expect(new Set(originals).size).toBe(originals.length);
  for (const job of one.queue.rows()) {
    if (job.state !== 'printed' || job.reason === 'cameOut') continue;
    expect(
      one.printer.printed().some((paper) => paper.cut && paper.qr.includes(qrTextFor(Number(job.id)))),
    ).toBe(true);
  }
  for (const paper of one.printer.printed()) expect(paper.errors).toEqual([]);
}

test('tickets come out once each, in the order of the sale', async () => {
  const one = await rig();
  sell(one, 5);
  await is(one, 'printed', 'printed', 'printed', 'printed', 'printed');
  expect(one.printer.printed().map((paper) => paper.qr)).toEqual([1, 2, 3, 4, 5].map((n) => [qrTextFor(n)]));
  expect(one.queue.moves().slice(0, 2)).toEqual(['0001 queued>sending', '0001 sending>printed']);
  expect(one.capabilities).toEqual(['confirms']);
  await until('ready', () => state(one) === 'ready');
  honest(one);
});

test.each([
  ['a name that is corrected', 'Zoë Neuhaus', 'Otto Altdorf'],
  ['a layout that is saved', 'Einlass ab 18 Uhr', 'Garderobe im Foyer'],
])('%s while the ticket before is printed is on the paper', async (what, now, before) => {
  let corrected = false;
  const text = (): string => (corrected ? now : before);
  const one = await rig({
    printer: { speedMmPerS: 1500 },
    documents: (job) => {
      // Made for the first time while the first ticket is printed; afterwards somebody corrects it.
      if (job.id === ('0002' as string) && states(one)[0] === 'sending')
        queueMicrotask(() => {
          corrected = true;
        });
      return { ...documentFor(job), ...(what.includes('name') ? { holder: text() } : {}) };
    },
    edits: () => (what.includes('name') ? NO_EDIT : { texts: { note: { 'fr-CH': text() } }, logo: null }),
  });
  sell(one, 2);
  await is(one, 'printed', 'printed');
  const papers = one.printer.printed().map((paper) => paper.lines.join(' '));
  expect(papers[0]).toContain(before);
  expect(papers[1]).toContain(now);
});

test('a clone is asked once; what it prints is weakly confirmed', async () => {
  const one = await rig();
  one.printer.setFault({ kind: 'clone' });
  sell(one, 2);
  await is(one, 'printed', 'printed');
  expect(one.queue.rows().map((job) => job.reason)).toEqual(['weakConfirmation', 'weakConfirmation']);
  expect(one.capabilities).toEqual(['fence']);
  honest(one);
});

test('G7: a clone in the place of a printer that confirmed costs one ticket to check, not every one', async () => {
  const one = await rig({ capability: 'confirms' });
  one.printer.setFault({ kind: 'clone' });
  sell(one, 3);
  await is(one, 'unknown', 'printed', 'printed');
  expect(one.queue.rows().map((job) => job.reason)).toEqual([
    'noAnswer',
    'weakConfirmation',
    'weakConfirmation',
  ]);
  expect(one.capabilities).toEqual(['fence']);
  honest(one);
});

test.each<[string, Fault, string, string]>([
  ['the printer refuses connections', { kind: 'refuse' }, 'unreachable', 'offline'],
  ['the printer never reads', { kind: 'neverReads' }, 'noAnswer', 'offline'],
  ['the printer is silent', { kind: 'silent' }, 'noAnswer', 'offline'],
  ['there is no paper', { kind: 'paperOut' }, 'paperOut', 'paperOut'],
  ['the cover is open', { kind: 'coverOpen' }, 'coverOpen', 'coverOpen'],
  ['the power is off', { kind: 'powerOff' }, 'unreachable', 'offline'],
])('G7: nothing is sent while %s, and it goes on by itself', async (_, fault, reason, shown) => {
  const one = await rig();
  one.printer.setFault(fault);
  await until(`shows ${shown} without a job`, () => state(one) === shown);
  sell(one, 2);
  await is(one, 'blockedBefore', 'queued');
  expect(one.queue.rows()[0]?.reason).toBe(reason);
  expect(one.queue.rows()[0]?.attempts).toBe(0);
  expect(one.printer.printed()).toEqual([]);
  one.printer.clearFaults();
  await is(one, 'printed', 'printed');
  expect(one.originals()).toEqual([qrTextFor(1), qrTextFor(2)]);
  honest(one);
});

test('G7: paper out in mid-job waits, is never sent again, and goes on with new paper', async () => {
  const one = await rig({ printer: { speedMmPerS: 2000 } });
  one.printer.setFault({ kind: 'paperOutAfter', mm: 40 });
  sell(one, 2);
  await is(one, 'blockedDuring', 'queued');
  await until('paper out is shown', () => state(one) === 'paperOut');
  one.printer.clearFaults();
  await is(one, 'printed', 'printed');
  expect(one.queue.rows().map((job) => job.attempts)).toEqual([1, 1]);
  expect(one.originals()).toEqual([qrTextFor(1), qrTextFor(2)]);
  honest(one);
});

test('G7: paper out in mid-job and then the power goes: to check, never sent again', async () => {
  const one = await rig({ printer: { speedMmPerS: 2000 } });
  one.printer.setFault({ kind: 'paperOutAfter', mm: 40 });
  sell(one, 2);
  await is(one, 'blockedDuring', 'queued');
  one.printer.setFault({ kind: 'powerOff' });
  await is(one, 'unknown', 'blockedBefore');
  one.printer.clearFaults();
  await is(one, 'unknown', 'printed');
  expect(one.originals()).toEqual([qrTextFor(2)]);
  honest(one);
});

test('G7: paper out in mid-picture, with a buffer so full that no question gets through: it waits and goes on', async () => {
  let [ahead, asked] = [0, 0];
  const one = await rig({
    letters: 'picture',
    printer: { speedMmPerS: 4000, bufferBytes: 24_000 },
    now: () => {
      asked++;
      return performance.now() + ahead;
    },
  });
  one.printer.setFault({ kind: 'paperOutAfter', mm: 40 });
  sell(one, 1);
  await is(one, 'blockedDuring');
  ahead = 20 * TEST_TIMINGS.silence;
  const before = asked;
  await until('the silence was noticed', () => asked > before + 100);
  expect(states(one)).toEqual(['blockedDuring']);
  one.printer.clearFaults();
  await is(one, 'printed');
  expect(one.queue.rows()[0]?.attempts).toBe(1);
  expect(one.printer.printed().map((paper) => paper.cut)).toEqual([true]);
});

test.each<[string, Fault, string]>([
  ['the acknowledgement is lost', { kind: 'lostAck' }, 'noAnswer'],
  ['the power goes while printing', { kind: 'powerOffAfter', mm: 30 }, 'connectionLost'],
  ['the connection breaks in mid-job', { kind: 'reset', afterBytes: 300 }, 'connectionLost'],
])('G7: to check, and not sent again, when %s; the next ticket is not held up', async (_, fault, reason) => {
  const one = await rig({ capability: 'confirms' });
  await until('ready', () => state(one) === 'ready');
  one.printer.setFault(fault);
  sell(one, 1);
  await is(one, 'unknown');
  expect(one.queue.rows()[0]?.reason).toBe(reason);
  one.printer.clearFaults();
  sell(one, 1);
  await is(one, 'unknown', 'printed');
  expect(one.queue.rows()[0]?.attempts).toBe(1);
  honest(one);
});

test('G7: silent in mid-job becomes to check after a while', async () => {
  const one = await rig({ capability: 'confirms', printer: { speedMmPerS: 1500 } });
  await until('ready', () => state(one) === 'ready');
  sell(one, 1);
  await is(one, 'sending');
  one.printer.setFault({ kind: 'silent' });
  await is(one, 'unknown');
  expect(one.queue.rows()[0]?.reason).toBe('noAnswer');
  honest(one);
});

test('G7: what is printed again after "to check" is marked', async () => {
  const one = await rig({ capability: 'confirms' });
  await until('ready', () => state(one) === 'ready');
  one.printer.setFault({ kind: 'lostAck' });
  const first = one.queue.add();
  one.spooler.wake();
  await is(one, 'unknown');
  one.printer.clearFaults();
  one.queue.move(first.id, 'replaced', 'noAnswer');
  one.queue.add('tickets', 1);
  one.spooler.wake();
  await is(one, 'replaced', 'printed');
  expect(one.printer.printed().map(isOriginal)).toEqual([true, false]);
  honest(one);
});

test('a slow printer that sends status bytes in mid-job gets the whole job and confirms it', async () => {
  const one = await rig({ printer: { speedMmPerS: 1500 } });
  one.printer.setFault({ kind: 'chatty' });
  sell(one, 2);
  await is(one, 'printed', 'printed');
  expect(one.originals()).toEqual([qrTextFor(1), qrTextFor(2)]);
  honest(one);
});

test.each<[PrintJobState, Fault | null, PrintJobState]>([
  ['queued', { kind: 'refuse' }, 'printed'],
  ['blockedBefore', { kind: 'paperOut' }, 'printed'],
  ['sending', null, 'unknown'],
  ['blockedDuring', { kind: 'paperOutAfter', mm: 40 }, 'unknown'],
  ['printed', null, 'printed'],
  ['unknown', { kind: 'lostAck' }, 'unknown'],
])('G7: the process dies while a job is %s', async (at, fault, after) => {
  const slow = at === 'sending';
  const one = await rig({
    capability: 'confirms',
    printer: { speedMmPerS: slow ? 300 : 4000 },
    // The next ticket waits for the rest of this one, on a machine that may be busy.
    timings: slow ? { confirm: 8000, silence: 8000 } : {},
  });
  if (fault?.kind !== 'refuse') await until('ready', () => state(one) === 'ready');
  if (fault) one.printer.setFault(fault);
  one.queue.add();
  if (at !== 'queued') {
    one.spooler.wake();
    await is(one, at);
  }
  await one.restart();
  one.printer.clearFaults();
  sell(one, 1);
  await is(one, after, 'printed');
  honest(one);
});

test('close() in mid-job leaves nothing running and guesses nothing', async () => {
  const one = await rig({ capability: 'confirms', printer: { speedMmPerS: 400 }, timings: { closing: 60 } });
  await until('ready', () => state(one) === 'ready');
  sell(one, 2);
  await is(one, 'sending', 'queued');
  await one.spooler.close();
  expect(states(one)).toEqual(['unknown', 'queued']);
});

test('a ticket without a readable code is refused and blocks nothing behind it', async () => {
  const one = await rig();
  one.queue.add('tickets', 0);
  const bad = one.queue.rows()[0];
  expect(bad?.state).toBe('queued');
  one.queue.add();
  const { startSpooler } = await import('../../electron/printing/spooler.ts');
  const errors: string[] = [];
  await one.spooler.close();
  const spooler = startSpooler({
    queue: one.queue,
    edits: () => NO_EDIT,
    documents: (job) => ({ ...documentFor(job), ...(job.id === bad?.id ? { qr: '' } : {}) }),
    onStatus: () => {},
    onCapability: () => {},
    log: { info: () => {}, warn: () => {}, error: (message) => errors.push(message) },
    random: systemRandom(),
    timings: TEST_TIMINGS,
  });
  spooler.setPrinters([one.setup()]);
  await is(one, 'cancelled', 'printed');
  expect(one.queue.rows()[0]?.reason).toBe('refusedContent');
  expect(errors).toHaveLength(1);
  await spooler.close();
});

test('a document that can not be built is given up at the third time, not as often as its line is woken', async () => {
  const whileMs = 30_000;
  let [ahead, asked] = [0, 0];
  const one = await rig({
    timings: { retryFirst: whileMs, retryMost: whileMs },
    now: () => performance.now() + ahead,
    documents: () => {
      asked++;
      throw new Error('the disk is busy');
    },
  });
  sell(one, 1);
  const again = async (): Promise<void> => {
    const before = asked;
    one.spooler.wake();
    await until('it was tried again', () => asked > before);
  };
  for (let n = 0; n < 5; n++) await again();
  expect(states(one)).toEqual(['blockedBefore']);
  for (let n = 0; n < 2; n++) {
    ahead += whileMs;
    await again();
  }
  expect(one.queue.moves()).toEqual([
    '0001 queued>blockedBefore refusedContent',
    '0001 blockedBefore>cancelled refusedContent',
  ]);
});

test('what is not printed on the paper in the printer waits, says so, and comes out on another', async () => {
  const one = await rig({ use: 'receipts' });
  one.spooler.setPrinters([one.setup({ stock: 'show' })]);
  one.queue.add('receipts');
  one.spooler.wake();
  await is(one, 'blockedBefore');
  expect(one.queue.rows()[0]?.reason).toBe('wrongPaper');
  one.spooler.setPrinters([one.setup()]);
  await is(one, 'printed');
});

test('a job cancelled while the printer is being asked is not printed', async () => {
  const one = await rig();
  one.printer.setFault({ kind: 'coverOpen' });
  sell(one, 2);
  await is(one, 'blockedBefore', 'queued');
  const [first] = one.queue.rows();
  if (first) one.queue.move(first.id, 'cancelled', null);
  one.printer.clearFaults();
  await is(one, 'cancelled', 'printed');
  expect(one.originals()).toEqual([qrTextFor(2)]);
});

test('tickets and receipts have a printer each and don’t hold each other up', async () => {
  const tickets = await rig();
  const receipts = await rig();
  const setups: PrinterSetup[] = [
    tickets.setup(),
    receipts.setup({ id: 'printer-2' as PrinterId, use: 'receipts', name: 'Receipts' }),
  ];
  receipts.spooler.setPrinters([]);
  tickets.spooler.setPrinters(setups);
  tickets.printer.setFault({ kind: 'paperOut' });
  tickets.queue.add('tickets');
  tickets.queue.add('receipts');
  tickets.spooler.wake();
  await is(tickets, 'blockedBefore', 'printed');
  expect(receipts.printer.printed()).toHaveLength(1);
  tickets.spooler.setPrinters([
    setups[1] as PrinterSetup,
    { ...tickets.setup(), address: 'tcp://127.0.0.1:9' },
  ]);
  tickets.printer.clearFaults();
  tickets.spooler.setPrinters(setups);
  await is(tickets, 'printed', 'printed');
});

test('a test page is printed outside the queue; without paper it says why', async () => {
  const one = await rig();
  const id = one.setup().id;
  await one.spooler.printTest(id, aTest());
  expect(one.printer.printed()[0]?.code128).toEqual(['TEST0123456789']);
  one.printer.setFault({ kind: 'paperOut' });
  await expect(one.spooler.printTest(id, aTest())).rejects.toThrow('paperOut');
  expect(one.queue.rows()).toEqual([]);
});

test('G7: through a storm of faults every ticket is printed or to check, and none has two originals', async () => {
  const one = await rig({ timings: { confirm: 150, silence: 300 } });
  const faults: readonly Fault[] = [
    { kind: 'lostAck' },
    { kind: 'reset', afterBytes: 40 },
    { kind: 'reset', afterBytes: 500 },
    { kind: 'paperOutAfter', mm: 50 },
    { kind: 'powerOffAfter', mm: 20 },
    { kind: 'powerOffAfter', mm: 120 },
    { kind: 'paperOut' },
    { kind: 'coverOpen' },
    { kind: 'refuse' },
  ];
  const total = 180;
  let injected = 0;
  for (let n = 0; n < total; n++) {
    const fault = n % 2 === 0 ? faults[(n / 2) % faults.length] : undefined;
    if (fault) {
      one.printer.setFault(fault);
      injected++;
    }
    sell(one, 1);
    const job = one.queue.rows()[n];
    await until(`ticket ${n + 1} settles or is blocked`, () =>
      /printed|unknown|blocked/.test(stateOf(one, n)),
    );
    one.printer.clearFaults();
    await until(`ticket ${n + 1} settles`, () => /printed|unknown/.test(stateOf(one, n)));
    expect(one.queue.get(job?.id as NonNullable<typeof job>['id'])?.attempts).toBe(1);
  }
  expect(injected).toBe(90);
  honest(one);
}, 30_000);

const stateOf = (one: PrintingRig, n: number): string => one.queue.rows()[n]?.state ?? '';
