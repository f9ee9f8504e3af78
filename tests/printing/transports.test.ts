import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPortMock } from 'serialport';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type DeviceHandle,
  deviceLink,
  openDeviceFile,
} from '../../electron/printing/transports/deviceFile.ts';
import { discover } from '../../electron/printing/transports/discover.ts';
import type { Link, LinkListener } from '../../electron/printing/transports/link.ts';
import { openLink } from '../../electron/printing/transports/open.ts';
import { openSerial, type Port, serialLink } from '../../electron/printing/transports/serial.ts';
import { type PrinterDevice, usbLink } from '../../electron/printing/transports/usb.ts';
import { until } from '../fakes/until.ts';

interface Heard extends LinkListener {
  readonly bytes: number[];
  closed: number;
}
function ear(): Heard {
  const heard: Heard = {
    bytes: [],
    closed: 0,
    onBytes: (bytes) => void heard.bytes.push(...bytes),
    onClosed: () => void heard.closed++,
  };
  return heard;
}
const HELLO = Uint8Array.of(0x1b, 0x40, 0x41);
/** Longer than what a slow line is given at a time. */
const LONG = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);
const links: Link[] = [];
afterEach(async () => {
  await Promise.all(links.splice(0).map((link) => link.end(50)));
});
const kept = (link: Link): Link => {
  links.push(link);
  return link;
};

describe('a device file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guichet-device-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('that is not there is never made, also as root', async () => {
    const path = join(folder, 'lp0');
    await expect(openDeviceFile(path, ear(), 500)).rejects.toThrow(/ENOENT/);
    expect(existsSync(path)).toBe(false);
  });

  test('that is a regular file is refused: writing to it would look like printing', async () => {
    const path = join(folder, 'lp0');
    writeFileSync(path, '');
    await expect(openDeviceFile(path, ear(), 500)).rejects.toThrow(/no device/);
  });

  test('is written to its end when the printer takes a little at a time, and what it says is heard', async () => {
    const printer = pretendDevice({ takes: 2, busyEvery: 3 });
    const heard = ear();
    const link = kept(deviceLink(printer, heard));
    link.write(HELLO);
    link.write(HELLO);
    await until('all is written', () => printer.written.length === 6);
    expect(printer.written).toEqual([...HELLO, ...HELLO]);
    await until('it knows that', () => link.taken() === 6);
    printer.says.push(0x12);
    await until('it is heard', () => heard.bytes.length === 1);
  });

  test('that is pulled out is noticed', async () => {
    const printer = pretendDevice({ takes: 64 });
    const heard = ear();
    const link = kept(deviceLink(printer, heard));
    printer.gone = true;
    await until('it is noticed', () => heard.closed === 1);
    expect(link.isOpen()).toBe(false);
  });
});

interface Pretended extends DeviceHandle {
  readonly written: number[];
  readonly says: number[];
  gone: boolean;
}
/** A device that takes a few bytes at a time, and now and then none. */
function pretendDevice({ takes, busyEvery = 0 }: { takes: number; busyEvery?: number }): Pretended {
  let calls = 0;
  const notYet = (): Error => Object.assign(new Error('not yet'), { code: 'EAGAIN' });
  const device: Pretended = {
    written: [],
    says: [],
    gone: false,
    read: (async (buffer: Buffer) => {
      if (device.gone) throw Object.assign(new Error('gone'), { code: 'ENODEV' });
      const byte = device.says.shift();
      if (byte === undefined) throw notYet();
      buffer[0] = byte;
      return { bytesRead: 1, buffer };
    }) as DeviceHandle['read'],
    write: (async (bytes: Uint8Array, at: number, length: number) => {
      calls += 1;
      if (busyEvery > 0 && calls % busyEvery === 0) throw notYet();
      const some = bytes.subarray(at, at + Math.min(takes, length));
      device.written.push(...some);
      return { bytesWritten: some.length, buffer: bytes };
    }) as DeviceHandle['write'],
    close: async () => {},
  };
  return device;
}

describe('a serial port', () => {
  beforeEach(() => SerialPortMock.binding.reset());
  test('carries bytes both ways and tells when it is pulled out', async () => {
    SerialPortMock.binding.createPort('/dev/ROBOT', { echo: false, record: true });
    const port = new SerialPortMock({
      path: '/dev/ROBOT',
      baudRate: 9600,
      autoOpen: false,
    });
    await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
    const heard = ear();
    const link = kept(serialLink(port as unknown as Port, heard));
    link.write(HELLO);
    link.write(LONG);
    await until('it is written', () => port.port?.recording.length === HELLO.length + LONG.length);
    expect(port.port?.recording.subarray(HELLO.length)).toEqual(Buffer.from(LONG));
    await until('it knows that', () => link.taken() === HELLO.length + LONG.length);
    port.port?.emitData(Buffer.of(0x12));
    await until('it is heard', () => heard.bytes.length === 1);
    port.close();
    await until('it is noticed', () => heard.closed === 1);
  });

  test('that is not there fails and leaves nothing behind', async () => {
    await expect(openSerial({ path: '/dev/ttyNOTHERE', baud: 9600 }, ear(), 2000)).rejects.toThrow();
  });
});

