declare global {
  interface Window {
    __standIn?: (channel: string, args: unknown[]) => void;
    __standInInvoke?: (channel: string, args: unknown[]) => Promise<unknown>;
  }
}

type Bundle = (require: (name: string) => unknown, module: object, exports: object) => void;

/** The script that runs a preload bundle (CommonJS text) in a page, before the page's own scripts. */
export const preloadScript = (source: string): string =>
  // Text within text: the page's policy forbids making functions out of strings, as it should.
  `(${runPreload.toString()})(function (require, module, exports) {\n${source}\n});`;

/** Gives the bundle the `electron` module that a sandboxed preload sees. It is sent as text, so it stands alone. */
function runPreload(bundle: Bundle): void {
  type Listener = (event: unknown, ...args: unknown[]) => void;
  const invoke = window.__standInInvoke;
  // Pages of a real app see neither of these names.
  delete window.__standInInvoke;
  const listeners = new Map<string, Set<Listener>>();
  Object.defineProperty(window, '__standIn', {
    enumerable: false,
    value: (channel: string, args: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...structuredClone(args));
    },
  });
  const electron = {
    ipcRenderer: {
      invoke: async (channel: string, ...args: unknown[]) => {
        if (invoke === undefined) throw new Error('no way to the main process');
        return structuredClone(await invoke(channel, structuredClone(args)));
      },
      on: (channel: string, listener: Listener) => {
        const known = listeners.get(channel) ?? new Set();
        listeners.set(channel, known.add(listener));
      },
      off: (channel: string, listener: Listener) => {
        listeners.get(channel)?.delete(listener);
      },
    },
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => {
        Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true });
      },
    },
  };
  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  bundle(require, module, module.exports);
}
