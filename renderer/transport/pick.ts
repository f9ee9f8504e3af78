import type { Transport } from '../../shared/contract/client.ts';
import { httpTransport } from './http.ts';
import { ipcTransport } from './ipc.ts';

const TOKEN = 'guichet.token';
const SCREEN = 'guichet.screen';

/** The way to the core of the page that runs: the shell's bridge where there is one, else HTTP to the page's own host. */
export function pickTransport(page: Window): Transport {
  if (page.guichet !== undefined) return ipcTransport(page.guichet);
  return httpTransport({ base: page.location.origin, token: tokenOf(page), screen: screenOf(page) });
}

// The token leaves the address at once, so that no picture of the screen and no history shows it.
function tokenOf(page: Window): string {
  const token = new URLSearchParams(page.location.hash.slice(1)).get('token');
  if (token === null) return page.sessionStorage.getItem(TOKEN) ?? '';
  page.sessionStorage.setItem(TOKEN, token);
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  return token;
}

function screenOf(page: Window): string {
  const known = page.sessionStorage.getItem(SCREEN);
  if (known !== null) return known;
  const made = page.crypto.randomUUID();
  page.sessionStorage.setItem(SCREEN, made);
  return made;
}
