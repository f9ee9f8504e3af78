import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What a decoder found in a picture, sorted so that two decoders can be compared. */
export interface DecodedCodes {
  readonly qr: readonly string[];
  readonly code128: readonly string[];
}

const run = promisify(execFile);

/** Reads a PNG with both decoders. Throws when they do not agree. */
export async function decodeCodes(png: Uint8Array): Promise<DecodedCodes> {
  const [first, second] = await Promise.all([decodeWithZxing(png), decodeWithZbar(png)]);
  if (JSON.stringify(first) !== JSON.stringify(second))
    throw new Error(
      `the decoders do not agree: zxing ${JSON.stringify(first)}, zbar ${JSON.stringify(second)}`,
    );
  return first;
}

/** Reads a PNG with zxing, from its own WebAssembly file and no other. */
export async function decodeWithZxing(png: Uint8Array): Promise<DecodedCodes> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const binary = await readFile(wasm);
  await prepareZXingModule({
    overrides: { wasmBinary: new Uint8Array(binary).buffer },
    fireImmediately: true,
  });
  const found = await readBarcodes(new Uint8Array(png), {
    formats: ['QRCode', 'Code128'],
    tryHarder: true,
    maxNumberOfSymbols: 8,
  });
  const of = (format: string): string[] =>
    found
      .filter((code) => code.isValid && code.format === format)
      .map((code) => code.text)
      .sort();
  return { qr: of('QRCode'), code128: of('Code128') };
}

/** Reads a PNG with zbarimg. Throws with the name of its package when the program is not there. */
export async function decodeWithZbar(png: Uint8Array): Promise<DecodedCodes> {
  const folder = await mkdtemp(join(tmpdir(), 'guichet-zbar-'));
  try {
    const file = join(folder, 'paper.png');
    await writeFile(file, png);
    const only = ['-q', '-Sdisable', '-Sqrcode.enable', '-Scode128.enable'];
    const { stdout } = await run('zbarimg', [...only, file]).catch((error: { code?: unknown }) => {
      if (error.code === 'ENOENT')
        throw new Error(
          'zbarimg is missing: install the Debian package zbar-tools (apt-get install zbar-tools)',
        );
      // It says with 4 that it found nothing.
      if (error.code === 4) return { stdout: '' };
      throw error;
    });
    const of = (prefix: string): string[] =>
      stdout
        .split('\n')
        .filter((line) => line.startsWith(prefix))
        .map((line) => line.slice(prefix.length))
        .sort();
    return { qr: of('QR-Code:'), code128: of('CODE-128:') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
