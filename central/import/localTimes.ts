import { instant } from '../../shared/kernel/time.ts';

/** What a text says about a moment, as clocks on the wall of a venue show it. */
export type ReadMoment =
  | { readonly ok: true; readonly ms: number }
  | { readonly ok: false; readonly say: string; readonly zoneless?: true };

interface Wall {
  /** YYYY-MM-DD and HH:MM:SS.sss */
  readonly day: string;
  readonly time: string;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})/;
const SWISS_DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/;
const TIME = /^[T ]+(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.(\d{3}))?)?/;
const OFFSET = /^ ?(Z|[+-]\d{2}:?\d{2})$/;
const HOW = 'write it as 2026-12-24 20:00';

/**
 * Reads days and times of a time zone, and writes them. Texts: `2026-12-24 20:00` or, as Swiss spreadsheets write,
 * `24.12.2026 20:00`, finer down to milliseconds; with `Z` or `+01:00` behind it of UTC or that offset.
 */
export class LocalTimes {
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  isTimeZone(name: string): boolean {
    try {
      return this.#format(name) !== undefined;
    } catch {
      return false;
    }
  }

  /** ms UTC. Without a time the day begins at `noTime`; null: a time is needed. */
  read(text: string, timeZone: string | null, noTime: string | null): ReadMoment {
    const day = readDay(text);
    if (!day.ok) return day;
    const time = readTime(day.rest, noTime);
    if (!time.ok) return time;
    const wall = { day: day.day, time: time.time };
    const offset = OFFSET.exec(time.rest);
    if (offset)
      return { ok: true, ms: Date.parse(`${wall.day}T${wall.time}Z`) - minutesOf(offset[1] ?? 'Z') * 60_000 };
    if (time.rest.trim() !== '') return refuse(`it is no date; ${HOW}`);
    if (timeZone === null)
      return {
        ok: false,
        zoneless: true,
        say: 'nobody knows in which time zone: the venues have none or several; write times with their offset, such as 2026-12-24 20:00 +01:00',
      };
    return this.#atWall(wall, timeZone);
  }

  /** How `read` reads it back: local where that is clear, else in UTC. */
  write(ms: number, timeZone: string | null): string {
    if (timeZone !== null) {
      const { day, time } = this.#wall(ms, timeZone);
      const text = `${day} ${time.endsWith(':00.000') ? time.slice(0, 5) : time}`;
      const back = this.read(text, timeZone, null);
      if (back.ok && back.ms === ms) return text;
    }
    return instant(ms);
  }

  /** The day and time that a wall clock shows at `ms` UTC. Throws for a time zone that does not exist. */
  #wall(ms: number, timeZone: string): Wall {
    const parts = this.#format(timeZone).formatToParts(ms);
    const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
    const milliseconds = String(((ms % 1000) + 1000) % 1000).padStart(3, '0');
    return {
      day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
      time: `${part('hour')}:${part('minute')}:${part('second')}.${milliseconds}`,
    };
  }

  #atWall(wall: Wall, timeZone: string): ReadMoment {
    const asUtc = Date.parse(`${wall.day}T${wall.time}Z`);
    const offsets = [-1, 1].map((days) => this.#offset(asUtc + days * 86_400_000, timeZone));
    const found = [...new Set(offsets.map((offset) => asUtc - offset))].filter((ms) => {
      const shown = this.#wall(ms, timeZone);
      return shown.day === wall.day && shown.time === wall.time;
    });
    const [ms, other] = found.sort((a, b) => a - b);
    const clock = wall.time.slice(0, 5);
    if (ms === undefined)
      return refuse(
        `there is no ${clock} on that day in ${timeZone}: the clocks are put forward over it; write another time`,
      );
    if (other !== undefined)
      return refuse(
        `there are two ${clock} on that day in ${timeZone}: the clocks are put back; write the first as ${wall.day} ${clock} ${offsetText(asUtc - ms)} or the second as ${wall.day} ${clock} ${offsetText(asUtc - other)}`,
      );
    return { ok: true, ms };
  }

  #offset(ms: number, timeZone: string): number {
    const { day, time } = this.#wall(ms, timeZone);
    return Date.parse(`${day}T${time}Z`) - ms;
  }

  /** A formatter is a hundred times dearer to make than to use. */
  #format(timeZone: string): Intl.DateTimeFormat {
    const known = this.#formats.get(timeZone);
    if (known) return known;
    const made = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    this.#formats.set(timeZone, made);
    return made;
  }
}

const refuse = (say: string) => ({ ok: false, say }) as const;

/** A calendar day at the beginning of a text, YYYY-MM-DD, and what follows it. */
export function readDay(
  text: string,
):
  | { readonly ok: true; readonly day: string; readonly rest: string }
  | { readonly ok: false; readonly say: string } {
  const iso = DAY.exec(text);
  const swiss = SWISS_DAY.exec(text);
  const match = iso ?? swiss;
  if (!match) return refuse(`it is no date; ${HOW}`);
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [swiss?.[3], swiss?.[2]?.padStart(2, '0'), swiss?.[1]?.padStart(2, '0')];
  const written = `${year}-${month}-${day}`;
  const ms = Date.parse(`${written}T00:00:00Z`);
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(ms) || instant(ms).slice(0, 10) !== written || Number(year) < 1900)
    return refuse('there is no such day; correct it');
  return { ok: true, day: written, rest: text.slice(match[0].length) };
}

function readTime(
  text: string,
  noTime: string | null,
):
  | { readonly ok: true; readonly time: string; readonly rest: string }
  | { readonly ok: false; readonly say: string } {
  const match = TIME.exec(text);
  if (!match) {
    if (text !== '') return refuse(`it is no date; ${HOW}`);
    return noTime === null ? refuse(`its time is missing; ${HOW}`) : { ok: true, time: noTime, rest: '' };
  }
  const [all, hour = '', minute = '', second = '00', fraction = '000'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
    return refuse('there is no such time; write 00:00 to 23:59');
  return {
    ok: true,
    time: `${hour.padStart(2, '0')}:${minute}:${second}.${fraction}`,
    rest: text.slice(all.length),
  };
}

function minutesOf(offset: string): number {
  if (offset === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

function offsetText(ms: number): string {
  const minutes = Math.abs(Math.round(ms / 60_000));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
