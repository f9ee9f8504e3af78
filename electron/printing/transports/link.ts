/** An open connection to a printer. */
export interface Link {
  isOpen(): boolean;
  write(bytes: Uint8Array): void;
  /** Half-closes where there is such a thing, lets what was sent drain and ends; at the latest after `waitMs`. */
  end(waitMs: number): Promise<void>;
}

/** What a connection tells its owner. `onClosed` comes once, whoever ended it. */
export interface LinkListener {
  onBytes(bytes: Uint8Array): void;
  onClosed(): void;
}

/** Runs a task; rejects when it takes longer, and lets `late` clean up what comes after all. */
export async function within<T>(task: Promise<T>, ms: number, late: (value: T) => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      over = true;
      reject(new Error('no connection in time'));
    }, ms);
  });
  task.then(
    (value) => {
      if (over) late(value);
    },
    () => {},
  );
  try {
    return await Promise.race([task, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
