import { Worker } from 'node:worker_threads';
import type { CheckResult } from './checks.ts';

/** What the worker thread is given. */
export interface CheckTask {
  readonly file: string;
  /** Its first number becomes 1 when the check is to end. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

/**
 * Runs the background check in a worker thread; `stop` ends it early, and then it never calls back. The thread ends by
 * itself: one that is terminated while the database's native code is loading or throwing takes the whole process with
 * it (Node's addon interface aborts when JavaScript may not run any more).
 */
export function runChecks(
  worker: URL,
  file: string,
  done: (result: CheckResult) => void,
): { stop(): Promise<void> } {
  const task: CheckTask = { file, stop: new Int32Array(new SharedArrayBuffer(4)) };
  const thread = new Worker(worker, { workerData: task });
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  let stopped = false;
  thread.on('message', (result: CheckResult) => {
    if (!stopped) done(result);
  });
  thread.on('error', (error) => {
    if (!stopped) done({ damaged: null, differs: `the check could not run: ${String(error)}` });
  });
  return {
    stop: async () => {
      stopped = true;
      Atomics.store(task.stop, 0, 1);
      await ended;
    },
  };
}
