import { join } from 'node:path';
import { app, type BrowserWindow, dialog, session } from 'electron';
import { openTill, type Till } from './compose.ts';
import { startIpcHost } from './hosts/ipc.ts';
import { createLog } from './platform/log.ts';
import { openSystemKeystore } from './shell/keystore.ts';
import { languageOf } from './shell/language.ts';
import { readShellOptions } from './shell/options.ts';
import { declareScheme, serveScheme } from './shell/scheme.ts';
import { lockContents, lockSession } from './shell/security.ts';
import { bringToFront, createTillWindow, keepScreens, loadScreens } from './shell/window.ts';

// Electron fixes these before it is ready, so they come before anything is awaited.
app.enableSandbox();
declareScheme();
lockContents(app);

const options = readShellOptions(process.argv.slice(1), app.getPath('userData'), app.isPackaged);
// The lock follows the profile: two tills with data of their own may run side by side.
if (options.ownData) app.setPath('userData', join(options.dataDir, 'electron'));
if (app.requestSingleInstanceLock()) start();
else {
  console.error(`guichet: a till is already open on ${options.dataDir}`);
  app.exit(1);
}

function start(): void {
  let window: BrowserWindow | undefined;
  let stopHost: (() => void) | undefined;
  let till: Till | undefined;
  app.on('second-instance', () => window && bringToFront(window));
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (till === undefined) return;
    // The store is closed before the process may end.
    event.preventDefault();
    const open = till;
    till = undefined;
    stopHost?.();
    open.close().finally(() => app.quit());
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

  app
    .whenReady()
    .then(async () => {
      const log = createLog({ file: join(options.dataDir, 'till.log') });
      lockSession(session.defaultSession, log);
      serveScheme(join(app.getAppPath(), 'out', 'renderer'));
      till = await open(log);
      window = createTillWindow({
        preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
        kiosk: options.kiosk,
        developer: options.developer,
      });
      keepScreens(window, log);
      stopHost = startIpcHost({ core: till.core, log, window });
      await loadScreens(window);
    })
    .catch((error: unknown) => {
      console.error('guichet: the till could not start:', error);
      dialog.showErrorBox('Guichet', `The till could not start.\n\n${String(error)}`);
      process.exitCode = 1;
      app.quit();
    });
}

async function open(log: ReturnType<typeof createLog>): Promise<Till> {
  const keystore = await openSystemKeystore(join(options.dataDir, 'keystore'));
  if (keystore === undefined) log.warn('The system has no key store; secrets lie in files of this user');
  return openTill({
    dataDir: options.dataDir,
    log,
    software: `Guichet ${app.getVersion()}`,
    language: languageOf(app.getPreferredSystemLanguages()),
    ...(keystore ? { keystore } : {}),
    checksWorker: new URL('./checksWorker.js', import.meta.url),
  });
}
