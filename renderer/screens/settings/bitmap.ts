import type { Bitmap } from '../../../shared/layout/box.ts';
import { MOST_LOGO } from '../../../shared/layout/layoutData.ts';

/** A picture file as black dots, made smaller to what a logo may have; null when it is no picture that can be read. */
export async function bitmapOfFile(file: Blob): Promise<Bitmap | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const scale = Math.min(1, MOST_LOGO.width / picture.width, MOST_LOGO.height / picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // What is transparent is paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  return { width, height, bits: dotsOf(context.getImageData(0, 0, width, height).data, width, height) };
}

/** Dots in hex; what a dot is darker or lighter than its pixel is passed on to its neighbours (Floyd and Steinberg). */
export function dotsOf(rgba: ArrayLike<number>, width: number, height: number): string {
  const grey = Float32Array.from(
    { length: width * height },
    (_, i) => 0.299 * at(rgba, 4 * i) + 0.587 * at(rgba, 4 * i + 1) + 0.114 * at(rgba, 4 * i + 2),
  );
  const add = (x: number, y: number, value: number): void => {
    if (x >= 0 && x < width && y < height) grey[y * width + x] = at(grey, y * width + x) + value;
  };
  const perRow = Math.ceil(width / 8);
  const bytes = new Uint8Array(perRow * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = at(grey, y * width + x);
      const black = value < 128;
      if (black) bytes[y * perRow + (x >> 3)] = at(bytes, y * perRow + (x >> 3)) | (0x80 >> (x & 7));
      const error = value - (black ? 0 : 255);
      add(x + 1, y, (error * 7) / 16);
      add(x - 1, y + 1, (error * 3) / 16);
      add(x, y + 1, (error * 5) / 16);
      add(x + 1, y + 1, error / 16);
    }
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;
