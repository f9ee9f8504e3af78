/** Where a printer is. */
export type PrinterAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly baud: number }
  | { readonly kind: 'usb'; readonly vendor: number; readonly product: number; readonly serial: string }
  | { readonly kind: 'file'; readonly path: string };

/** What serial ticket printers are set to when nothing is said. */
export const USUAL_BAUD = 38_400;
const BAUDS = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];

const TCP = /^tcp:\/\/(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]{1,253})):(\d{1,5})\/?$/;
const SERIAL = /^serial:(\/dev\/[\w./-]{1,100}|COM\d{1,3})(?:\?baud=(\d{3,6}))?$/;
const USB = /^usb:([0-9a-f]{4}):([0-9a-f]{4})(?:\/([\w.-]{1,64}))?$/i;
const FILE = /^file:(\/dev\/[\w./-]{1,100})$/;

/**
 * Reads tcp://host:port, serial:/dev/ttyUSB0?baud=38400 (or serial:COM3), usb:04b8:0e15/SERIAL or file:/dev/usb/lp0.
 * Undefined for anything else.
 */
export function printerAddress(text: string): PrinterAddress | undefined {
  const tcp = TCP.exec(text);
  if (tcp) {
    const host = tcp[1] ?? tcp[2] ?? '';
    const port = Number(tcp[3]);
    return port > 0 && port < 65_536 ? { kind: 'tcp', host, port } : undefined;
  }
  const serial = SERIAL.exec(text);
  if (serial) {
    const baud = serial[2] === undefined ? USUAL_BAUD : Number(serial[2]);
    return BAUDS.includes(baud) && !serial[1]?.includes('..')
      ? { kind: 'serial', path: serial[1] ?? '', baud }
      : undefined;
  }
  const usb = USB.exec(text);
  if (usb)
    return {
      kind: 'usb',
      vendor: Number.parseInt(usb[1] ?? '', 16),
      product: Number.parseInt(usb[2] ?? '', 16),
      serial: usb[3] ?? '',
    };
  const file = FILE.exec(text);
  return file && !file[1]?.includes('..') ? { kind: 'file', path: file[1] ?? '' } : undefined;
}
