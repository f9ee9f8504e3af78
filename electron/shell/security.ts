import type { App, Session, WebContents } from 'electron';
import type { Log } from '../core/ports/log.ts';
import { APP_URL } from '../hosts/channels.ts';

/** What a page of ours may fetch: its own files, and what it made itself. */
const ALLOWED = [APP_URL, 'data:', 'blob:', 'devtools:'];

/** What may be kept as a file: what a page of ours has made itself, such as a rescue file or a PDF. */
const KEEPABLE = [`blob:${APP_URL}`, 'data:application/pdf;'];

/** Denies every permission and device, and every request that would leave the machine. */
export function lockSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.webRequest.onBeforeRequest((details, callback) => {
    const allowed = ALLOWED.some((start) => details.url.startsWith(start));
    if (!allowed) log.warn('A page asked for something outside and got nothing', { url: details.url });
    callback({ cancel: !allowed });
  });
  // The system asks where to keep it; the page never learns where that is.
  session.on('will-download', (event, item) => {
    if (!KEEPABLE.some((start) => item.getURL().startsWith(start))) event.preventDefault();
  });
}

/**
 * Keeps every page to come where it is: no navigation, no further window, no embedded page. Call it before the
 * first window is made.
 */
export function lockContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => lock(contents));
}

function lock(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (event.url !== contents.getURL()) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.url.startsWith(APP_URL)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
