import type { ChosenFile } from '../../state/rescueStore.ts';

/** A file of the screen's own, read piece by piece: it is never in memory as a whole. */
export const chosenFile = (file: File): ChosenFile => ({
  size: file.size,
  piece: async (from, to) => {
    const bytes = new Uint8Array(await file.slice(from, to).arrayBuffer());
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192)
      text += String.fromCharCode(...bytes.subarray(i, Math.min(bytes.length, i + 8192)));
    return btoa(text);
  },
});

/** Hands a file in base64 pieces to the browser, which asks where to keep it. */
export function keepFile(name: string, pieces: readonly string[]): void {
  const bytes = pieces.map((piece) => Uint8Array.from(atob(piece), (char) => char.charCodeAt(0)));
  const address = URL.createObjectURL(new Blob(bytes, { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it once the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
