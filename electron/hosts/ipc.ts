import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { ReplyMessage } from '../../shared/contract/message.ts';
import type { Core } from '../core/api.ts';
import type { Log } from '../core/ports/log.ts';
import { APP_HOST, APP_SCHEME, CHANGED_CHANNEL, REQUEST_CHANNEL } from './channels.ts';
import { createDispatch } from './dispatch.ts';

/** Serves a core to the one window of this app; returns how to stop. */
export function startIpcHost(options: {
  readonly core: Core;
  readonly log: Log;
  readonly window: BrowserWindow;
}): () => void {
  const { core, log, window } = options;
  const dispatch = createDispatch(core, log);
  // Read once: a window that is gone no longer tells.
  const screen = `ipc-${window.webContents.id}`;
  ipcMain.handle(REQUEST_CHANNEL, async (event, raw: unknown): Promise<ReplyMessage> => {
    if (!isOurPage(event, window)) {
      log.warn('A request from a page that is not ours was refused', { url: event.senderFrame?.url ?? '' });
      throw new Error('not allowed');
    }
    return dispatch(screen, raw);
  });
  const stop = core.onChanged((topics) => {
    if (!window.isDestroyed()) window.webContents.send(CHANGED_CHANNEL, { topics: [...topics] });
  });
  return () => {
    stop();
    ipcMain.removeHandler(REQUEST_CHANNEL);
  };
}

/** True for the main frame of our window while it shows our own pages (Electron's security list, 17). */
export function isOurPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  if (frame === null || window.isDestroyed() || event.sender.id !== window.webContents.id) return false;
  if (frame.parent !== null || !URL.canParse(frame.url)) return false;
  const url = new URL(frame.url);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}
