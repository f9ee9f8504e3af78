import { Worker } from 'node:worker_threads';
import type { CheckResult } from './checks.ts';

/** Runs the background check in a worker thread; `stop` ends it early, and then it never calls back. */
export function runChecks(
  worker: URL,
  file: string,
  done: (result: CheckResult) => void,
): { stop(): Promise<void> } {
  const thread = new Worker(worker, { workerData: file });
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
      await thread.terminate();
    },
  };
}
