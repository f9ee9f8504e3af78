import { BrowserWindow, Menu } from 'electron';
import type { Log } from '../core/ports/log.ts';
import { APP_URL } from '../hosts/channels.ts';

export interface WindowOptions {
  /** The bundled preload script. */
  readonly preload: string;
  /** Fills the screen and leaves no way out but signing out of the system. */
  readonly kiosk: boolean;
  readonly developer: boolean;
}

/** Makes the till's window; shown once there is something to see. Sizes in CSS px. */
export function createTillWindow(options: WindowOptions): BrowserWindow {
  // Without a menu, none of its shortcuts (reload, zoom, developer tools) can be hit by a scanner or a thumb.
  Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    title: 'Guichet',
    backgroundColor: '#10131a',
    autoHideMenuBar: true,
    kiosk: options.kiosk,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // The checker would fetch its dictionaries from the network.
      spellcheck: false,
      devTools: options.developer,
    },
  });
  window.once('ready-to-show', () => window.show());
  // The page must not rename a kiosk's window.
  window.on('page-title-updated', (event) => event.preventDefault());
  return window;
}

/** Loads the screens; rejects when they can't be read. */
export function loadScreens(window: BrowserWindow): Promise<void> {
  return window.loadURL(APP_URL);
}

/** Screens that die again and again are loaded at most this often, in ms. */
const APART_MS = 10_000;

/** Loads the screens again whenever their process has died: a kiosk has nobody who could. The core went on without them. */
export function keepScreens(window: BrowserWindow, log: Log): void {
  let last = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const load = (): void => {
    if (window.isDestroyed()) return;
    last = performance.now();
    loadScreens(window).catch((error) =>
      log.error('the screens could not be loaded again', { error: String(error) }),
    );
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('the process of the screens is gone', { reason, exitCode });
    clearTimeout(timer);
    timer = setTimeout(load, Math.max(0, last + APART_MS - performance.now()));
  });
  window.once('closed', () => clearTimeout(timer));
}

/** Brings the window to the front, for a second start of the app; it does not wait for screens that died. */
export function bringToFront(window: BrowserWindow): void {
  if (window.webContents.isCrashed()) window.webContents.reload();
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
