/** Something several can wait for, again and again. */
export interface Signal {
  /** Lets all who wait go on. */
  fire(): void;
  /** Resolves at the next `fire`, or after `ms`. */
  wait(ms?: number): Promise<void>;
}

/** A signal; timers of those who wait end with them. */
export function createSignal(): Signal {
  const waiting = new Set<() => void>();
  return {
    fire: () => {
      for (const go of [...waiting]) go();
    },
    wait: (ms) =>
      new Promise((resolve) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const go = (): void => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        };
        if (ms !== undefined) timer = setTimeout(go, ms);
        waiting.add(go);
      }),
  };
}

/** Runs one task after the other, in the order in which they were given. */
export function createMutex(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
}
