import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTill } from '../../electron/compose.ts';
import { encode, ROLL_PRINTER } from '../../electron/printing/encoders/encode.ts';
import { pack } from '../../electron/printing/encoders/raster.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import { layoutById } from '../../shared/layout/layouts/index.ts';
import { fillCart, prepareTillFolder, signIn, validate } from '../crash/tillFolder.ts';
import { aTicket } from '../fakes/printDocuments.ts';
import { silentLog } from '../fakes/till.ts';
import { until } from '../fakes/until.ts';
import { quantile } from './disk.ts';

interface Paper {
  readonly beganAt: number;
  readonly endedAt: number;
  readonly mm: number;
}

const SPEED_MM_PER_S = 300;
const A_SALE = 10;

/**
 * The share of a ticket's time that is the software's: from the moment that the printer has a ticket out to the moment
 * that it begins with the next, against that and the paper's way at this speed. In percent.
 */
export async function printingShare(tickets: number, letters: 'own' | 'picture'): Promise<number[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-bench-print-'));
  const child = fork(new URL('./printerChild.ts', import.meta.url).pathname, [String(SPEED_MM_PER_S)]);
  try {
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    await prepareTillFolder(dataDir);
    const till = await openTill({ dataDir, log: silentLog, software: 'guichet bench' });
    const { core } = till;
    const command = (): never => crypto.randomUUID() as never;
    await core.commands.signIn({ staff: 'sophie' as never, pin: '1111' }, 'screen-1', command());
    const printer = {
      id: null,
      name: 'Tickets',
      use: 'tickets',
      address: `tcp://127.0.0.1:${port}`,
      language: 'escpos',
      stock: 'roll80',
      dpi: 203,
      letters,
      layouts: {},
      drawer: 'none',
    } as const;
    await core.commands.savePrinter(printer, 'screen-1', command());
    await signIn(core);
    for (let sold = 0; sold < tickets; sold += A_SALE)
      await validate(core, await fillCart(core, 'p1', A_SALE));
    let left = tickets;
    const look = async (): Promise<void> => {
      const view = await core.queries.till({}, 'screen-1');
      left = view.ok ? (view.value.printers[0]?.waiting ?? 0) : left;
    };
    await until(
      'all is printed',
      () => {
        void look();
        return left === 0;
      },
      tickets * 2000,
    );
    await till.close();
    child.send('report');
    const [{ papers }] = (await once(child, 'message')) as [{ papers: readonly Paper[] }];
    return papers.slice(1).map((paper, i) => {
      const gap = paper.beganAt - (papers[i] as Paper).endedAt;
      return (100 * gap) / (gap + (paper.mm / SPEED_MM_PER_S) * 1000);
    });
  } finally {
    child.disconnect();
    await once(child, 'exit');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Times in ms: the layout step of a ticket, its bytes, a picture's letters rendered and packed, and packing alone. */
export async function printingTimes(rounds: number) {
  const show = layoutById('ticket-show');
  if (!show) throw new Error('bench: no layout');
  const foreign = aTicket({ holder: 'Ελένη Παπαδοπούλου' });
  const cinema = { ...ROLL_PRINTER, stock: 'show', layouts: { ticket: 'ticket-show' } } as const;
  const pixels = new Uint8Array(624 * 1594 * 4).fill(255);
  for (let i = 0; i < pixels.length; i += 40) pixels[i] = 0;
  const work: Readonly<Record<string, () => unknown>> = {
    layoutRoll: () => layoutOf(aTicket()),
    layoutShow: () => layoutOf(aTicket(), { layout: show }),
    bytesText: () => encode(aTicket(), ROLL_PRINTER),
    bytesPicture: () => encode(foreign, ROLL_PRINTER),
    bytesShow: () => encode(aTicket(), cinema),
    packShow: () => pack(pixels, 624, 1594),
  };
  const out: Record<string, { p50: number; p99: number }> = {};
  for (const [name, act] of Object.entries(work)) {
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const start = performance.now();
      await act();
      if (i >= rounds / 10) times.push(performance.now() - start);
    }
    out[name] = { p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
  }
  return out;
}
