import { contextBridge, ipcRenderer } from 'electron';
import { CHANGED_CHANNEL, REQUEST_CHANNEL } from './hosts/channels.ts';

/** All that a page of the till can reach outside itself. Decoding is the business of both ends. */
const bridge = {
  request: (message: unknown): Promise<unknown> => ipcRenderer.invoke(REQUEST_CHANNEL, message),
  subscribe: (onEvent: (event: unknown) => void): (() => void) => {
    // The IPC event object stays here: it would hand the page a way to send on any channel.
    const listener = (_event: unknown, change: unknown): void => onEvent(change);
    ipcRenderer.on(CHANGED_CHANNEL, listener);
    return () => {
      ipcRenderer.off(CHANGED_CHANNEL, listener);
    };
  },
};

contextBridge.exposeInMainWorld('guichet', bridge);
