import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printerAddress } from '../../electron/core/ports/printerAddress.ts';
import { confirmRequest } from '../../electron/printing/commands.ts';
import {
  answerReader,
  readinessOfAutomatic,
  readinessOfStatus,
} from '../../electron/printing/dialects/escpos.ts';

describe('what a printer sends back', () => {
  const stream = Uint8Array.of(
    0x12,
    ...[0x18, 0x00, 0x0c, 0x0f],
    ...[0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00],
    0x0c,
    0x72,
  );
  const wanted = [
    { kind: 'status', byte: 0x12 },
    { kind: 'automatic', bytes: [0x18, 0x00, 0x0c, 0x0f] },
    { kind: 'confirmed', processId: '0042' },
    { kind: 'fence' },
    { kind: 'status', byte: 0x72 },
  ];

  test('is cut into answers in whatever portions it arrives', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }), (sizes) => {
        const read = answerReader();
        const seen = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const size = sizes[i % sizes.length] as number;
          seen.push(...read(stream.subarray(at, at + size)));
          at += size;
        }
        expect(seen).toEqual(wanted);
      }),
    );
  });

  test('noise never throws and never confirms a job by itself', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const seen = answerReader()(noise);
        const heads = noise.filter((byte) => byte === 0x37).length;
        expect(seen.filter((answer) => answer.kind === 'confirmed').length).toBeLessThanOrEqual(heads);
      }),
    );
  });

  test('the answer that helps first comes first', () => {
    expect(readinessOfStatus([0x12, 0x12, 0x12, 0x12])).toBe('ready');
    expect(readinessOfStatus([0x12, 0x12, 0x12, 0x1e])).toBe('paperLow');
    expect(readinessOfStatus([0x1a, 0x32, 0x12, 0x7e])).toBe('paperOut');
    expect(readinessOfStatus([0x1a, 0x36, 0x12, 0x7e])).toBe('coverOpen');
    expect(readinessOfStatus([0x1a, 0x52, 0x1a, 0x12])).toBe('error');
    expect(readinessOfStatus([0x1a, 0x12, 0x12, 0x12])).toBe('offline');
    expect(readinessOfAutomatic([0x10, 0, 0, 0x0f])).toBe('ready');
    expect(readinessOfAutomatic([0x18, 0, 0x0c, 0x0f])).toBe('paperOut');
    expect(readinessOfAutomatic([0x38, 0, 0x0c, 0x0f])).toBe('coverOpen');
    expect(readinessOfAutomatic([0x18, 0x08, 0, 0x0f])).toBe('error');
  });
});

test('a process id that a printer would take for something else is refused', () => {
  expect(() => confirmRequest('12\u001b4')).toThrow(/printable/);
  expect([...confirmRequest('0042')]).toEqual([0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x30, 0x30, 0x34, 0x32]);
});

test('addresses of printers', () => {
  expect(printerAddress('tcp://192.168.1.20:9100')).toEqual({
    kind: 'tcp',
    host: '192.168.1.20',
    port: 9100,
  });
  expect(printerAddress('tcp://[::1]:9100')).toEqual({ kind: 'tcp', host: '::1', port: 9100 });
  expect(printerAddress('serial:/dev/ttyUSB0')).toEqual({
    kind: 'serial',
    path: '/dev/ttyUSB0',
    baud: 38_400,
  });
  expect(printerAddress('serial:COM3?baud=9600')).toEqual({ kind: 'serial', path: 'COM3', baud: 9600 });
  expect(printerAddress('usb:04b8:0e15/X1')).toEqual({
    kind: 'usb',
    vendor: 0x4b8,
    product: 0xe15,
    serial: 'X1',
  });
  expect(printerAddress('file:/dev/usb/lp0')).toEqual({ kind: 'file', path: '/dev/usb/lp0' });
  for (const bad of [
    '192.168.1.20',
    'http://x:1',
    'tcp://x',
    'tcp://x:0',
    'tcp://x:70000',
    'tcp://x:1/y',
    'serial:/dev/ttyUSB0?baud=12',
    'serial:/etc/passwd',
    'usb:4b8:0e15',
    'file:/home/x',
    'file:/dev/../etc/passwd',
  ])
    expect(printerAddress(bad), bad).toBeUndefined();
});
