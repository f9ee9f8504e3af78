import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Ports that the till has noted down and that must be the same at the next start. 0: not given out yet. */
export interface Places {
  readonly centre: number;
  readonly ticketPrinter: number;
  readonly receiptPrinter: number;
}

const FILE = 'places.json';
const NONE: Places = { centre: 0, ticketPrinter: 0, receiptPrinter: 0 };

/** The ports of the last start on this folder; zeros at the first. */
export async function readPlaces(dataDir: string): Promise<Places> {
  try {
    const kept = JSON.parse(await readFile(join(dataDir, FILE), 'utf8')) as Partial<Places>;
    const port = (value: unknown): number => (Number.isInteger(value) ? (value as number) : 0);
    return {
      centre: port(kept.centre),
      ticketPrinter: port(kept.ticketPrinter),
      receiptPrinter: port(kept.receiptPrinter),
    };
  } catch {
    return NONE;
  }
}

/** Keeps the ports for the next start. */
export async function keepPlaces(dataDir: string, places: Places): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(join(dataDir, FILE), `${JSON.stringify(places, null, 2)}\n`);
}
