import { EventEmitter } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Electron's app object: ready at the next turn, quits as Electron does. */
class FakeApp extends EventEmitter {
  readonly isPackaged = false;
  private readonly paths = new Map<string, string>([['userData', join(tmpdir(), 'guichet-stand-in')]]);
  private sandboxed = false;
  private lock: string | undefined;
  /** Backstage: how windows end; set by the window's module. */
  closeWindows: () => Promise<void> = async () => {};

  enableSandbox(): void {
    this.sandboxed = true;
  }

  isSandboxed(): boolean {
    return this.sandboxed;
  }

  getAppPath(): string {
    return resolve(import.meta.dirname, '..', '..', '..');
  }

  getVersion(): string {
    return '0.0.0-stand-in';
  }

  getPreferredSystemLanguages(): string[] {
    return ['en'];
  }

  getPath(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  /** One process per profile. A lock left by a killed process is not modelled: use a fresh profile. */
  requestSingleInstanceLock(): boolean {
    const file = join(this.getPath('userData'), 'stand-in.lock');
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch {
      return false;
    }
    this.lock = file;
    return true;
  }

  async whenReady(): Promise<void> {
    await new Promise((done) => setImmediate(done));
  }

  quit(): void {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    this.closeWindows().finally(() => this.exit());
  }

  exit(code?: number): void {
    if (this.lock !== undefined) rmSync(this.lock, { force: true });
    process.exit(code);
  }
}

export const app = new FakeApp();
