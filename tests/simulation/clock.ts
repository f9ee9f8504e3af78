import type { Clock } from '../../shared/kernel/time.ts';

/** The one time of a run, in ms UTC: it passes only when it is told to. */
export interface SimulatedTime {
  now(): number;
  pass(ms: number): void;
}

/** A Friday evening in November, 17:00 in Zurich. */
const START = Date.parse('2026-11-27T16:00:00.000Z');

export function simulatedTime(): SimulatedTime {
  let now = START;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
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
