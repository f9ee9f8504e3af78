import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, BrowserWindow as RealWindow, Session } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Keystore } from '../../electron/core/ports/keystore.ts';
import { APP_URL } from '../../electron/hosts/channels.ts';
import { fileKeystore, SecretsSealed } from '../../electron/platform/fileKeystore.ts';
import { openKeystore } from '../../electron/platform/identity.ts';
import { openSystemKeystore } from '../../electron/shell/keystore.ts';
import { languageOf } from '../../electron/shell/language.ts';
import { readShellOptions } from '../../electron/shell/options.ts';
import { declareScheme, serveScheme } from '../../electron/shell/scheme.ts';
import { lockContents, lockSession } from '../../electron/shell/security.ts';
import { bringToFront, createTillWindow, keepScreens } from '../../electron/shell/window.ts';
import { app, type BrowserWindow, protocol, safeStorage, session } from '../fakes/electron/electron.ts';
import { silentLog } from '../fakes/till.ts';
import { fakeRenderer } from '../fakes/transports.ts';

describe('the shell locks its pages (G10)', () => {
  it('grants no permission and lets nothing out', () => {
    const own = session.defaultSession;
    expect([own.grants('media'), own.allows('https://guichet.invalid/')]).toEqual([true, true]);
    lockSession(own as unknown as Session, silentLog);
    for (const permission of ['media', 'geolocation', 'notifications', 'usb', 'serial', 'openExternal'])
      expect(own.grants(permission), permission).toBe(false);
    expect(own.allows('app://guichet/index.html')).toBe(true);
    for (const url of [
      'https://guichet.invalid/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'app://guichet.x/',
    ])
      expect(own.allows(url), url).toBe(false);
  });

  it('keeps as files only what its own pages have made', () => {
    const own = session.defaultSession;
    lockSession(own as unknown as Session, silentLog);
    const isKept = (url: string): boolean => {
      const event = { preventDefault: vi.fn() };
      own.emit('will-download', event, { getURL: () => url });
      return event.preventDefault.mock.calls.length === 0;
    };
    expect(isKept('blob:app://guichet/6f0c')).toBe(true);
    expect(isKept('data:application/pdf;base64,AA')).toBe(true);
    for (const url of ['https://guichet.invalid/x', 'blob:https://guichet.invalid/6f0c', 'data:text/html,x'])
      expect(isKept(url), url).toBe(false);
  });

  it('keeps a window where it is', async () => {
    lockContents(app as unknown as App);
    const window = createTillWindow({
      preload: 'preload.cjs',
      kiosk: false,
      developer: false,
    }) as RealWindow as unknown as BrowserWindow;
    for (const url of ['https://guichet.invalid/', 'file:///etc/passwd', 'app://other/', 'javascript:1']) {
      expect(window.webContents.mayNavigate(url, true), url).toBe(false);
      expect(window.webContents.mayNavigate(url, false), url).toBe(false);
      expect(window.webContents.mayOpen(url), url).toBe(false);
    }
    const attach = { preventDefault: vi.fn() };
    window.webContents.emit('will-attach-webview', attach);
    window.webContents.emit('will-redirect', attach);
    expect(attach.preventDefault).toHaveBeenCalledTimes(2);
    expect(window.preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    await window.end();
  });

  it('serves its own scheme from the built screens, and nothing else', async () => {
    const rendererDir = fakeRenderer();
    declareScheme();
    serveScheme(rendererDir);
    const page = await protocol.answer('app://guichet/', 'GET');
    expect(page?.status).toBe(200);
    expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page?.text()).toContain('<title>till</title>');
    for (const [url, method] of [
      ['app://other/index.html', 'GET'],
      ['app://guichet/index.html', 'POST'],
      ['app://guichet/..%2fsecret.txt', 'GET'],
      ['app://guichet/missing.js', 'GET'],
    ] as const)
      expect((await protocol.answer(url, method))?.status, url).toBeGreaterThanOrEqual(403);
    rmSync(rendererDir, { recursive: true });
  });

  it('speaks the first language of the system that it knows', () => {
    expect(languageOf(['rm-CH', 'fr-CA', 'de-CH'])).toBe('fr-CH');
    expect(languageOf(['it'])).toBe('it-CH');
    expect(languageOf(['rm', 'ja-JP'])).toBe('en');
    expect(languageOf([])).toBe('en');
  });

  it('reads its own switches and leaves those of Chromium alone', () => {
    const read = (...argv: string[]) => readShellOptions(argv, '/profile', false);
    expect(read('.', '--no-sandbox', '--remote-debugging-port=0')).toEqual({
      dataDir: join('/profile', 'till'),
      ownData: false,
      kiosk: false,
      developer: false,
    });
    expect(read('--data', '/venue', '--kiosk')).toMatchObject({
      dataDir: '/venue',
      ownData: true,
      kiosk: true,
    });
    expect(readShellOptions(['--developer'], '/profile', true).developer).toBe(false);
  });
});

