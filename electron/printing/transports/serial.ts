import { SerialPort } from 'serialport';
import type { Link, LinkListener } from './link.ts';
import { pieces, within } from './link.ts';

/** What of a serial port a link needs. */
export interface Port {
  readonly isOpen: boolean;
  write(bytes: Buffer, encoding: undefined, done: (error: Error | null | undefined) => void): boolean;
  drain(done: (error: Error | null) => void): void;
  close(done: (error: Error | null) => void): void;
  on(event: 'data', listener: (bytes: Buffer) => void): unknown;
  on(event: 'close' | 'error', listener: () => void): unknown;
}

/** Opens a serial port, eight bits without parity. Rejects when it is not there or taken. */
export async function openSerial(
  to: { readonly path: string; readonly baud: number },
  listener: LinkListener,
  waitMs: number,
): Promise<Link> {
  const opening = new Promise<Port>((resolve, reject) => {
    const port = new SerialPort({ path: to.path, baudRate: to.baud, autoOpen: false });
    port.open((error) => (error ? reject(error) : resolve(port)));
  });
  return serialLink(await within(opening, waitMs, (late) => late.close(() => {})), listener);
}

/** A link over an open port. */
export function serialLink(port: Port, listener: LinkListener): Link {
  let open = true;
  let taken = 0;
  let writing: Promise<void> = Promise.resolve();
  const send = async (bytes: Uint8Array): Promise<void> => {
    for (const piece of pieces(bytes)) {
      if (!open) return;
      await new Promise<void>((resolve, reject) =>
        port.write(Buffer.from(piece), undefined, (error) => (error ? reject(error) : resolve())),
      );
      taken += piece.length;
    }
  };
  const lost = (): void => {
    if (!open) return;
    open = false;
    listener.onClosed();
  };
  port.on('data', (bytes) => {
    if (open) listener.onBytes(bytes);
  });
  port.on('close', lost);
  port.on('error', lost);
  return {
    isOpen: () => open,
    write: (bytes) => {
      writing = writing.then(() => send(bytes)).catch(lost);
    },
    taken: () => taken,
    end: (waitMs) =>
      new Promise((resolve) => {
        const close = (): void => {
          clearTimeout(timer);
          lost();
          if (port.isOpen) port.close(() => resolve());
          else resolve();
        };
        const timer = setTimeout(close, waitMs);
        if (!port.isOpen) return close();
        void writing.then(() => (port.isOpen ? port.drain(close) : close()));
      }),
  };
}
