import type { BrowserWindow as RealWindow } from 'electron';
import { describe, expect, it } from 'vitest';
import type { Core } from '../../electron/core/api.ts';
import { APP_URL, REQUEST_CHANNEL } from '../../electron/hosts/channels.ts';
import { startIpcHost } from '../../electron/hosts/ipc.ts';
import { BrowserWindow, ipcMain } from '../fakes/electron/electron.ts';
import { silentLog } from '../fakes/till.ts';

describe('the IPC host', () => {
  it('G10: answers the main frame of its own window on its own pages, and nobody else', async () => {
    let asked = 0;
    const core = {
      commands: {},
      queries: {
        printJobs: async () => {
          asked += 1;
          return { ok: true, value: { jobs: [] } };
        },
      },
      onChanged: () => () => {},
    } as unknown as Core;
    const ours = new BrowserWindow();
    const other = new BrowserWindow();
    const stop = startIpcHost({ core, log: silentLog, window: ours as unknown as RealWindow });
    const page = { url: `${APP_URL}index.html`, parent: null };
    const ask = (sender: { id: number }, senderFrame: { url: string; parent: typeof page | null } | null) =>
      ipcMain.invoked(REQUEST_CHANNEL, { sender, senderFrame }, [
        { type: 'query', name: 'printJobs', input: {} },
      ]);
    expect(await ask(ours.webContents, page)).toEqual({ ok: true, value: { jobs: [] } });
    const strangers: Promise<unknown>[] = [
      ask(ours.webContents, null),
      ask(ours.webContents, { url: APP_URL, parent: page }),
      ask(other.webContents, page),
      ...[
        'https://evil.example/',
        'app://guichet.evil.example/',
        'app://other/',
        'file:///app://guichet/',
        'https://app://guichet/',
        'about:blank',
        '',
      ].map((url) => ask(ours.webContents, { url, parent: null })),
    ];
    for (const stranger of strangers) await expect(stranger).rejects.toThrow('not allowed');
    expect(asked).toBe(1);
    stop();
    await expect(ask(ours.webContents, page)).rejects.toThrow('No handler');
    await Promise.all([ours.end(), other.end()]);
  });
});
