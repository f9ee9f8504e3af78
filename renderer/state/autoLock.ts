/** What a lock that falls shut by itself has to know. */
export interface AutoLockPorts {
  /** After so many ms without a touch. */
  readonly afterMs: number;
  /** ms by a clock that never goes back. */
  readonly now: () => number;
  /** True while nobody can be expected to touch the screen: it stays open and waits anew. */
  readonly busy: () => boolean;
  readonly lock: () => void;
  /** Calls back after some ms; returns how to stop. */
  readonly wait: (ms: number, then: () => void) => () => void;
}

/** Locks after a time without a touch. A touch costs a number, not a timer: they come with every finger. */
export function startAutoLock({ afterMs, now, busy, lock, wait }: AutoLockPorts): {
  touched(): void;
  stop(): void;
} {
  let last = now();
  let cancel = wait(afterMs, look);
  function look(): void {
    if (busy()) last = now();
    const left = afterMs - (now() - last);
    if (left > 0) cancel = wait(left, look);
    else lock();
  }
  return {
    touched: () => {
      last = now();
    },
    stop: () => cancel(),
  };
}
