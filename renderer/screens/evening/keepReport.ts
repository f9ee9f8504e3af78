import type { ReportFile } from '../../state/eveningStore.ts';

/** Hands a report to the browser, which asks where to keep it; nothing for none. */
export function keepReport(file: ReportFile | null): void {
  if (file === null) return;
  const bytes = Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file.fileName;
  link.click();
  // The browser reads it once the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
