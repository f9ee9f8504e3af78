import { connect, type Socket } from 'node:net';

import type { Link, LinkListener } from './link.ts';

/** Connects to a host; rejects when that takes longer than `waitMs` or fails. */
export function openTcp(
  to: { readonly host: string; readonly port: number },
  listener: LinkListener,
  waitMs: number,
): Promise<Link> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: to.host, port: to.port, noDelay: true, keepAlive: true });
    const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), waitMs);
    const refused = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    socket.once('error', refused);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', refused);
      resolve(linkOf(socket, listener));
    });
  });
}

function linkOf(socket: Socket, listener: LinkListener): Link {
  let open = true;
  const lost = (): void => {
    if (!open) return;
    open = false;
    listener.onClosed();
  };
  socket.on('data', (bytes) => listener.onBytes(bytes));
  // A printer that closes its side has gone; what it says after an error is of no use either.
  socket.on('end', lost);
  socket.on('error', lost);
  socket.on('close', lost);
  return {
    isOpen: () => open,
    write: (bytes) => {
      socket.write(bytes);
    },
    taken: () => socket.bytesWritten - socket.writableLength,
    end: (waitMs) =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve();
        const timer = setTimeout(() => socket.destroy(), waitMs);
        socket.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
        socket.end();
      }),
  };
}
