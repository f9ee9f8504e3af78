import { createServer, type Server, type Socket } from 'node:net';
import type { Log } from '../../core/ports/log.ts';
import {
  automaticStatus,
  confirmAnswer,
  type Fault,
  type FaultKind,
  fenceAnswer,
  statusAnswer,
  stopsPaper,
} from './faults.ts';
import { createMechanism } from './mechanism.ts';
import { servePages } from './pages.ts';
import type { Paper } from './paper.ts';
import { type Command, createParser } from './parser.ts';
import { paperPng, paperSvg } from './picture.ts';
import type { PrintedPaper, VirtualPrinter } from './printer.ts';
import { createStrikes } from './strikes.ts';

export interface VirtualPrinterOptions {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** 0: any free port; nothing: no page. */
  readonly httpPort?: number;
  /** How fast paper moves; nothing: at once. */
  readonly speedMmPerS?: number;
  /** How much it takes before it has printed some; larger than any command. Nothing: no end of it. */
  readonly bufferBytes?: number;
  readonly log: Log;
}

const LOOPBACK = '127.0.0.1';
const DOTS_PER_MM = 8;

/** Starts a virtual printer on the loopback address. */
export async function startVirtualPrinter(options: VirtualPrinterOptions): Promise<VirtualPrinter> {
  const { log } = options;
  const faults = new Map<FaultKind, Fault>();
  const printed: PrintedPaper[] = [];
  const listeners = new Set<(paper: PrintedPaper) => void>();
  const sockets = new Set<Socket>();
  const mechanism = createMechanism();
  let client: Socket | undefined;
  let work: { readonly command: Command; readonly from: Socket }[] = [];
  let working = false;
  let reporting = false;
  let movedMm = 0;
  let taken = 0;
  let closed = false;
  let beganAt: number | undefined;
  let pulses = 0;
  const strikes = createStrikes();
  /** From a job's first byte until it would be confirmed. */
  let inJob = false;
  const strike = (kind: FaultKind): void => strikes.strike(kind, inJob);
  let buffered = 0;
  let takeMore: () => void = () => {};
  let wakeMechanism: () => void = () => {};

  const keep = (paper: Paper): void => {
    const out: PrintedPaper = {
      ...paper,
      no: printed.length + 1,
      beganAt: beganAt ?? performance.now(),
      endedAt: performance.now(),
      svg: () => paperSvg(paper),
      png: (scale) => paperPng(paper, scale),
    };
    beganAt = undefined;
    printed.push(out);
    for (const problem of paper.errors) log.error('virtual printer', { problem });
    for (const listener of listeners) listener(out);
  };
  const say = (to: Socket, bytes: Uint8Array): void => {
    if (faults.has('silent')) strike('silent');
    else if (!to.destroyed) to.write(bytes);
  };
  const report = (): void => {
    if (reporting && client) say(client, automaticStatus(faults));
  };
  const loseWork = (): void => {
    work = [];
    inJob = false;
    buffered = 0;
    const torn = mechanism.tear();
    if (torn) keep(torn);
  };
  const powerOff = (): void => {
    loseWork();
    reporting = false;
    for (const socket of sockets) socket.destroy();
    server.close();
  };

  /** What doesn't wait for paper: questions, answers, and the drawer's pulse in real time. */
  const talk = (command: Command, from: Socket): boolean => {
    if (command.kind === 'askStatus' && stopsPaper(faults))
      for (const kind of ['paperOut', 'coverOpen'] as const) if (faults.has(kind)) strike(kind);
    if (command.kind === 'askStatus') say(from, Uint8Array.of(statusAnswer(command.question, faults)));
    else if (command.kind === 'drawerNow') pulses++;
    else return false;
    return true;
  };
  const carryOut = async (command: Command, from: Socket): Promise<void> => {
    if (command.kind === 'fence') {
      say(from, Uint8Array.of(fenceAnswer(faults)));
      return;
    }
    if (command.kind === 'confirm') {
      if (faults.has('lostAck')) strike('lostAck');
      else if (!faults.has('clone')) say(from, confirmAnswer(command.processId));
      inJob = false;
      return;
    }
    while (stopsPaper(faults) && !closed) await new Promise<void>((go) => (wakeMechanism = go));
    if (closed || faults.has('powerOff')) return;
    if (command.kind === 'report') {
      // In its turn: a reset before it has switched it off.
      reporting = command.on;
      report();
      return;
    }
    const { movedDots, paper } = mechanism.apply(command);
    if (command.kind === 'drawer') pulses++;
    if (command.kind === 'reset') {
      reporting = false;
      beganAt ??= performance.now();
    }
    if (paper) keep(paper);
    const mm = movedDots / DOTS_PER_MM;
    movedMm += mm;
    if (faults.has('chatty') && mm > 0) say(from, Uint8Array.of(statusAnswer(1, faults)));
    if (options.speedMmPerS !== undefined && mm > 0)
      await new Promise((go) => setTimeout(go, (mm / (options.speedMmPerS ?? 1)) * 1000));
    triggerAfter();
  };
  /** Faults that come in the middle of a job. */
  const triggerAfter = (): void => {
    const paper = faults.get('paperOutAfter');
    if (paper?.kind === 'paperOutAfter' && movedMm >= paper.mm) {
      faults.delete('paperOutAfter');
      strike('paperOutAfter');
      set({ kind: 'paperOut' });
    }
    const power = faults.get('powerOffAfter');
    if (power?.kind === 'powerOffAfter' && movedMm >= power.mm) {
      faults.delete('powerOffAfter');
      strike('powerOffAfter');
      set({ kind: 'powerOff' });
    }
  };
  const run = async (): Promise<void> => {
    if (working) return;
    working = true;
    for (let next = work.shift(); next && !closed; next = work.shift()) {
      await carryOut(next.command, next.from);
      buffered -= next.command.raw.length;
      takeMore();
    }
    working = false;
  };

  const serve = (socket: Socket): void => {
    client = socket;
    const parse = createParser();
    taken = 0;
    if (faults.has('neverReads')) {
      strike('neverReads');
      socket.pause();
      return;
    }
    const take = (bytes: Uint8Array): void => {
      buffered += bytes.length;
      for (const command of parse(bytes)) {
        if (talk(command, socket)) {
          buffered -= command.raw.length;
          continue;
        }
        work.push({ command, from: socket });
        taken += command.raw.length;
        inJob ||= command.kind === 'reset';
        const reset = faults.get('reset');
        if (reset?.kind !== 'reset' || taken < reset.afterBytes) continue;
        faults.delete('reset');
        strike('reset');
        socket.resetAndDestroy();
        break;
      }
      void run();
    };
    // What does not fit in the buffer stays in the line, and with it every question behind it.
    let waiting: Uint8Array = new Uint8Array();
    const takeWaiting = (): void => {
      const room = Math.max(0, (options.bufferBytes ?? Number.POSITIVE_INFINITY) - buffered);
      const now = waiting.subarray(0, room);
      waiting = waiting.subarray(now.length);
      if (now.length > 0) take(now);
      if (waiting.length > 0) socket.pause();
      else if (!faults.has('neverReads')) socket.resume();
    };
    takeMore = takeWaiting;
    socket.on('data', (bytes) => {
      waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
      takeWaiting();
    });
  };
  /** Real printers talk to one at a time: the others wait, unread. */
  const server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      sockets.delete(socket);
      if (client !== socket) return;
      client = undefined;
      reporting = false;
      inJob = false;
      const next = [...sockets][0];
      if (next) serve(next);
    });
    if (!client) serve(socket);
  });
  await listen(server, options.port ?? 0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const set = (fault: Fault): void => {
    faults.set(fault.kind, fault);
    strikes.arm(fault.kind);
    if (fault.kind === 'powerOff' || fault.kind === 'refuse' || (fault.kind === 'neverReads' && client))
      strike(fault.kind);
    if (fault.kind === 'paperOutAfter' || fault.kind === 'powerOffAfter') movedMm = 0;
    if (fault.kind === 'reset') taken = 0;
    if (fault.kind === 'powerOff') powerOff();
    else if (fault.kind === 'refuse') {
      for (const socket of sockets) socket.destroy();
      server.close();
    } else if (fault.kind === 'neverReads') client?.pause();
    else report();
    wakeMechanism();
  };
  const clear = (kind: FaultKind): void => {
    if (!faults.delete(kind)) return;
    wakeMechanism();
    report();
    if (kind === 'neverReads') for (const socket of sockets) socket.destroy();
    if ((kind === 'powerOff' || kind === 'refuse') && !closed && !server.listening)
      listen(server, port).catch((error: unknown) =>
        log.error('virtual printer: its port is taken', { error: String(error) }),
      );
  };
  const printer: Omit<VirtualPrinter, 'httpPort' | 'close'> = {
    port,
    printed: () => printed,
    drawerPulses: () => pulses,
    onPrinted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setFault: set,
    clearFault: clear,
    clearFaults: () => {
      for (const kind of [...faults.keys()]) clear(kind);
    },
    faults: () => [...faults.keys()],
    struck: () => strikes.all(),
  };
  const pages = options.httpPort === undefined ? undefined : await servePages(printer, options.httpPort);
  return {
    ...printer,
    httpPort: pages?.port ?? 0,
    close: async () => {
      closed = true;
      wakeMechanism();
      for (const socket of sockets) socket.destroy();
      await Promise.all([new Promise<void>((done) => server.close(() => done())), pages?.close()]);
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
