import { usb } from 'usb';
import type { Link, LinkListener } from './link.ts';
import { pieces, within } from './link.ts';

/** USB's device class of printers. */
export const PRINTER_CLASS = 7;
const READ_BYTES = 64;

/** What of a USB device (as browsers have it) a link needs. */
export type PrinterDevice = Pick<
  USBDevice,
  | 'open'
  | 'close'
  | 'configuration'
  | 'selectConfiguration'
  | 'claimInterface'
  | 'releaseInterface'
  | 'transferIn'
  | 'transferOut'
>;

/** Opens a USB printer by its maker's and product's number, and its serial number when there are two of them. */
export async function openUsb(
  to: { readonly vendor: number; readonly product: number; readonly serial: string },
  listener: LinkListener,
  waitMs: number,
): Promise<Link> {
  const opening = (async () => {
    const device = (await usb.getDevices()).find(
      (one) =>
        one.vendorId === to.vendor &&
        one.productId === to.product &&
        (to.serial === '' || one.serialNumber === to.serial),
    );
    if (!device) throw new Error('no such USB printer is attached');
    await device.open();
    const found = endpointsOf(device);
    // The kernel's own printer driver holds the interface on Linux; elsewhere there is nothing to detach.
    if (found) await device.detachKernelDriver(found.number).catch(() => {});
    return await usbLink(device, listener);
  })();
  return await within(opening, waitMs, (late) => void late.end(waitMs));
}

interface Endpoints {
  readonly number: number;
  readonly out: number;
  /** Null when the printer can not answer. */
  readonly in: number | null;
}

/** The printer interface of a device and its bulk endpoints. */
function endpointsOf(device: PrinterDevice): Endpoints | undefined {
  for (const one of device.configuration?.interfaces ?? []) {
    const { alternate } = one;
    if (alternate.interfaceClass !== PRINTER_CLASS) continue;
    const bulk = alternate.endpoints.filter((endpoint) => endpoint.type === 'bulk');
    const out = bulk.find((endpoint) => endpoint.direction === 'out');
    const back = bulk.find((endpoint) => endpoint.direction === 'in');
    if (out)
      return { number: one.interfaceNumber, out: out.endpointNumber, in: back?.endpointNumber ?? null };
  }
  return undefined;
}

/** A link over an opened device. Rejects when it has no printer interface. */
export async function usbLink(device: PrinterDevice, listener: LinkListener): Promise<Link> {
  if (!device.configuration) await device.selectConfiguration(1);
  const found = endpointsOf(device);
  if (!found) {
    await device.close();
    throw new Error('the USB device is no printer');
  }
  await device.claimInterface(found.number);
  let open = true;
  let writing: Promise<unknown> = Promise.resolve();
  let taken = 0;
  const lost = (): void => {
    if (!open) return;
    open = false;
    listener.onClosed();
  };
  const listen = async (): Promise<void> => {
    while (open && found.in !== null) {
      const heard = await device.transferIn(found.in, READ_BYTES);
      if (heard.data && heard.data.byteLength > 0 && open)
        listener.onBytes(new Uint8Array(heard.data.buffer, heard.data.byteOffset, heard.data.byteLength));
    }
  };
  void listen().catch(lost);
  const send = async (bytes: Uint8Array): Promise<void> => {
    for (const piece of pieces(bytes)) {
      if (!open) return;
      await device.transferOut(found.out, Uint8Array.from(piece));
      taken += piece.length;
    }
  };
  return {
    isOpen: () => open,
    write: (bytes) => {
      writing = writing.then(() => send(bytes)).catch(lost);
    },
    taken: () => taken,
    end: async (waitMs) => {
      await Promise.race([writing, new Promise<void>((done) => setTimeout(done, waitMs).unref())]);
      lost();
      await device.releaseInterface(found.number).catch(() => {});
      await device.close().catch(() => {});
    },
  };
}
