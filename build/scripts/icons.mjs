// Makes the icons of all platforms from build/resources/icon.svg; run it after changing the picture.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { root } from './machine.mjs';

const folder = join(root, 'build', 'resources');
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');

/** The picture as PNG, `size` pixels wide and high. */
const png = (size) =>
  Buffer.from(
    new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } })
      .render()
      .asPng(),
  );

/** Windows: a directory of PNGs (ICO, sizes of 256 are written as 0). */
function ico(sizes) {
  const pictures = sizes.map(png);
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  for (const [i, size] of sizes.entries()) {
    const at = 6 + 16 * i;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(pictures[i].length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += pictures[i].length;
  }
  return Buffer.concat([head, ...pictures]);
}

/** macOS: chunks of PNGs, each named for its size (ICNS). */
function icns(types) {
  const chunks = Object.entries(types).map(([type, size]) => {
    const picture = png(size);
    const head = Buffer.alloc(8);
    head.write(type, 'ascii');
    head.writeUInt32BE(8 + picture.length, 4);
    return Buffer.concat([head, picture]);
  });
  const head = Buffer.alloc(8);
  head.write('icns', 'ascii');
  head.writeUInt32BE(8 + chunks.reduce((sum, chunk) => sum + chunk.length, 0), 4);
  return Buffer.concat([head, ...chunks]);
}

mkdirSync(join(folder, 'icons'), { recursive: true });
for (const size of [16, 32, 48, 64, 128, 256, 512])
  writeFileSync(join(folder, 'icons', `${size}x${size}.png`), png(size));
writeFileSync(join(folder, 'icon.png'), png(1024));
writeFileSync(join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]));
writeFileSync(join(folder, 'icon.icns'), icns({ ic07: 128, ic08: 256, ic09: 512, ic10: 1024 }));
