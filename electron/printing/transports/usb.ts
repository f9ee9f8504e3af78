import { setTimeout } from 'node:timers/promises';
import { usb } from 'usb';
import type { Link, LinkListener } from './link.ts';
import { pieces, within } from './link.ts';

/** USB's device class of printers. */
export const PRINTER_CLASS = 7;
/** The driver takes a transfer back of which nothing has come for so long, in ms; until then it keeps the interface. */
const PATIENCE = 500;
/** What it says then. Of a printer that was pulled out it says something else. */
const TAKEN_BACK = /cancel|timed? ?out/i;
/** Before a printer that answers at once that it has nothing to say is listened to again, in ms. */
const LULL = 20;

/** What of a USB device (as browsers have it) a link needs. Transfers have the driver's own patience, in ms. */
export interface PrinterDevice
  extends Pick<
    USBDevice,
    'open' | 'close' | 'configuration' | 'selectConfiguration' | 'claimInterface' | 'releaseInterface'
  > {
  transferIn(endpoint: number, length: number, patience: number): Promise<USBInTransferResult>;
  transferOut(endpoint: number, data: BufferSource, patience: number): Promise<USBOutTransferResult>;
}

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

type Endpoint = Pick<USBEndpoint, 'endpointNumber' | 'packetSize'>;

interface Endpoints {
  readonly number: number;
  readonly out: Endpoint;
  /** Null when the printer can not answer. */
  readonly in: Endpoint | null;
}

/** The printer interface of a device and its bulk endpoints. */
function endpointsOf(device: PrinterDevice): Endpoints | undefined {
  for (const one of device.configuration?.interfaces ?? []) {
    const { alternate } = one;
    if (alternate.interfaceClass !== PRINTER_CLASS) continue;
    const bulk = alternate.endpoints.filter((endpoint) => endpoint.type === 'bulk');
    const out = bulk.find((endpoint) => endpoint.direction === 'out');
    const back = bulk.find((endpoint) => endpoint.direction === 'in');
    if (out) return { number: one.interfaceNumber, out, in: back ?? null };
  }
  return undefined;
}

/** Takes the printer interface of an opened device for this process. Rejects when it has none, or another has it. */
async function claim(device: PrinterDevice): Promise<Endpoints> {
  if (!device.configuration) await device.selectConfiguration(1);
  const found = endpointsOf(device);
  if (!found) throw new Error('the USB device is no printer');
  await device.claimInterface(found.number);
  return found;
}

/** What came of a transfer; undefined when the driver took it back, for the printer is silent or its buffer is full. */
const inTime = <T>(transfer: Promise<T>): Promise<T | undefined> =>
  transfer.catch((error: unknown) => {
    if (TAKEN_BACK.test(String(error))) return undefined;
    throw error;
  });

/** A link over an opened device, which is closed when there is none. */
export async function usbLink(device: PrinterDevice, listener: LinkListener): Promise<Link> {
  const found = await claim(device).catch(async (error: unknown) => {
    await device.close().catch(() => {});
    throw error;
  });
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
      const { endpointNumber, packetSize } = found.in;
      const heard = await inTime(device.transferIn(endpointNumber, packetSize, PATIENCE));
      const data = heard?.data;
      if (data && data.byteLength > 0 && open)
        listener.onBytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      else if (heard) await setTimeout(LULL);
    }
  };
  const listening = listen().catch(lost);
  /** Packet by packet: one is taken or it is not, and then it is sent again; of more, a part may have been taken. */
  const send = async (bytes: Uint8Array): Promise<void> => {
    const { endpointNumber, packetSize } = found.out;
    for (const packet of pieces(bytes, packetSize)) {
      let sent: USBOutTransferResult | undefined;
      while (!sent) {
        if (!open) return;
        sent = await inTime(device.transferOut(endpointNumber, Uint8Array.from(packet), PATIENCE));
      }
      taken += packet.length;
    }
  };
  const atMost = (ms: number, work: Promise<unknown>): Promise<unknown> =>
    Promise.race([work, setTimeout(ms, undefined, { ref: false })]);
  return {
    isOpen: () => open,
    write: (bytes) => {
      writing = writing.then(() => send(bytes)).catch(lost);
    },
    taken: () => taken,
    end: async (waitMs) => {
      await atMost(waitMs, writing);
      lost();
      // The interface is free once no transfer is under way: who opens it sooner finds it taken.
      await atMost(waitMs, Promise.all([writing, listening]));
      await device.releaseInterface(found.number).catch(() => {});
      await device.close().catch(() => {});
    },
  };
}
