import type { Dialect, Heard, Readiness } from './dialect.ts';

/** Bytes by which a printer tells its state (the maker's programming guide). */
const STATES: ReadonlyMap<number, Readiness> = new Map([
  [0x08, 'error'], // jam in the paper's path
  [0x10, 'paperOut'],
  [0x11, 'ready'], // X-ON
  [0x12, 'ready'], // switched on
  [0x15, 'error'], // not understood
  [0x18, 'error'], // jam
  [0x1d, 'error'], // jam in the cutter
]);
const TICKET_ACK = 0x06;

/** FGL: a state in one byte, and one byte for every ticket that came out: a weak sign, for it names none. Not proven on hardware. */
export const FGL: Dialect = {
  hello: new Uint8Array(),
  ask: Buffer.from('<S1>', 'ascii'),
  probes: false,
  confirm: () => new Uint8Array(),
  fence: new Uint8Array(),
  fences: 1,
  drawer: null,
  ear: () => {
    let waits = false;
    return {
      asked: () => {
        waits = true;
      },
      waits: () => waits,
      hear: (bytes) =>
        [...bytes].flatMap((byte): Heard[] => {
          if (byte === TICKET_ACK) return [{ kind: 'fence' }];
          const readiness = STATES.get(byte);
          if (readiness === undefined) return [];
          const asked = waits;
          waits = false;
          return [{ kind: 'status', readiness, asked }];
        }),
    };
  },
};
