import { startVirtualPrinter } from '../../electron/printing/virtual/virtualPrinter.ts';
import { silentLog } from '../fakes/till.ts';

/** A virtual printer in a process of its own, so that its work is not taken for the till's. Says when each paper began and ended. */
const printer = await startVirtualPrinter({ log: silentLog, speedMmPerS: Number(process.argv[2]) });
process.on('message', () => {
  const papers = printer
    .printed()
    .map(({ beganAt, endedAt, heightDots }) => ({ beganAt, endedAt, mm: heightDots / 8 }));
  process.send?.({ papers });
});
process.on('disconnect', () => void printer.close());
process.send?.({ port: printer.port });