describe('the shell brings lost screens back', () => {
  const windowOfTill = () => createTillWindow({ preload: 'preload.cjs', kiosk: true, developer: false });
  const standIn = (window: RealWindow): BrowserWindow => window as unknown as BrowserWindow;
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
  });

  it('loads them again when their process dies, but not without a pause, and no more once the window is closed', async () => {
    const window = windowOfTill();
    const load = vi.spyOn(window, 'loadURL').mockResolvedValue();
    keepScreens(window, silentLog);
    const { webContents } = standIn(window);
    webContents.crash();
    vi.advanceTimersByTime(0);
    expect(load.mock.calls).toEqual([[APP_URL]]);
    webContents.crash();
    webContents.crash();
    vi.advanceTimersByTime(9_999);
    expect(load).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(load).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(60_000);
    webContents.crash();
    vi.advanceTimersByTime(0);
    expect(load).toHaveBeenCalledTimes(3);
    webContents.crash();
    await standIn(window).end();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a load that fails is nobody’s unheard error, and the next death is heard', async () => {
    const window = windowOfTill();
    const load = vi.spyOn(window, 'loadURL').mockRejectedValue(new Error('ERR_FAILED'));
    const error = vi.fn();
    keepScreens(window, { ...silentLog, error });
    for (let i = 1; i <= 2; i++) {
      standIn(window).webContents.crash();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(load).toHaveBeenCalledTimes(i);
      expect(error).toHaveBeenCalledTimes(2 * i);
    }
    await standIn(window).end();
  });

  it('at a second start reloads screens that died, and leaves others alone', async () => {
    const window = windowOfTill();
    const { webContents } = standIn(window);
    const reload = vi.spyOn(webContents, 'reload');
    bringToFront(window);
    expect(reload).not.toHaveBeenCalled();
    webContents.crash();
    bringToFront(window);
    expect(reload).toHaveBeenCalledTimes(1);
    await standIn(window).end();
  });
});

describe('the keystore of the system', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-keystore-'));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps secrets sealed and gives them back', async () => {
    const keystore = await openSystemKeystore(folder);
    const secret = new Uint8Array([0, 1, 254, 255]);
    expect(await keystore?.read('till-key')).toBeNull();
    await keystore?.write('till-key', secret);
    await keystore?.write('till-key', secret);
    expect(await keystore?.read('till-key')).toEqual(secret);
    expect(readdirSync(folder)).toEqual(['till-key.sealed']);
    for (const name of ['../x', '', 'a/b', '.x', 'A'])
      await expect(async () => keystore?.read(name), name).rejects.toThrow('no name');
  });

  it('seals anew when the key of the system was rotated', async () => {
    const keystore = await openSystemKeystore(folder);
    await keystore?.write('till-key', new Uint8Array([7]));
    const encrypt = vi.spyOn(safeStorage, 'encryptStringAsync');
    vi.spyOn(safeStorage, 'decryptStringAsync').mockResolvedValueOnce({
      result: 'Bw==',
      shouldReEncrypt: true,
    });
    expect(await keystore?.read('till-key')).toEqual(new Uint8Array([7]));
    expect(encrypt).toHaveBeenCalledTimes(1);
  });

  it('takes over what a till on plain Node had, and leaves no plain copy', async () => {
    writeFileSync(join(folder, 'till-key'), Buffer.from([1, 2, 3]));
    const keystore = await openSystemKeystore(folder);
    expect(await keystore?.read('till-key')).toEqual(new Uint8Array([1, 2, 3]));
    expect(readdirSync(folder)).toEqual(['till-key.sealed']);
    expect(readFileSync(join(folder, 'till-key.sealed')).includes(Buffer.from([1, 2, 3]))).toBe(false);
    expect(await keystore?.read('till-key')).toEqual(new Uint8Array([1, 2, 3]));
  });

  it('G9: is missed where it was: no new till is made in its place, and the old one is there when it is back', async () => {
    const open = async (keystore: Keystore | undefined) =>
      openKeystore(keystore ?? fileKeystore(folder), () => new Uint8Array(32));
    const before = await open(await openSystemKeystore(folder));
    const files = readdirSync(folder).sort();
    const available = vi.spyOn(safeStorage, 'isAsyncEncryptionAvailable').mockResolvedValue(false);
    await expect(openSystemKeystore(folder).then(open)).rejects.toThrow(SecretsSealed);
    expect(readdirSync(folder).sort()).toEqual(files);
    available.mockRestore();
    const after = await open(await openSystemKeystore(folder));
    expect(after.identity.signer.publicKey).toEqual(before.identity.signer.publicKey);
  });

  it('is not missed for a secret that it had not taken over yet', async () => {
    await (await openSystemKeystore(folder))?.write('store-secret', new Uint8Array([7]));
    writeFileSync(join(folder, 'till-key'), Buffer.from([1, 2, 3]));
    expect(await fileKeystore(folder).read('till-key')).toEqual(Buffer.from([1, 2, 3]));
    await expect(fileKeystore(folder).read('store-secret')).rejects.toThrow(SecretsSealed);
  });

  it('counts basic_text on Linux as none', async () => {
    vi.spyOn(safeStorage, 'getSelectedStorageBackend').mockReturnValue('basic_text');
    expect(await openSystemKeystore(folder, 'linux')).toBeUndefined();
    expect(await openSystemKeystore(folder, 'win32')).toBeDefined();
    vi.spyOn(safeStorage, 'isAsyncEncryptionAvailable').mockResolvedValue(false);
    expect(await openSystemKeystore(folder, 'win32')).toBeUndefined();
  });
});
