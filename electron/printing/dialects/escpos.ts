import {
  ASK_STATUS,
  confirmRequest,
  drawerPulse,
  drawerPulseNow,
  FENCE,
  REPORT_STATUS,
  STATUS_QUESTIONS,
} from '../commands.ts';
import type { Dialect, Heard, Readiness } from './dialect.ts';

/** ESC/POS: real-time and automatic status, and the confirmation of prints where a printer knows it. */
export const ESCPOS: Dialect = {
  hello: REPORT_STATUS,
  ask: ASK_STATUS,
  probes: true,
  confirm: confirmRequest,
  fence: FENCE,
  fences: 1,
  drawer: (pin, prints) => (prints ? drawerPulse(pin) : drawerPulseNow(pin)),
  ear: () => {
    const read = answerReader();
    let outstanding = 0;
    let status: number[] = [];
    const meaning = (answer: Answer): Heard | undefined => {
      if (answer.kind === 'confirmed' || answer.kind === 'fence') return answer;
      if (answer.kind === 'automatic')
        return { kind: 'status', readiness: readinessOfAutomatic(answer.bytes), asked: false };
      // Answers carry no question: they come in its order, and a byte nobody asked for is dropped.
      if (outstanding === 0) return undefined;
      outstanding--;
      status.push(answer.byte);
      if (outstanding > 0) return undefined;
      const readiness = readinessOfStatus(status);
      status = [];
      return { kind: 'status', readiness, asked: true };
    };
    return {
      asked: () => {
        outstanding = STATUS_QUESTIONS.length;
      },
      waits: () => outstanding > 0,
      hear: (bytes) => read(bytes).flatMap((answer) => meaning(answer) ?? []),
    };
  },
};

/** What a printer sends back, one piece at a time. */
export type Answer =
  | { readonly kind: 'status'; readonly byte: number }
  | { readonly kind: 'automatic'; readonly bytes: readonly [number, number, number, number] }
  | { readonly kind: 'confirmed'; readonly processId: string }
  | { readonly kind: 'fence' };

const CONFIRM_HEAD = 0x37;
const CONFIRM_KIND = 0x22;
const AUTOMATIC_LENGTH = 4;

/**
 * Cuts the bytes that a printer sends into answers; they may arrive in any portions. Which kind a byte is
 * stands in its fixed bits (makers' references); bytes that fit nothing are dropped.
 */
export function answerReader(): (bytes: Uint8Array) => Answer[] {
  let pending: number[] = [];
  const take = (byte: number): Answer | undefined => {
    pending.push(byte);
    const head = pending[0] as number;
    if (head === CONFIRM_HEAD) {
      if (byte !== 0 && pending.length < 7) return undefined;
      const block = pending;
      pending = [];
      if (byte !== 0 || block[1] !== CONFIRM_KIND || block.length !== 7) return undefined;
      return { kind: 'confirmed', processId: String.fromCharCode(...block.slice(2, 6)) };
    }
    if ((head & 0x93) === 0x10) {
      if (pending.length < AUTOMATIC_LENGTH) return undefined;
      const [a, b, c, d] = pending as [number, number, number, number];
      pending = [];
      return { kind: 'automatic', bytes: [a, b, c, d] };
    }
    pending = [];
    if ((head & 0x93) === 0x12) return { kind: 'status', byte: head };
    if ((head & 0x90) === 0) return { kind: 'fence' };
    return undefined;
  };
  return (bytes) => {
    const answers: Answer[] = [];
    for (const byte of bytes) {
      const answer = take(byte);
      if (answer) answers.push(answer);
    }
    return answers;
  };
}

/** Readiness from the answers to the real-time questions 1 to 4, in their order. */
export function readinessOfStatus(bytes: readonly number[]): Readiness {
  const [printer = 0, cause = 0, , paper = 0] = STATUS_QUESTIONS.map((_, index) => bytes[index] ?? 0);
  return readinessOf({
    coverOpen: (cause & 0x04) !== 0,
    paperOut: (cause & 0x20) !== 0 || (paper & 0x60) !== 0,
    error: (cause & 0x40) !== 0,
    offline: (printer & 0x08) !== 0,
    paperLow: (paper & 0x0c) !== 0,
  });
}

/** Readiness from the four bytes of an automatic status. */
export function readinessOfAutomatic(bytes: readonly [number, number, number, number]): Readiness {
  const [printer, errors, paper] = bytes;
  return readinessOf({
    coverOpen: (printer & 0x20) !== 0,
    paperOut: (paper & 0x0c) !== 0,
    error: (errors & 0x6c) !== 0,
    offline: (printer & 0x08) !== 0,
    paperLow: (paper & 0x03) !== 0,
  });
}

/** What helps first comes first: an open cover hides whether there is paper. */
function readinessOf(seen: {
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly error: boolean;
  readonly offline: boolean;
  readonly paperLow: boolean;
}): Readiness {
  if (seen.coverOpen) return 'coverOpen';
  if (seen.paperOut) return 'paperOut';
  if (seen.error) return 'error';
  if (seen.offline) return 'offline';
  return seen.paperLow ? 'paperLow' : 'ready';
}
