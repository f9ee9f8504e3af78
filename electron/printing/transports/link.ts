/** An open connection to a printer. */
export interface Link {
  isOpen(): boolean;
  write(bytes: Uint8Array): void;
  /** Bytes taken from this process so far: it grows while a slow line carries them away. */
  taken(): number;
  /** Half-closes where there is such a thing, lets what was sent drain and ends; at the latest after `waitMs`. */
  end(waitMs: number): Promise<void>;
}

/** What a connection tells its owner. `onClosed` comes once, whoever ended it. */
export interface LinkListener {
  onBytes(bytes: Uint8Array): void;
  onClosed(): void;
}

/** A slow line is given this much at a time, so that one can see it carry. */
const PIECE_BYTES = 2048;

/** Bytes in pieces. */
export function* pieces(bytes: Uint8Array, length = PIECE_BYTES): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
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
