import { instant, msOf } from '../../../shared/kernel/time.ts';
import { type LocalTimes, readDay } from '../localTimes.ts';
import { guarded, unguarded } from './guard.ts';

/** What a cell came to. */
export type ReadCell<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly say: string;
      /** True when it is not the cell that is wrong: nobody knows its time zone. */
      readonly zoneless?: true;
    };

/** What times in cells depend on. */
export interface CellContext {
  readonly times: LocalTimes;
  /** Of the row's venue; null when nobody knows. */
  readonly timeZone: string | null;
}

/** How a value stands in a cell. `read` gets cells that are not empty, as they stand in the file. */
export interface Cell<T = unknown> {
  /** What it is, for the documentation. */
  readonly what: string;
  /** True for what depends on the time zone of the row's venue. */
  readonly timed?: true;
  read(cell: string, context: CellContext): ReadCell<T>;
  write(value: T, context: CellContext): string;
  /** A bound of its values, or of each of several, as people write it; a plain number where it is missing. */
  bound?(value: number): string;
}

const good = <T>(value: T) => ({ ok: true, value }) as const;
const refuse = (say: string) => ({ ok: false, say }) as const;

/** Plain text. Line breaks and tabs within it become blanks: tickets, lists and tills have one line for it. */
export const text: Cell<string> = {
  what: 'text',
  read: (cell) => good(unguarded(cell).replace(/[\t\r\n\v\f\u0085\u2028\u2029]+/g, ' ')),
  write: guarded,
};

/** The id of a row, its own or another's. */
export const id: Cell<string> = { ...text, what: 'id' };

/** A time zone by its name. */
export const timeZone: Cell<string> = {
  what: 'time zone',
  read: (cell, { times }) =>
    times.isTimeZone(cell.trim())
      ? good(cell.trim())
      : refuse('there is no such time zone; write one such as Europe/Zurich'),
  write: (value) => value,
};

/** What must not be read off an export; it is never written. */
export const secret: Cell<string> = { ...text, what: 'secret', write: () => '' };

