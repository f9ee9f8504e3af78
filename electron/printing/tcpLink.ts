import { connect, type Socket } from 'node:net';

/** An open connection to a printer. */
export interface Link {
  isOpen(): boolean;
  write(bytes: Uint8Array): void;
  /** Half-closes, lets what was sent drain and ends; resolves when it is gone, at the latest after `waitMs`. */
  end(waitMs: number): Promise<void>;
}

/** What a connection tells its owner. `onClosed` comes once, whoever ended it. */
export interface LinkListener {
  onBytes(bytes: Uint8Array): void;
  onClosed(): void;
}

/** Host and port of tcp://host:port; undefined when the address is no such thing. */
export function tcpAddress(address: string): { readonly host: string; readonly port: number } | undefined {
  const match = /^tcp:\/\/(?:\[([0-9a-fA-F:.]+)\]|([^:/[\]]+)):(\d{1,5})\/?$/.exec(address);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return host !== undefined && port > 0 && port < 65_536 ? { host, port } : undefined;
}

/** Connects to tcp://host:port; rejects when that takes longer than `waitMs` or fails. */
export function openTcp(address: string, listener: LinkListener, waitMs: number): Promise<Link> {
  const to = tcpAddress(address);
  if (!to) return Promise.reject(new Error('not an address of the form tcp://host:port'));
  return new Promise((resolve, reject) => {
    const socket = connect({ ...to, noDelay: true, keepAlive: true });
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
