const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter is a hundred times dearer to make than to use. Throws for a time zone that does not exist. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
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
  formats.set(timeZone, made);
  return made;
}

/** What a time zone adds to UTC at an instant (ms UTC), in ms. Throws for a time zone that does not exist. */
export function offsetAt(ms: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(ms);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  const shown = Date.parse(
    `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`,
  );
  return shown - Math.floor(ms / 1000) * 1000;
}

/**
 * Milliseconds UTC at which clocks in a time zone show a day (YYYY-MM-DD) and time (HH:MM, or finer down to HH:MM:SS.sss).
 * Throws for a time zone that does not exist.
 */
export function zonedMs(day: string, time: string, timeZone: string): number {
  const wanted = Date.parse(`${day}T${time}Z`);
  // The offset is that of the result, so it is looked up twice: once near it, once at it.
  const near = wanted - offsetAt(wanted, timeZone);
  return wanted - offsetAt(near, timeZone);
}

/** The last millisecond (ms UTC) of a calendar day (YYYY-MM-DD) as a time zone's clock shows it. */
export const endOfDay = (day: string, timeZone: string): number => zonedMs(day, '23:59:59.999', timeZone);
