import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the app was asked for on its command line. */
export interface ShellOptions {
  /** Folder of the till's data. */
  readonly dataDir: string;
  /** True when `--data` named the folder. */
  readonly ownData: boolean;
  readonly kiosk: boolean;
  readonly developer: boolean;
}

/**
 * Reads `--data DIR`, `--kiosk` and `--developer`. Chromium's own switches share the command line, so whatever
 * is not ours is left alone. A packaged app never opens developer tools.
 */
export function readShellOptions(argv: readonly string[], userData: string, packaged: boolean): ShellOptions {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      data: { type: 'string' },
      kiosk: { type: 'boolean' },
      developer: { type: 'boolean' },
    },
  });
  return {
    ownData: typeof values.data === 'string',
    dataDir: typeof values.data === 'string' ? resolve(values.data) : join(userData, 'till'),
    kiosk: values.kiosk === true,
    developer: values.developer === true && !packaged,
  };
}
