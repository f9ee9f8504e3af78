import { EventEmitter } from 'node:events';

/** What is left of Electron's desk: small objects that main.ts only calls. */

export const Menu = { setApplicationMenu: (_menu: unknown): void => {} };
export const dialog = { showErrorBox: (title: string, text: string): void => console.error(title, text) };
export const shell = {
  openExternal: async (url: string): Promise<void> => {
    throw new Error(`The till opened something outside: ${url}`);
  },
};
export const screen = { getPrimaryDisplay: () => ({ workAreaSize: { width: 1366, height: 768 } }) };

/** A keystore that hides nothing, under a name of its own so that it is not refused. */
export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => true,
  getSelectedStorageBackend: (): string => 'unknown',
  encryptStringAsync: async (text: string): Promise<Buffer> => Buffer.from(`sealed:${text}`),
  decryptStringAsync: async (sealed: Buffer) => {
    const text = sealed.toString();
    if (!text.startsWith('sealed:')) throw new Error('Error while decrypting the ciphertext');
    return { result: text.slice('sealed:'.length), shouldReEncrypt: false };
  },
};

type BeforeRequest = (details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
) => void;

class FakeSession extends EventEmitter {
  private beforeRequest: BeforeRequest = (_details, callback) => callback({});
  private permission: PermissionRequest = (_contents, _permission, callback) => callback(true);
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.beforeRequest = listener;
    },
  };

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permission = handler;
  }
  setPermissionCheckHandler(_handler: unknown): void {}
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}

  /** Backstage: may a page ask for this address? */
  allows(url: string): boolean {
    let allowed = false;
    this.beforeRequest({ url }, (answer) => {
      allowed = answer.cancel !== true;
    });
    return allowed;
  }

  /** Backstage: would a page get this permission? */
  grants(permission: string): boolean {
    let granted = false;
    this.permission(undefined, permission, (answer) => {
      granted = answer;
    });
    return granted;
  }
}

export const session = { defaultSession: new FakeSession() };
