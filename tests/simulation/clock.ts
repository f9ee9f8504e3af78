import type { Clock } from '../../shared/kernel/time.ts';

/** The one time of a run, in ms UTC: it passes only when it is told to. */
export interface SimulatedTime {
  now(): number;
  /** Lets time pass, and goes on with whoever has waited long enough. */
  pass(ms: number): void;
  /** Waits, in ms of this time. */
  wait(ms: number): Promise<void>;
}

/** A Friday evening in November, 17:00 in Zurich. */
const START = Date.parse('2026-11-27T16:00:00.000Z');

export function simulatedTime(): SimulatedTime {
  let now = START;
  let waiting: { readonly at: number; readonly goOn: () => void }[] = [];
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
      const due = waiting.filter((one) => one.at <= now).sort((a, b) => a.at - b.at);
      waiting = waiting.filter((one) => one.at > now);
      for (const { goOn } of due) goOn();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        waiting.push({ at: now + ms, goOn: resolve });
      }),
  };
}

/** A machine's clocks: its wall clock may be wrong and may jump, the monotonic one begins at its start. */
export interface MachineClock extends Clock {
  /** How much the wall clock is ahead of the time, in ms. */
  readonly ahead: number;
  jump(ms: number): void;
}

export function machineClock(time: SimulatedTime, ahead = 0): MachineClock {
  let by = ahead;
  const booted = time.now();
  return {
    now: () => time.now() + by,
    monotonic: () => time.now() - booted,
    get ahead() {
      return by;
    },
    jump: (ms) => {
      by += ms;
    },
  };
}
