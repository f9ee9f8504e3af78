import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { readFigures } from '../service/figures.ts';
import type { CentreParts } from '../service/parts.ts';

/** Upper bounds in seconds: from a feed without news to a page of a backlog on a busy server. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is measured of this process, and read from the storage when asked. */
export interface Metrics {
  request(of: { readonly method: string; readonly route: string; readonly status: number }, ms: number): void;
  limited(limit: string): void;
  readonly contentType: string;
  /** Prometheus' text format. */
  text(): Promise<string>;
}

/**
 * Metrics of one centre. Requests are counted by this process; figures of the venue come from the storage, so that every
 * instance tells the same.
 */
export function createMetrics(parts: CentreParts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'guichet_http_requests_total',
    help: 'Requests answered by this process.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'guichet_http_request_duration_seconds',
    help: 'How long requests took in this process.',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers,
  });
  const limited = new Counter({
    name: 'guichet_http_limited_total',
    help: 'Requests that were refused as too many.',
    labelNames: ['limit'],
    registers,
  });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []): Gauge<L> =>
    new Gauge({ name: `guichet_${name}`, help, labelNames: [...labelNames], registers });
  const entries = gauge('journal_entries', 'Entries taken in, without branches.');
  const cases = gauge('cases', 'Cases by state.', ['state']);
  const leases = gauge('leases', 'Leases granted.');
  const places = gauge('places', 'Places of all quotas that are no vouchers.', ['state']);
  const mails = gauge('mails', 'E-mails by state.', ['state']);
  const tills = gauge('tills', 'Tills enrolled, by state.', ['state']);
  const backlog = gauge('till_backlog_entries', 'Entries that a till has still to send.', ['till']);
  const backlogAge = gauge('till_backlog_age_seconds', 'How long a till has been behind.', ['till']);
  const contact = gauge('till_last_contact_timestamp_seconds', 'When a till was last heard of.', ['till']);
  const memory = new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory of this process.',
    registers,
  });
  const heap = new Gauge({
    name: 'nodejs_heap_size_used_bytes',
    help: 'Heap of this process in use.',
    registers,
  });
  const cpu = new Gauge({
    name: 'process_cpu_seconds_total',
    help: 'Processor time of this process.',
    registers,
  });
  const read = async (): Promise<void> => {
    const figures = await readFigures(parts);
    entries.set(figures.entries);
    for (const [state, count] of Object.entries(figures.cases)) cases.set({ state }, count);
    leases.set(figures.leases);
    for (const [state, count] of Object.entries(figures.places)) places.set({ state }, count);
    for (const [state, count] of Object.entries(figures.mails)) mails.set({ state }, count);
    for (const gone of [tills, backlog, backlogAge, contact]) gone.reset();
    for (const till of figures.tills) {
      tills.inc({ state: till.revoked ? 'revoked' : 'enrolled' });
      if (till.backlog.entries !== null) backlog.set({ till: till.prefix }, till.backlog.entries);
      backlogAge.set({ till: till.prefix }, till.backlog.ageMs / 1000);
      if (till.lastContactAt !== null) contact.set({ till: till.prefix }, till.lastContactAt / 1000);
    }
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    memory.set(rss);
    heap.set(heapUsed);
    cpu.set((user + system) / 1e6);
  };
  return {
    request: ({ method, route, status }, ms) => {
      requests.inc({ method, route, status });
      seconds.observe({ method, route }, ms / 1000);
    },
    limited: (limit) => limited.inc({ limit }),
    contentType: registry.contentType,
    text: async () => {
      await read();
      return registry.metrics();
    },
  };
}
