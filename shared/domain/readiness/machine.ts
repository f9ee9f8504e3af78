import { instant } from '../../kernel/time.ts';
import { type HelpfulAct, item, type PrinterFinding, type ReadyItem, type ReadyState } from './item.ts';

export interface PrinterFacts {
  readonly id: string;
  readonly name: string;
  readonly use: 'tickets' | 'receipts';
  readonly state:
    | 'starting'
    | 'ready'
    | 'printing'
    | 'paperLow'
    | 'paperOut'
    | 'coverOpen'
    | 'offline'
    | 'error';
  /** It only takes a fence after a print, and can't say for certain that the print came out. */
  readonly weak: boolean;
  /** A test page came out of it since it was set up like this. */
  readonly tested: boolean;
  readonly toCheck: number;
  /** Name of the printer that prints for it, and whether that one is at work; null for none. */
  readonly standIn: { readonly name: string; readonly works: boolean } | null;
}

/** One item per printer, and one when there is none for tickets. */
export function judgePrinters(printers: readonly PrinterFacts[]): ReadyItem[] {
  const items = printers.map(judgePrinter);
  return printers.some(({ use }) => use === 'tickets')
    ? items
    : [item('printer', 'bad', { kind: 'printerNone' }, { kind: 'printers' }), ...items];
}

function judgePrinter(facts: PrinterFacts): ReadyItem {
  const [state, is, act] = printerFinding(facts);
  const { id, name, use, toCheck, standIn } = facts;
  return item(
    `printer-${id}`,
    state,
    {
      kind: 'printer',
      name,
      use,
      is,
      count: is === 'toCheck' ? toCheck : 0,
      by: is === 'standIn' ? (standIn?.name ?? '') : '',
    },
    act,
  );
}

type Judged = readonly [ReadyState, PrinterFinding, HelpfulAct | null];

function printerFinding({ id, state, weak, tested, toCheck, standIn }: PrinterFacts): Judged {
  const works = state === 'ready' || state === 'printing' || state === 'paperLow';
  if (!works && standIn?.works) return ['warn', 'standIn', { kind: 'printers' }];
  if (state === 'starting') return ['warn', 'starting', { kind: 'printers' }];
  if (!works) return ['bad', state, { kind: 'printers' }];
  if (toCheck > 0) return ['warn', 'toCheck', { kind: 'checkPrints' }];
  if (state === 'paperLow') return ['warn', 'paperLow', null];
  if (!tested) return ['warn', 'untested', { kind: 'testPage', printer: id }];
  return ['good', weak ? 'weak' : 'ready', null];
}

const MIB = 1024 * 1024;
/** Free space, in bytes: an evening of a busy till with its backups takes some 100 MiB. */
export const DISK_LOW = 1024 * MIB;
export const DISK_FULL = 128 * MIB;

export interface DiskFacts {
  /** Where the till's data lies; null when the system does not say. */
  readonly freeBytes: number | null;
  /** The reserve that lets an evening be closed on a full disk is there. */
  readonly ballast: boolean;
}

/** Whether the evening fits on the disk. */
export function judgeDisk({ freeBytes, ballast }: DiskFacts): ReadyItem {
  if (freeBytes !== null && freeBytes < DISK_FULL)
    return item('disk', 'bad', { kind: 'diskFull', bytes: freeBytes });
  if (!ballast) return item('disk', 'bad', { kind: 'ballastGone' });
  if (freeBytes === null) return item('disk', 'warn', { kind: 'diskHidden' });
  return freeBytes < DISK_LOW
    ? item('disk', 'warn', { kind: 'diskLow', bytes: freeBytes })
    : item('disk', 'good', { kind: 'diskFine', bytes: freeBytes });
}

/** Clocks may differ by this much, in ms: the answer's way, and what nobody notices on a ticket. */
export const CLOCK_NEAR_MS = 60_000;
/** From here on door times and price windows are wrong, in ms. */
export const CLOCK_FAR_MS = 300_000;

export interface ClockFacts {
  /** The centre's clock less the till's at the last contact, and when that was (ms UTC); null before one. */
  readonly compared: { readonly offsetMs: number; readonly at: number } | null;
  /** The clock jumped since the start. */
  readonly jumped: boolean;
  /** The machine's time zone and the venue's (IANA), and whether clocks show the same in both now. */
  readonly zone: { readonly here: string; readonly venue: string; readonly same: boolean };
}

/** Whether the clock is right. It decides nothing about rights, but is printed, and opens prices and doors. */
export function judgeClock({ compared, jumped, zone }: ClockFacts): ReadyItem {
  const off = Math.abs(compared?.offsetMs ?? 0);
  if (compared && off > CLOCK_NEAR_MS)
    return item('clock', off > CLOCK_FAR_MS ? 'bad' : 'warn', {
      kind: 'clockOff',
      offsetMs: compared.offsetMs,
      at: instant(compared.at),
    });
  if (jumped) return item('clock', 'warn', { kind: 'clockJumped' });
  if (!zone.same) return item('clock', 'warn', { kind: 'zoneDiffers', here: zone.here, venue: zone.venue });
  return compared
    ? item('clock', 'good', { kind: 'clockFine', offsetMs: compared.offsetMs, at: instant(compared.at) })
    : item('clock', 'warn', { kind: 'clockAlone' });
}
