import { readdir } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import { usb } from 'usb';
import type { Attached } from '../../core/ports/printing.ts';
import { PRINTER_CLASS } from './usb.ts';

const DEVICE_FOLDER = '/dev/usb';

/** Looks for what is attached. A way that this machine lacks (no udev, no USB) finds nothing and fails nothing. */
export async function discover(): Promise<readonly Attached[]> {
  const found = await Promise.all(
    [usbPrinters(), serialPorts(), deviceFiles()].map((one) => one.catch(() => [])),
  );
  return found.flat();
}

async function usbPrinters(): Promise<readonly Attached[]> {
  const hex = (id: number): string => id.toString(16).padStart(4, '0');
  const devices = await usb.getDevices();
  return devices
    .filter((device) =>
      device.configurations.some((one) =>
        one.interfaces.some((it) => it.alternates.some((way) => way.interfaceClass === PRINTER_CLASS)),
      ),
    )
    .map((device) => ({
      address: `usb:${hex(device.vendorId)}:${hex(device.productId)}${device.serialNumber ? `/${device.serialNumber}` : ''}`,
      name: [device.manufacturerName, device.productName].filter((text) => text).join(' '),
    }));
}

async function serialPorts(): Promise<readonly Attached[]> {
  const ports = await SerialPort.list();
  return ports
    .filter(
      (port) => port.vendorId !== undefined || port.manufacturer !== undefined || /^COM/.test(port.path),
    )
    .map((port) => ({ address: `serial:${port.path}`, name: port.manufacturer ?? '' }));
}

async function deviceFiles(): Promise<readonly Attached[]> {
  const names = await readdir(DEVICE_FOLDER);
  return names
    .filter((name) => /^lp\d+$/.test(name))
    .map((name) => ({ address: `file:${DEVICE_FOLDER}/${name}`, name }));
}
