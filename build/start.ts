import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCentre } from '../central/centre.ts';
import { openTill } from '../electron/compose.ts';
import type { Log } from '../electron/core/ports/log.ts';
import { startHttpHost } from '../electron/hosts/http.ts';
import { createLog } from '../electron/platform/log.ts';
import type { VirtualPrinter } from '../electron/printing/virtual/printer.ts';
import { startVirtualPrinter } from '../electron/printing/virtual/virtualPrinter.ts';
import { keepPlaces, readPlaces } from './start/places.ts';
import { setUpTill } from './start/setUp.ts';
import { electronRuntime, hasDisplay, type Shown, showInBrowser, showInElectron } from './start/show.ts';

// npm start: a centre with the demo venue, two virtual printers and a till, all on this machine.
const root = join(import.meta.dirname, '..');
const say = (line: string): void => console.log(`guichet: ${line}`);
const closers: (() => Promise<void>)[] = [];

/** Closes in the opposite order of opening; each thing is given its chance even if another fails. */
async function closeAll(): Promise<void> {
  for (let close = closers.pop(); close !== undefined; close = closers.pop())
    await close().catch((error: unknown) => console.error('guichet: while closing:', error));
}

async function start(options: { dataDir: string; port: number; open: boolean }): Promise<void> {
  const { dataDir } = options;
  const log = createLog({ file: join(dataDir, 'start.log') });
  const places = await readPlaces(dataDir);
  const centre = await startCentre({
    dataDir: join(dataDir, 'centre'),
    port: places.centre,
    log,
    demo: { customers: 20_000 },
    // Told at each start, so that nobody has to keep it.
    newOperatorToken: true,
  });
  closers.push(() => centre.close());
  const printers = await Promise.all(
    [places.ticketPrinter, places.receiptPrinter].map((port) => printerAt(port, log)),
  );
  for (const printer of printers) closers.push(() => printer.close());
  const [tickets, receipts] = printers as [(typeof printers)[0], (typeof printers)[0]];
  await keepPlaces(dataDir, {
    centre: Number(new URL(centre.url).port),
    ticketPrinter: tickets.port,
    receiptPrinter: receipts.port,
  });

  const tillDir = join(dataDir, 'till');
  const runtime = electronRuntime(root);
  const inElectron = options.open && runtime !== undefined && hasDisplay();
  const setUpBefore = places.centre !== 0;
  // Electron seals the secrets: after its first start, only Electron opens this till.
  if (!(inElectron && setUpBefore)) {
    const till = await openTill({ dataDir: tillDir, log, software: 'Guichet 0.1.0' });
    closers.push(() => till.close());
    await setUpTill(till.core, {
      centre: centre.url,
      code: () => centre.enrolmentCode(),
      ticketPrinter: `tcp://127.0.0.1:${tickets.port}`,
      receiptPrinter: `tcp://127.0.0.1:${receipts.port}`,
    });
    if (inElectron) await closers.pop()?.();
    else {
      const rendererDir = join(root, 'out', 'renderer');
      const host = await startHttpHost({ core: till.core, log, port: options.port, rendererDir });
      closers.push(() => host.close());
      say(`the till: ${host.url}`);
      if (options.open) watch(openInBrowser(host.url, join(dataDir, 'browser')));
    }
  }
  say(
    `tickets come out at http://127.0.0.1:${tickets.httpPort}, receipts at http://127.0.0.1:${receipts.httpPort}`,
  );
  say(`the centre, for its operator: ${centre.url}/operator with the token ${centre.operatorToken}`);
  say('PINs of the demo: Anna Meier 1111 (cashier), Sophie Blanc 9999 (manager). Ctrl-C closes everything.');
  if (inElectron) watch(showInElectron(runtime, root, tillDir));
}

// A port that something else has taken meanwhile is no reason to stay closed: the till is told of the new one.
async function printerAt(port: number, log: Log): Promise<VirtualPrinter> {
  const options = { httpPort: 0, speedMmPerS: 300, log };
  try {
    return await startVirtualPrinter({ ...options, port });
  } catch (error) {
    if (port === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return startVirtualPrinter({ ...options, port: 0 });
  }
}

function openInBrowser(url: string, profile: string): Shown | undefined {
  if (electronRuntime(root) === undefined)
    say('no Electron runtime is installed (npx install-electron fetches it); the till runs on Node instead');
  const window = hasDisplay() ? showInBrowser(url, profile) : undefined;
  if (window === undefined) say('no window can be opened here: open the address above in a Chromium');
  return window;
}

/** Ends when the person closes the window; a window that failed leaves the address to be opened by hand. */
function watch(window: Shown | undefined): void {
  if (window === undefined) return;
  closers.push(() => window.close());
  window.gone.then((code) => {
    if (code === 0) return closeAll();
    say(`the window ended with code ${code}; the address above can be opened by hand`);
  });
}

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, 'data') },
    port: { type: 'string', default: '0' },
    'no-open': { type: 'boolean', default: false },
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void closeAll());
try {
  await start({ dataDir: values.data, port: Number(values.port), open: !values['no-open'] });
} catch (error) {
  process.exitCode = 1;
  const known = error instanceof Error && ['FolderInUse', 'DataInUse'].includes(error.name);
  if (known)
    say(`a till is already open on ${values.data}; close it first, or choose another folder with --data`);
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    say(
      `port ${(error as { port?: number }).port} is taken by another program; end that one, or choose another port (--port) or folder (--data)`,
    );
  else console.error('guichet: could not start:', error);
  await closeAll();
}
