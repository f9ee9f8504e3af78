import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who may come in over HTTP. */
export interface Door {
  /** Refuses names that another site had resolved to this machine (DNS rebinding). */
  isOurHost(headers: IncomingHttpHeaders): boolean;
  /** Refuses pages of other sites; programs that are no browser send no origin. */
  isOurOrigin(headers: IncomingHttpHeaders): boolean;
  hasToken(headers: IncomingHttpHeaders): boolean;
  /** The screen's own id, or undefined when it is missing or malformed. */
  screenOf(headers: IncomingHttpHeaders): string | undefined;
}

const SCREEN = /^[A-Za-z0-9-]{8,64}$/;

/** The checks for a host on one port of this machine with one token. */
export function openDoor(port: number, token: string): Door {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const origins = new Set([...hosts].map((host) => `http://${host}`));
  const expected = digest(`Bearer ${token}`);
  return {
    isOurHost: (headers) => hosts.has(headers.host ?? ''),
    isOurOrigin: (headers) => {
      if (headers.origin !== undefined && !origins.has(headers.origin)) return false;
      const site = headers['sec-fetch-site'];
      if (site === undefined || site === 'same-origin' || site === 'none') return true;
      // A link on another page may open the till's screen; it carries no token, so nothing follows from it.
      return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
    },
    // Digests have one length, whatever was sent: the comparison tells nothing by its time.
    hasToken: (headers) => timingSafeEqual(digest(headers.authorization ?? ''), expected),
    screenOf: (headers) => {
      const screen = headers['x-guichet-screen'];
      return typeof screen === 'string' && SCREEN.test(screen) ? screen : undefined;
    },
  };
}

function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
