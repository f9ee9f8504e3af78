import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow as RealWindow } from 'electron';
import type { Core } from '../../electron/core/api.ts';
import type { Log } from '../../electron/core/ports/log.ts';
import { APP_URL, CHANGED_CHANNEL, REQUEST_CHANNEL } from '../../electron/hosts/channels.ts';
import { createDispatch } from '../../electron/hosts/dispatch.ts';
import { startHttpHost } from '../../electron/hosts/http.ts';
import { startIpcHost } from '../../electron/hosts/ipc.ts';
import { httpTransport } from '../../renderer/transport/http.ts';
import { ipcTransport } from '../../renderer/transport/ipc.ts';
import type { Transport } from '../../shared/contract/client.ts';
import { BrowserWindow, ipcMain } from './electron/electron.ts';

/** A way to a core, with the id under which the core knows its screen. */
export interface Way {
  readonly transport: Transport;
  readonly screen: string;
  close(): Promise<void>;
}

/** The three ways that the contract promises to be alike. */
export const WAYS = ['in process', 'IPC', 'HTTP'] as const;
export type WayName = (typeof WAYS)[number];

/** Opens one of the ways to a core. */
export function openWay(name: WayName, core: Core, log: Log): Promise<Way> {
  if (name === 'in process') return Promise.resolve(inProcess(core, log));
  return name === 'IPC' ? Promise.resolve(overIpc(core, log)) : overHttp(core, log);
}

function inProcess(core: Core, log: Log): Way {
  const dispatch = createDispatch(core, log);
  const screen = 'screen-1';
  return {
    screen,
    transport: {
      request: (message) => dispatch(screen, message),
      subscribe: (onEvent) => core.onChanged((topics) => onEvent({ topics })),
    },
    close: async () => {},
  };
}

/** The real IPC host and the screens' own transport, between them what Electron does to a message. */
function overIpc(core: Core, log: Log): Way {
  const window = new BrowserWindow();
  const listeners = new Set<(event: unknown) => void>();
  window.webContents.onSent = (channel, [event]) => {
    if (channel === CHANGED_CHANNEL) for (const listener of listeners) listener(event);
  };
  const stop = startIpcHost({ core, log, window: window as unknown as RealWindow });
  const event = { sender: window.webContents, senderFrame: { url: APP_URL, parent: null } };
  return {
    screen: `ipc-${window.webContents.id}`,
    transport: ipcTransport({
      request: (message) => ipcMain.invoked(REQUEST_CHANNEL, event, [message]),
      subscribe: (onEvent) => {
        listeners.add(onEvent);
        return () => listeners.delete(onEvent);
      },
    }),
    close: async () => {
      stop();
      await window.end();
    },
  };
}

async function overHttp(core: Core, log: Log): Promise<Way> {
  const rendererDir = fakeRenderer();
  const host = await startHttpHost({ core, log, rendererDir });
  const screen = 'screen-0001';
  return {
    screen: `http-${screen}`,
    transport: httpTransport({ base: host.origin, token: host.token, screen }),
    close: async () => {
      await host.close();
      rmSync(rendererDir, { recursive: true, force: true });
    },
  };
}

/** A folder with a page and a script, as a build leaves them. */
export function fakeRenderer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guichet-renderer-'));
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>till</title><script src="page.js"></script>',
  );
  writeFileSync(join(folder, 'page.js'), 'document.title = "ready";');
  return folder;
}
