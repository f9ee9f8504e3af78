import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import type { PrinterSession, SessionOptions } from '../../electron/printing/session.ts';

/** Printing as the byte builder's own execute() does it: what it says is believed. This is what must fail. */
export function librarySession(options: SessionOptions): PrinterSession {
  let last: Promise<unknown> = Promise.resolve();
  const execute = async (bytes: Uint8Array): Promise<void> => {
    const printer = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: options.setup.address,
      options: { timeout: options.timings.connect },
    });
    printer.setBuffer(Buffer.from(bytes));
    await printer.execute();
  };
  return {
    setup: options.setup,
    state: () => 'ready',
    print: (bytes, hooks) => {
      const done = last.then(async () => {
        hooks.onSending();
        try {
          await execute(bytes);
          return { kind: 'printed', weak: true } as const;
        } catch {
          return { kind: 'unknown', reason: 'connectionLost' } as const;
        }
      });
      last = done.catch(() => undefined);
      return done;
    },
    openDrawer: async () => false,
    close: async () => void (await last),
  };
}
