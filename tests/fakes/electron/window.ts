import { EventEmitter } from 'node:events';
import type { Frame, Page } from '@playwright/test';
import { app } from './app.ts';
import { openPage } from './chromium.ts';
import { type FakeFrame, ipcMain } from './ipcMain.ts';
import { appUrl, shownUrl } from './protocol.ts';

interface WebPreferences {
  readonly preload?: string;
  readonly contextIsolation?: boolean;
  readonly sandbox?: boolean;
  readonly nodeIntegration?: boolean;
}

const windows: BrowserWindow[] = [];

/** The part of Electron's WebContents that the till uses, over a page of a real Chromium. */
class FakeWebContents extends EventEmitter {
  readonly id = windows.length + 1;
  /** Backstage: the page, once something was loaded. */
  page: Page | undefined;
  /** Backstage: sees what is sent when there is no page. */
  onSent: ((channel: string, args: unknown[]) => void) | undefined;
  private crashed = false;
  private openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  getURL(): string {
    return this.page === undefined ? '' : appUrl(this.page.url());
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  reload(): void {
    this.crashed = false;
  }

  /** Backstage: the page's process dies. */
  crash(): void {
    this.crashed = true;
    this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  /** Backstage. */
  mayOpen(url: string): boolean {
    return this.openHandler({ url }).action !== 'deny';
  }

  /** Backstage: false when a listener of main.ts kept the page where it is. */
  mayNavigate(url: string, mainFrame: boolean): boolean {
    let prevented = false;
    const event = { url, isMainFrame: mainFrame, preventDefault: () => (prevented = true) };
    this.emit('will-frame-navigate', event);
    if (mainFrame && !prevented) this.emit('will-navigate', event);
    return !prevented;
  }

  send(channel: string, ...args: unknown[]): void {
    const sent = structuredClone(args);
    this.onSent?.(channel, sent);
    // A page on its way out has nobody to tell.
    this.page
      ?.evaluate(([to, values]) => window.__standIn?.(to as string, values as unknown[]), [channel, sent])
      .catch(() => {});
  }

  /** Backstage: a message out of the page, with the frame it came from. */
  invoked(frame: Frame, channel: string, args: unknown[]): Promise<unknown> {
    return ipcMain.invoked(channel, { sender: this, senderFrame: frameOf(frame) }, args);
  }
}

function frameOf(frame: Frame): FakeFrame {
  const parent = frame.parentFrame();
  return { url: appUrl(frame.url()), parent: parent === null ? null : frameOf(parent) };
}

/** A window is one page of the Chromium that the test started. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = new FakeWebContents();
  readonly preferences: WebPreferences;
  private destroyed = false;

  constructor(options: { webPreferences?: WebPreferences } = {}) {
    super();
    this.preferences = options.webPreferences ?? {};
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    const { contextIsolation, sandbox, nodeIntegration, preload } = this.preferences;
    if (!contextIsolation || !sandbox || nodeIntegration)
      throw new Error('The stand-in models sandboxed, isolated pages only');
    const page = await openPage(this.webContents, preload);
    this.webContents.page = page;
    page.on('close', () => this.gone());
    await page.goto(shownUrl(url));
    this.emit('ready-to-show');
  }

  show(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** Backstage. */
  async end(): Promise<void> {
    await this.webContents.page?.close().catch(() => {});
    this.gone();
  }

  private gone(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
    if (windows.length === 0) app.emit('window-all-closed');
  }
}

export const webContents = { getAllWebContents: () => windows.map((window) => window.webContents) };

app.closeWindows = async () => {
  await Promise.all([...windows].map((window) => window.end()));
};

export type { FakeWebContents };
