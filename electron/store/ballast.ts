import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = 2 * 1024 * 1024;
const fileIn = (dataDir: string): string => join(dataDir, 'ballast');

/** Puts the ballast file in place: room that is given up when the disk is full, enough to close the evening. */
export function layBallast(dataDir: string): void {
  if (existsSync(fileIn(dataDir))) return;
  try {
    const fd = openSync(fileIn(dataDir), 'w');
    try {
      writeFileSync(fd, Buffer.alloc(BYTES, 0x47));
      fsyncSync(fd);
    } finally {
      // An open file keeps the room that it took, also once it is removed.
      closeSync(fd);
    }
  } catch {
    // No room for ballast: the next write says so where somebody can act on it.
    rmSync(fileIn(dataDir), { force: true });
  }
}

/** True while the ballast lies in its place. */
export const hasBallast = (dataDir: string): boolean => existsSync(fileIn(dataDir));

/** Gives the room up; false when it was given up already. */
export function dropBallast(dataDir: string): boolean {
  if (!existsSync(fileIn(dataDir))) return false;
  rmSync(fileIn(dataDir));
  return true;
}
