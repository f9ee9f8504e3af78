import { createRequire } from 'node:module';
import { sep } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/**
 * Where a font that comes with the product lies. In a packed app it lies beside the archive: native code can not look
 * into it.
 */
export const productFont = (file: string): string =>
  resolve(`dejavu-fonts-ttf/ttf/${file}`).replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
