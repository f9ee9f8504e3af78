import type { Dialect, Heard, Readiness } from './dialects/dialect.ts';
import type { Signal } from './signal.ts';
import type { Link } from './transports/link.ts';
import { openLink } from './transports/open.ts';

/** One connection to one printer and what was heard on it. */
export interface Wire {
  isOpen(): boolean;
  /** Last known; undefined until the first answer. */
  readiness(): Readiness | undefined;
  /** Ms of the clock at which something was last heard. */
  heardAt(): number;
  /** How many full answers to `ask` have come in. */
  answered(): number;
  /** Asks for the status unless an answer is still outstanding. */
  ask(): void;
  write(bytes: Uint8Array): void;
  /** Bytes written so far, and how many of them have left for the printer. */
  written(): number;
  taken(): number;
  /** Says that a confirmation with this id is asked for: an earlier one no longer counts. */
  expect(processId: string): void;
  confirmed(processId: string): boolean;
  fences(): number;
  end(waitMs: number): Promise<void>;
}

/**
 * Connects and listens. `news` fires whenever something was heard or the connection is gone. Rejects when no
 * connection stands within `waitMs`.
 */
export async function openWire(
  to: { readonly address: string; readonly dialect: Dialect },
  waitMs: number,
  news: Signal,
  now: () => number,
): Promise<Wire> {
  const { dialect } = to;
  const ear = dialect.ear();
  const confirmed = new Set<string>();
  let readiness: Readiness | undefined;
  let heardAt = now();
  let answered = 0;
  let fences = 0;
  const take = (heard: Heard): void => {
    if (heard.kind === 'confirmed') confirmed.add(heard.processId);
    else if (heard.kind === 'fence') fences++;
    else {
      readiness = heard.readiness;
      if (heard.asked) answered++;
    }
  };
  const link: Link = await openLink(
    to.address,
    {
      onBytes: (bytes) => {
        heardAt = now();
        for (const heard of ear.hear(bytes)) take(heard);
        news.fire();
      },
      onClosed: () => news.fire(),
    },
    waitMs,
  );
  let written = 0;
  const write = (bytes: Uint8Array): void => {
    written += bytes.length;
    link.write(bytes);
  };
  if (dialect.hello.length > 0) write(dialect.hello);
  return {
    isOpen: () => link.isOpen(),
    readiness: () => readiness,
    heardAt: () => heardAt,
    answered: () => answered,
    ask: () => {
      if (ear.waits() || !link.isOpen()) return;
      ear.asked();
      write(dialect.ask);
    },
    write,
    written: () => written,
    taken: () => link.taken(),
    expect: (processId) => void confirmed.delete(processId),
    confirmed: (processId) => confirmed.has(processId),
    fences: () => fences,
    end: (ms) => link.end(ms),
  };
}
