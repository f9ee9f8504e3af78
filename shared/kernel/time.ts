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

/** Gives the business day (YYYY-MM-DD) of an instant in ms UTC. */
export type BusinessDays = (ms: number) => string;

/**
 * Business days of a time zone, each ending at `endHour` of the next calendar day. Keeps the formatter, which is
 * a hundred times dearer to make than to use. Throws for a time zone that does not exist.
 */
export function businessDaysIn(timeZone: string, endHour = BUSINESS_DAY_ENDS_AT_HOUR): BusinessDays {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (ms) => {
    const parts = format.formatToParts(ms);
    const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
    const day = `${part('year')}-${part('month')}-${part('day')}`;
    if (Number(part('hour')) >= endHour) return day;
    return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  };
}

/** The business day (YYYY-MM-DD) to which one instant (ms UTC) belongs; for many, keep `businessDaysIn`. */
export const businessDay = (ms: number, timeZone: string, endHour = BUSINESS_DAY_ENDS_AT_HOUR): string =>
  businessDaysIn(timeZone, endHour)(ms);
