const STAMP = /(\d{4}-\d\d-\d\dT\d\d)(\d\d)(\d\d\.\d{3}Z)/;

/**
 * The time for a new file's name, later than that in every one of `names`: files sort as they were made, also when the
 * clock was set back meanwhile. `at` in ms UTC.
 */
export function stampAfter(names: readonly string[], at: number): string {
  const times = names.map(timeIn).filter((time) => !Number.isNaN(time));
  const time = Math.max(at, ...times.map((taken) => taken + 1));
  return new Date(time).toISOString().replaceAll(':', '');
}

/** ms UTC; NaN where a name holds no time. */
const timeIn = (name: string): number => Date.parse(name.match(STAMP)?.slice(1).join(':') ?? '');
