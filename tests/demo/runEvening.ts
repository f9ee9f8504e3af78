import { join } from 'node:path';
import { startCentre } from '../../central/centre.ts';
import { createLog } from '../../electron/platform/log.ts';
import { startVirtualPrinter } from '../../electron/printing/virtual/virtualPrinter.ts';
import { verifyFile } from '../../electron/verify/verifyFile.ts';
import { closeSession, fillCart, listFor, prepare, printAll, sellTo, signIn, until } from './evening.ts';
import { startLine } from './line.ts';
import { countPapers } from './papers.ts';
import type { Wish } from './shoppingList.ts';
import { startTill, type TillProcess } from './tillProcess.ts';

export interface EveningOptions {
  readonly dir: string;
  readonly orders: number;
  readonly tills: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

interface Pair {
  readonly till: number;
  readonly centre: number;
}

/** What an evening came to, from four sides: the shopping list, the tills, the centre, the paper. */
export interface EveningSummary {
  readonly expected: { readonly orders: number; readonly tickets: number; readonly takingsMinor: number };
  readonly orders: Pair;
  readonly tickets: Pair;
  readonly takingsMinor: Pair;
  readonly offlineOrders: number;
  readonly printed: { readonly originals: number; readonly duplicates: number; readonly unknown: number };
  readonly cases: number;
  readonly chainVerified: boolean;
}

/**
 * Tills enrol, the line is cut, orders are sold and printed, one till is killed in the middle and started again,
 * the line returns, everything reconciles, sessions close.
 */
export async function runEvening(
  options: EveningOptions,
): Promise<{ summary: EveningSummary; differences: string[] }> {
  const { dir, say } = options;
  const log = createLog({ file: join(dir, 'demo.log') });
  const centre = await startCentre({ dataDir: join(dir, 'centre'), port: 0, log, demo: true });
  const line = await startLine(centre.url);
  const printers = await Promise.all(
    Array.from({ length: options.tills }, () => startVirtualPrinter({ log, speedMmPerS: 3000 })),
  );
  const tills = await Promise.all(
    printers.map((_, i) => startTill(`Till ${i + 1}`, join(dir, `till-${i + 1}`))),
  );
  try {
    say(`A centre, ${tills.length} tills and as many printers are up.`);
    for (const [i, till] of tills.entries())
      await prepare(till, line.url, await centre.enrolmentCode(), printers[i] as never);
    const wishes = await listFor(tills, options.orders, options.seed);
    line.cut();
    say('The line to the centre is cut.');
    const offlineOrders = await sellAll(tills, wishes, say);
    const onPaper = (number: string): boolean => {
      const plain = number.replaceAll('-', '');
      return printers.some((p) => [...countPapers(p.printed()).codes].some((code) => code.startsWith(plain)));
    };
    let unknown = 0;
    for (const till of tills) unknown += await printAll(till, onPaper);
    line.mend();
    say('The line is back.');
    await until('every order is at the centre', async () => (await waiting(tills)) === 0);
    const closings = await Promise.all(tills.map((till, i) => closeSession(till, cashOf(wishes, i))));
    await until('the closings are at the centre', async () => (await waiting(tills)) === 0);
    const takings = await centre.takings();
    await Promise.all(tills.map((till) => till.stop()));
    const verified = tills.map((till) =>
      verifyFile(join(till.dataDir, 'till.db'), { allSignatures: true, anchors: [] }),
    );
    const papers = printers.map((p) => countPapers(p.printed()));
    const add = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
    const summary: EveningSummary = {
      expected: {
        orders: wishes.length,
        tickets: add(wishes.map((w) => w.tickets)),
        takingsMinor: add(wishes.map((w) => w.takingsMinor)),
      },
      orders: { till: add(closings.map((c) => c.orders)), centre: add(takings.streams.map((s) => s.orders)) },
      tickets: {
        till: add(closings.map((c) => c.tickets)),
        centre: add(takings.streams.map((s) => s.tickets)),
      },
      takingsMinor: {
        till: add(closings.flatMap((c) => c.methods.map((m) => m.minor))),
        centre: add(takings.streams.flatMap((s) => s.methods.map((m) => m.minor))),
      },
      offlineOrders,
      printed: {
        originals: add(papers.map((p) => p.originals)),
        duplicates: add(papers.map((p) => p.duplicates)),
        unknown,
      },
      cases: takings.cases,
      chainVerified: verified.every((v) => v.sound),
    };
    const twice = papers.flatMap((p) => p.unmarkedTwice);
    const onPaperAtAll = new Set(papers.flatMap((p) => [...p.codes])).size;
    const short = closings.filter((c) => c.differenceMinor !== 0).length;
    return {
      summary,
      differences: differencesOf(summary, {
        twice,
        onPaperAtAll,
        short,
        errors: add(papers.map((p) => p.errors)),
      }),
    };
  } finally {
    await Promise.allSettled(tills.map((till) => till.kill()));
    await Promise.allSettled([...printers.map((p) => p.close()), line.close()]);
    await centre.close();
  }
}

/** Each till serves its queue; the first is killed half-way, between sending a sale and hearing of it. */
async function sellAll(
  tills: readonly TillProcess[],
  wishes: readonly Wish[],
  say: (line: string) => void,
): Promise<number> {
  const counts = await Promise.all(
    tills.map(async (till, i) => {
      const queue = wishes.filter((w) => w.till === i);
      const middle = Math.floor(queue.length / 2);
      for (const [n, wish] of queue.entries()) {
        if (i === 0 && n === middle) await sellThroughKill(till, wish, say);
        else await sellTo(till, wish);
      }
      return queue.length;
    }),
  );
  say(`${counts.reduce((a, b) => a + b, 0)} orders were sold without the centre.`);
  return counts.reduce((a, b) => a + b, 0);
}

async function sellThroughKill(till: TillProcess, wish: Wish, say: (line: string) => void): Promise<void> {
  const { id, input } = await fillCart(till, wish);
  const answer = till.try('validateOrder', input, id);
  await till.kill();
  await answer;
  say(`${till.name} was killed in the middle of a sale, and is started again.`);
  await till.start();
  await signIn(till, 'cashier');
  // The screen sends the same command again: it gives the same order, made before or after the kill (G2).
  await till.do('validateOrder', input, id);
}

const cashOf = (wishes: readonly Wish[], till: number): number =>
  wishes.filter((w) => w.till === till && w.method === 'cash').reduce((sum, w) => sum + w.takingsMinor, 0);

async function waiting(tills: readonly TillProcess[]): Promise<number> {
  const states = await Promise.all(tills.map((till) => till.ask('till', {})));
  return states.reduce((sum, state) => sum + state.sync.entriesWaiting, 0);
}

function differencesOf(
  s: EveningSummary,
  paper: {
    readonly twice: readonly string[];
    readonly onPaperAtAll: number;
    readonly short: number;
    readonly errors: number;
  },
): string[] {
  const sides: [string, number, number][] = [
    ['orders, list and tills', s.expected.orders, s.orders.till],
    ['orders, tills and centre', s.orders.till, s.orders.centre],
    ['tickets, list and tills', s.expected.tickets, s.tickets.till],
    ['tickets, tills and centre', s.tickets.till, s.tickets.centre],
    ['takings, list and tills', s.expected.takingsMinor, s.takingsMinor.till],
    ['takings, tills and centre', s.takingsMinor.till, s.takingsMinor.centre],
    ['tickets sold and on paper', s.tickets.till, paper.onPaperAtAll],
    ['tickets with two unmarked originals', 0, paper.twice.length],
    ['drawers that differ from the count', 0, paper.short],
    ['bytes that a strict printer does not understand', 0, paper.errors],
    ['cases', 0, s.cases],
  ];
  const wrong = sides.filter(([, a, b]) => a !== b).map(([what, a, b]) => `${what}: ${a} and ${b}`);
  return s.chainVerified ? wrong : [...wrong, 'a journal does not verify'];
}