describe('a USB printer', () => {
  test('is claimed at its printer interface and talked with over its bulk endpoints', async () => {
    const device = pretendUsb(7);
    const heard = ear();
    const link = kept(await usbLink(device.device, heard));
    link.write(HELLO);
    link.write(LONG);
    await until('it is written', () => device.written.length === HELLO.length + LONG.length);
    expect(device.written.slice(HELLO.length)).toEqual([...LONG]);
    await until('it knows that', () => link.taken() === HELLO.length + LONG.length);
    device.say(0x12);
    await until('it is heard', () => heard.bytes.length === 1);
    await link.end(50);
    expect(device.calls).toEqual(['claim 1', 'release 1', 'close']);
    expect(heard.closed).toBe(1);
  });

  test('that is no printer is closed again', async () => {
    const device = pretendUsb(3);
    await expect(usbLink(device.device, ear())).rejects.toThrow(/no printer/);
    expect(device.calls).toEqual(['close']);
  });

  test('that another program holds is closed again', async () => {
    const device = pretendUsb(7);
    device.device.claimInterface = () => Promise.reject(new Error('claimInterface error: interface is busy'));
    await expect(usbLink(device.device, ear())).rejects.toThrow(/busy/);
    expect(device.calls).toEqual(['close']);
  });

  test('that is silent is not taken for one that was pulled out', async () => {
    const device = pretendUsb(7);
    const heard = ear();
    const link = kept(await usbLink(device.device, heard));
    for (let n = 1; n <= 3; n++) {
      device.passTime();
      await until('it is listened to again, or not', () => device.asked() > n || !link.isOpen());
    }
    expect(heard.closed).toBe(0);
    device.say(0x12);
    await until('it is heard', () => heard.bytes.length === 1);
  });

  test('G7: whose buffer is full gets each byte once, however long it takes', async () => {
    const device = pretendUsb(7);
    const heard = ear();
    const link = kept(await usbLink(device.device, heard));
    device.takes(3);
    link.write(LONG);
    await until('it is full', () => device.refused() > 2 || !link.isOpen());
    expect(device.written).toHaveLength(3 * PACKET);
    expect(link.taken()).toBe(3 * PACKET);
    device.takes(1000);
    await until('all is written', () => link.taken() === LONG.length);
    expect(device.written).toEqual([...LONG]);
    expect(heard.closed).toBe(0);
  });

  test('whose buffer stays full is let go of in its time', async () => {
    const device = pretendUsb(7);
    const link = kept(await usbLink(device.device, ear()));
    device.takes(0);
    link.write(HELLO);
    await until('it is full', () => device.refused() > 0);
    await link.end(20);
    expect(device.calls).toEqual(['claim 1', 'release 1', 'close']);
    const refused = device.refused();
    device.takes(1000);
    await new Promise((done) => setImmediate(done));
    expect(device.refused()).toBe(refused);
    expect(device.written).toEqual([]);
  });

  test('that is pulled out is noticed', async () => {
    const device = pretendUsb(7);
    const heard = ear();
    kept(await usbLink(device.device, heard));
    device.pull();
    await until('it is noticed', () => heard.closed === 1);
  });
});

/** What goes over a USB line at a time. */
const PACKET = 64;

/**
 * A device as WebUSB shows it, with a keyboard-like interface 0 and one of a class of its own. Like the driver it takes
 * back a transfer of which nothing has come for a while; packets that were taken before that stay taken.
 */
function pretendUsb(interfaceClass: number) {
  const written: number[] = [];
  const calls: string[] = [];
  let [room, asked, refused] = [Number.POSITIVE_INFINITY, 0, 0];
  let waiting: { say(byte: number): void; fail(why: string): void } | undefined;
  const endpoint = (endpointNumber: number, direction: 'in' | 'out') => ({
    endpointNumber,
    direction,
    type: 'bulk',
    packetSize: PACKET,
  });
  const device = {
    configuration: {
      interfaces: [
        { interfaceNumber: 0, alternate: { interfaceClass: 3, endpoints: [] } },
        {
          interfaceNumber: 1,
          alternate: { interfaceClass, endpoints: [endpoint(1, 'out'), endpoint(2, 'in')] },
        },
      ],
    },
    open: async () => {},
    selectConfiguration: async () => {},
    claimInterface: async (n: number) => void calls.push(`claim ${n}`),
    releaseInterface: async (n: number) => void calls.push(`release ${n}`),
    close: async () => void calls.push('close'),
    transferOut: async (_: number, bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; at += PACKET) {
        if (room === 0) {
          refused++;
          await new Promise((later) => setImmediate(later));
          throw new Error('transferOut error: Cancelled');
        }
        room--;
        written.push(...bytes.subarray(at, at + PACKET));
      }
      return { bytesWritten: bytes.length, status: 'ok' };
    },
    transferIn: () =>
      new Promise((resolve, reject) => {
        asked++;
        waiting = {
          say: (byte) => resolve({ data: new DataView(Uint8Array.of(byte).buffer) }),
          fail: (why) => reject(new Error(`transferIn error: ${why}`)),
        };
      }),
  };
  return {
    device: device as unknown as PrinterDevice,
    written,
    calls,
    say: (byte: number) => waiting?.say(byte),
    pull: () => waiting?.fail('Disconnected'),
    /** Nothing was said for as long as the driver waits. */
    passTime: () => waiting?.fail('Cancelled'),
    /** How often it was asked whether there is something to hear, and how often a packet was not taken. */
    asked: () => asked,
    refused: () => refused,
    /** So many more packets find room in its buffer. */
    takes: (packets: number) => {
      room = packets;
    },
  };
}

test('an address that is none, and one where nothing is, fail within their time', async () => {
  for (const address of [
    'lpt1',
    'tcp://127.0.0.1:1',
    'usb:ffff:ffff',
    'file:/dev/usb/lp99',
    'serial:/dev/ttyNOTHERE',
  ])
    await expect(openLink(address, ear(), 2000), address).rejects.toThrow();
});

test('looking for what is attached finds a list on every machine, without udev and without USB too', async () => {
  for (const one of await discover()) expect(one.address).toMatch(/^(usb|serial|file):/);
});