const AMOUNT = /^(\d{1,3}(?:['’ \u00a0\u202f]\d{3})+|\d{1,9})(?:[.,](\d{1,2}))?$/;
const MOST_MINOR = 100_000_000;

/** An amount in francs or euros: 25, 25.00, 25,00 or 1'250.00. In minor units. */
export const amount: Cell<number> = {
  what: 'amount',
  read: (cell) => {
    const match = AMOUNT.exec(cell.trim());
    if (!match) return refuse("it is no amount; write it as 25.00 or 1'250.00, with two decimals at most");
    const minor = hundredths(match[1] ?? '', match[2] ?? '');
    return minor <= MOST_MINOR ? good(minor) : refuse("it must be at most 1'000'000.00");
  },
  write: (minor) => decimals(minor),
  bound: decimals,
};

/** A share in percent: 8.1, 8,1 or 8.1 %. In basis points. */
export const percent: Cell<number> = {
  what: 'percent',
  read: (cell) => {
    const match = /^(\d{1,3})(?:[.,](\d{1,2}))? ?%?$/.exec(cell.trim());
    if (!match) return refuse('it is no share in percent; write it as 8.1 or 25');
    return good(hundredths(match[1] ?? '', match[2] ?? ''));
  },
  write: (basisPoints) => inPercent(basisPoints),
  bound: (basisPoints) => inPercent(basisPoints),
};

const inPercent = (basisPoints: number): string => decimals(basisPoints).replace(/\.?0{1,2}$/, '');

const hundredths = (whole: string, part: string): number =>
  Number(whole.replace(/\D/g, '')) * 100 + Number(part.padEnd(2, '0'));

/** Hundredths as a decimal number: 1250 as 12.50. */
export function decimals(hundredthsOf: number): string {
  const digits = String(Math.abs(hundredthsOf)).padStart(3, '0');
  return `${hundredthsOf < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A whole number. */
export const whole: Cell<number> = {
  what: 'number',
  read: (cell) =>
    /^-?(\d{1,3}(['’]\d{3})+|\d{1,15})$/.test(cell.trim())
      ? good(Number(cell.replace(/['’]/g, '')))
      : refuse('it is no whole number; write digits only'),
  write: String,
};

/** A number with decimals, such as where a seat stands. */
export const decimal: Cell<number> = {
  what: 'decimal',
  read: (cell) =>
    /^-?\d{1,20}([.,]\d{1,30})?(e[+-]?\d{1,3})?$/.test(cell.trim())
      ? good(Number(cell.trim().replace(',', '.')))
      : refuse('it is no number; write it as 12 or 12.5'),
  write: String,
};

const YES = new Set(['yes', 'ja', 'oui', 'si', 'sì', 'true', 'wahr', 'vrai', 'vero', 'x', '1']);
const NO = new Set(['no', 'nein', 'non', 'false', 'falsch', 'faux', 'falso', '0']);

/** Yes or no, in the languages of the house and of its spreadsheets. */
export const flag: Cell<boolean> = {
  what: 'yes or no',
  read: (cell) => {
    const word = cell.trim().toLowerCase();
    if (YES.has(word)) return good(true);
    return NO.has(word) ? good(false) : refuse('write yes or no');
  },
  write: (value) => (value ? 'yes' : 'no'),
};

/** One of some words; the schema says which. */
export const word: Cell<string> = {
  what: 'word',
  read: (cell) => good(cell.trim()),
  write: (value) => value,
};

/** A calendar day. */
export const day: Cell<string> = {
  what: 'day',
  read: (cell) => {
    const read = readDay(cell.trim());
    if (!read.ok) return refuse(read.say.replace(' 20:00', ''));
    return read.rest === '' ? good(read.day) : refuse('it is no day; write it as 2026-12-24');
  },
  write: (value) => value,
};

/** A moment on the venue's clock; it needs its time. */
export const moment: Cell<string> = timed('day and time', null, 0);
/** From when: without a time, from the beginning of the day. */
export const since: Cell<string> = timed('day, or day and time', '00:00:00.000', 0);
/** Until when: without a time, until the end of the day, which is the beginning of the next. */
export const until: Cell<string> = timed('day, or day and time', '00:00:00.000', 1);

function timed(what: string, noTime: string | null, daysOn: number): Cell<string> {
  return {
    what,
    timed: true,
    read: (cell, { times, timeZone }) => {
      const written = cell.trim();
      const only = daysOn > 0 ? readDay(written) : undefined;
      const moved = only?.ok && only.rest === '' ? dayAfter(only.day, daysOn) : written;
      const read = times.read(moved, timeZone, noTime);
      return read.ok ? good(instant(read.ms)) : read;
    },
    write: (value, { times, timeZone }) => {
      const written = times.write(msOf(value), timeZone);
      return noTime !== null && written.endsWith(' 00:00')
        ? dayAfter(written.slice(0, 10), -daysOn)
        : written;
    },
  };
}

const dayAfter = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Several of something, with a bar between them; a bar or backslash within one has a backslash before it. */
export const several = <T>(one: Cell<T>): Cell<readonly T[]> => ({
  what: `${one.what}s, with | between them`,
  ...(one.bound ? { bound: one.bound } : {}),
  read: (cell, context) => {
    const values: T[] = [];
    for (const part of parts(unguarded(cell))) {
      if (part.trim() === '') return refuse('it has an empty place between two |; take one out');
      const read = one.read(part, context);
      if (!read.ok) return read;
      values.push(read.value);
    }
    return good(values);
  },
  write: (values, context) =>
    guarded(values.map((value) => one.write(value, context).replace(/[\\|]/g, '\\$&')).join('|')),
});

function parts(list: string): string[] {
  const found: string[] = [];
  let part = '';
  for (let i = 0; i < list.length; i++) {
    const letter = list.charAt(i);
    if (letter === '|') {
      found.push(part);
      part = '';
    } else if (letter === '\\' && i + 1 < list.length) {
      i += 1;
      part += list.charAt(i);
    } else part += letter;
  }
  return [...found, part];
}
