import { parentPort, workerData } from 'node:worker_threads';
import { checkStore } from './checks.ts';
import type { CheckTask } from './runChecks.ts';

// Entry of the worker thread: the task comes in, the result goes out.
const { file, stop } = workerData as CheckTask;
parentPort?.postMessage(checkStore(file, () => Atomics.load(stop, 0) === 1));
