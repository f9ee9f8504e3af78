import {
  type Answer,
  answerReader,
  type Readiness,
  readinessOfAutomatic,
  readinessOfStatus,
} from './answers.ts';
import { ASK_STATUS, REPORT_STATUS, STATUS_QUESTIONS } from './commands.ts';
import type { Signal } from './signal.ts';
import { type Link, openTcp } from './tcpLink.ts';

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
  confirmed(processId: string): boolean;
  fences(): number;
  end(waitMs: number): Promise<void>;
}

/**
 * Connects and listens. `news` fires whenever something was heard or the connection is gone. Rejects when no
 * connection stands within `waitMs`.
 */
export async function openWire(
  address: string,
  waitMs: number,
  news: Signal,
  now: () => number,
): Promise<Wire> {
  const read = answerReader();
  const confirmed = new Set<string>();
  let outstanding = 0;
  let status: number[] = [];
  let readiness: Readiness | undefined;
  let heardAt = now();
  let answered = 0;
  let fences = 0;
  const hear = (answer: Answer): void => {
    if (answer.kind === 'confirmed') confirmed.add(answer.processId);
    else if (answer.kind === 'fence') fences++;
    else if (answer.kind === 'automatic') readiness = readinessOfAutomatic(answer.bytes);
    else if (outstanding > 0) {
      // Answers carry no question: they come in its order, and a byte nobody asked for is dropped.
      outstanding--;
      status.push(answer.byte);
      if (outstanding > 0) return;
      readiness = readinessOfStatus(status);
      status = [];
      answered++;
    }
  };
  const link: Link = await openTcp(
    address,
    {
      onBytes: (bytes) => {
        heardAt = now();
        for (const answer of read(bytes)) hear(answer);
        news.fire();
      },
      onClosed: () => news.fire(),
    },
    waitMs,
  );
  link.write(REPORT_STATUS);
  return {
    isOpen: () => link.isOpen(),
    readiness: () => readiness,
    heardAt: () => heardAt,
    answered: () => answered,
    ask: () => {
      if (outstanding > 0 || !link.isOpen()) return;
      outstanding = STATUS_QUESTIONS.length;
      link.write(ASK_STATUS);
    },
    write: (bytes) => link.write(bytes),
    confirmed: (processId) => confirmed.has(processId),
    fences: () => fences,
    end: (ms) => link.end(ms),
  };
}
