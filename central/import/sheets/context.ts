import type { CatalogueRow } from '../../service/catalogue.ts';
import { LocalTimes } from '../localTimes.ts';
import type { CellContext } from './cells.ts';

type Row = Pick<CatalogueRow, 'kind' | 'id' | 'value'>;

/** What is known of the catalogue while a file is read: to which venue a row belongs, and so in which zone its times are. */
export class Known {
  readonly times = new LocalTimes();
  readonly #rows = new Map<string, Readonly<Record<string, unknown>>>();
  #house: string | null | undefined;

  constructor(rows: readonly Row[]) {
    for (const row of rows) this.learn(row);
  }

  /** A row takes the place of one that was known. */
  learn({ kind, id, value }: Row): void {
    if (kind === 'venue') this.#house = undefined;
    if (value && LEADS.has(kind)) this.#rows.set(`${kind}\n${id}`, value);
  }

  /** How the times of a row are to be read: `kind` with these names of other rows in it. */
  contextOf(kind: string, value: Readonly<Record<string, unknown>>): CellContext {
    return { times: this.times, timeZone: this.#zoneOf(kind, value) ?? this.#houseZone() };
  }

  #zoneOf(kind: string, value: Readonly<Record<string, unknown>>): string | null {
    const next = (to: string): string | null => {
      const found = this.#rows.get(`${to}\n${String(value[to])}`);
      return found ? this.#zoneOf(to, found) : null;
    };
    switch (kind) {
      case 'venue':
        return this.#zoneIfAny(value.timeZone);
      case 'event':
        return next('venue');
      case 'date':
      case 'zone':
        return next('event');
      case 'price':
        return next('zone');
      default:
        return null;
    }
  }

  /** A misspelt time zone is said of the venue; times are then read as if nobody knew. */
  #zoneIfAny(timeZone: unknown): string | null {
    return typeof timeZone === 'string' && this.times.isTimeZone(timeZone) ? timeZone : null;
  }

  /** The time zone that all venues have; null when there are none or several. */
  #houseZone(): string | null {
    if (this.#house === undefined) {
      const zones = new Set(
        [...this.#rows].flatMap(([key, value]) =>
          key.startsWith('venue\n') ? [this.#zoneIfAny(value.timeZone)] : [],
        ),
      );
      this.#house = zones.size === 1 ? ([...zones][0] ?? null) : null;
    }
    return this.#house;
  }
}

/** Kinds that lead to a venue. */
const LEADS: ReadonlySet<string> = new Set(['venue', 'event', 'zone']);
