import { printerAddress } from '../../core/ports/printerAddress.ts';
import { openDeviceFile } from './deviceFile.ts';
import type { Link, LinkListener } from './link.ts';
import { openSerial } from './serial.ts';
import { openTcp } from './tcp.ts';
import { openUsb } from './usb.ts';

/** Connects to a printer, whatever it hangs on; rejects when that takes longer than `waitMs` or fails. */
export async function openLink(address: string, listener: LinkListener, waitMs: number): Promise<Link> {
  const to = printerAddress(address);
  switch (to?.kind) {
    case 'tcp':
      return await openTcp(to, listener, waitMs);
    case 'serial':
      return await openSerial(to, listener, waitMs);
    case 'usb':
      return await openUsb(to, listener, waitMs);
    case 'file':
      return await openDeviceFile(to.path, listener, waitMs);
    default:
      throw new Error('not an address of a printer');
  }
}
