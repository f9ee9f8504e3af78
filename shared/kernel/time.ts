/** An instant as ISO 8601 UTC with milliseconds, such as 2026-11-27T19:00:00.000Z. */
export type Instant = string;

/** Where the time comes from. `now` may jump; `monotonic` never goes back within a process. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Milliseconds since some fixed moment of this process. */
  monotonic(): number;
}

/** Where unpredictable bytes come from. */
export interface Random {
  bytes(count: number): Uint8Array;
}

/** Milliseconds UTC as an instant. */
export const instant = (ms: number): Instant => new Date(ms).toISOString();

/** Milliseconds UTC of an instant; NaN when the text is none. */
export const msOf = (at: Instant): number => Date.parse(at);

/** The hour at which a business day ends: a sale at 01:30 belongs to the evening before. */
export const BUSINESS_DAY_ENDS_AT_HOUR = 6;

/** The business day (YYYY-MM-DD) to which an instant belongs in a time zone, days ending at `endHour`. */
export function businessDay(ms: number, timeZone: string, endHour = BUSINESS_DAY_ENDS_AT_HOUR): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(ms);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  if (Number(part('hour')) >= endHour) return day;
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
