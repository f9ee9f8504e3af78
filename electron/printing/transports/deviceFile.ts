import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Link, LinkListener } from './link.ts';
import { within } from './link.ts';

/** How often a device is asked whether it has said something, ms: reading it must never hold up a thread. */
const READ_EVERY_MS = 25;
const READ_BYTES = 256;

/** What of a file handle a link needs. */
export type DeviceHandle = Pick<FileHandle, 'read' | 'write' | 'close'>;

/**
 * Opens a device file such as /dev/usb/lp0: for reading and writing, and never made. A regular file at its place is
 * refused: writing to one would look like printing.
 */
export async function openDeviceFile(path: string, listener: LinkListener, waitMs: number): Promise<Link> {
  const opening = openDevice(path);
  const handle = await within(opening, waitMs, (late) => void late.close());
  return deviceLink(handle, listener);
}

async function openDevice(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
  const stat = await handle.stat();
  if (stat.isCharacterDevice()) return handle;
  await handle.close();
  throw new Error(`${path} is no device`);
}

/** A link over an open device. Writes go out one after the other, each to its end. */
export function deviceLink(handle: DeviceHandle, listener: LinkListener): Link {
  let open = true;
  let writing: Promise<void> = Promise.resolve();
  let taken = 0;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> = Promise.resolve();
  const lost = (): void => {
    if (!open) return;
    open = false;
    clearTimeout(timer);
    listener.onClosed();
  };
  const buffer = Buffer.alloc(READ_BYTES);
  const read = async (): Promise<void> => {
    try {
      const { bytesRead } = await handle.read(buffer, 0, READ_BYTES, null);
      if (bytesRead > 0 && open) listener.onBytes(Uint8Array.from(buffer.subarray(0, bytesRead)));
    } catch (error) {
      if (!isNotYet(error)) lost();
    }
    if (open) timer = setTimeout(again, READ_EVERY_MS);
  };
  const again = (): void => {
    reading = read();
  };
  again();
  return {
    isOpen: () => open,
    write: (bytes) => {
      const went = (count: number): void => {
        taken += count;
      };
      writing = writing.then(() => writeAll(handle, bytes, () => open, went)).catch(lost);
    },
    taken: () => taken,
    end: async (waitMs) => {
      await Promise.race([writing, new Promise<void>((done) => setTimeout(done, waitMs).unref())]);
      lost();
      await reading;
      await handle.close().catch(() => {});
    },
  };
}

async function writeAll(
  handle: DeviceHandle,
  bytes: Uint8Array,
  open: () => boolean,
  went: (count: number) => void,
): Promise<void> {
  let at = 0;
  while (at < bytes.length && open()) {
    try {
      const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, null);
      at += bytesWritten;
      went(bytesWritten);
    } catch (error) {
      if (!isNotYet(error)) throw error;
      // The printer's buffer is full: it takes more when it has printed some.
      await new Promise((go) => setTimeout(go, READ_EVERY_MS));
    }
  }
}

const isNotYet = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EWOULDBLOCK');
