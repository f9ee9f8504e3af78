import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Value at a quantile (0 … 1) of numbers. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** What the disk itself needs to keep 4 KiB: appending and fdatasync, `count` times; each in µs. */
export function fdatasyncTimes(dir: string, count: number): number[] {
  const file = join(dir, 'fdatasync');
  const fd = openSync(file, 'w');
  const page = Buffer.alloc(4096, 1);
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    writeSync(fd, page);
    fdatasyncSync(fd);
    times.push((performance.now() - start) * 1000);
  }
  closeSync(fd);
  rmSync(file);
  return times;
}
