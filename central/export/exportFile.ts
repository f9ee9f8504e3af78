import type { OrganiserId } from '../../shared/kernel/ids.ts';
import type { CentreStorage } from '../storage/port.ts';

/** What is exported from: a centre. */
export interface ExportSource {
  readonly storage: CentreStorage;
  readonly organiser: OrganiserId;
}

/** A file of an export. Its text is made while it is read, and may be asked for again. */
export interface ExportFile {
  /** With its folder, if any: `events.csv`, `facts/orders.csv`. */
  readonly name: string;
  readonly type: 'text/csv; charset=utf-8' | 'application/json' | 'application/x-ndjson';
  text(): AsyncIterable<string>;
}
