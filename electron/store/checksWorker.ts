import { parentPort, workerData } from 'node:worker_threads';
import { checkStore } from './checks.ts';

// Entry of the worker thread: the file's path comes in, the result goes out.
parentPort?.postMessage(checkStore(String(workerData)));
