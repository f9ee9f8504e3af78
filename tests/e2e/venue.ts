import { join } from 'node:path';
import { setUpTill } from '../../build/start/setUp.ts';
import { type Centre, startCentre } from '../../central/centre.ts';
import { openTill } from '../../electron/compose.ts';
import type { VirtualPrinter } from '../../electron/printing/virtual/printer.ts';
import { startVirtualPrinter } from '../../electron/printing/virtual/virtualPrinter.ts';
import { type Line, startLine } from '../demo/line.ts';
import { silentLog } from '../fakes/till.ts';
import { temporaryFolder } from './hosts.ts';

/** Customers of the demo, as many as a test can do with. */
export const CUSTOMERS = 100;

/** A venue in one process: a centre in memory, two virtual printers, and a till's folder that has joined them. */
export interface Venue {
  readonly dataDir: string;
  readonly centre: Centre;
  /** The cable between the two. */
  readonly line: Line;
  readonly tickets: VirtualPrinter;
  readonly receipts: VirtualPrinter;
  close(): Promise<void>;
}

/** Opens the venue; the till is enrolled, has its printers and is closed again, ready for any host. */
export async function openVenue(): Promise<Venue> {
  const folder = temporaryFolder();
  const dataDir = join(folder.path, 'till');
  const centre = await startCentre({ demo: { customers: CUSTOMERS }, log: silentLog });
  const line = await startLine(centre.url);
  const tickets = await startVirtualPrinter({ log: silentLog });
  const receipts = await startVirtualPrinter({ log: silentLog });
  const till = await openTill({ dataDir, log: silentLog, software: 'Guichet test' });
  await setUpTill(till.core, {
    centre: line.url,
    code: () => centre.enrolmentCode(),
    ticketPrinter: `tcp://127.0.0.1:${tickets.port}`,
    receiptPrinter: `tcp://127.0.0.1:${receipts.port}`,
  });
  await till.close();
  return {
    dataDir,
    centre,
    line,
    tickets,
    receipts,
    close: async () => {
      await Promise.all([tickets.close(), receipts.close()]);
      await line.close();
      await centre.close();
      folder.remove();
    },
  };
}
