import type { CatalogueRow } from '../../central/service/catalogue.ts';
import { makeVoucherCode, voucherIdOf } from '../../shared/domain/vouchers.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import type { Sha256 } from '../../shared/kernel/crypto.ts';

/** What the simulated house has: small, so that everything is soon scarce. */
export const HOUSE = {
  /** Numbered, tonight. */
  hallDate: 'dh',
  hallQuota: 'qh',
  seats: 12,
  hallPrices: ['ph', 'pc'],
  /** Unnumbered, tonight and tomorrow. */
  floorDates: ['d1', 'd2'],
  floorPrices: ['p1', 'p2'],
  places: 20,
  /** Free, out of a contingent. */
  hallGuestPrice: 'pg',
  floorGuestPrice: 'p0',
  guestReason: 'press',
  guestQuota: 'qg',
  guests: 8,
  code: 'CAPPED',
  codeQuota: 'qk',
  codeUses: 5,
  events: ['eh', 'e1'],
  cashier: 'anna',
  manager: 'sophie',
  pin: '1111',
  voucherMinor: 5000,
  /** Ways to pay in one go: the drawer's cash first. */
  methods: ['cash', 'slip'],
  /** The way to pay that is owed until somebody pays. */
  invoice: 'invoice',
} as const;

/** Passes that the house sells; `entries` in all and `perEvent` tickets of each event, null for no limit. */
export const PASSES = [
  { id: 'three', name: 'Three entries', kind: 'entries', entries: 3, perEvent: null, minor: 9000 },
  { id: 'season', name: 'Season', kind: 'season', entries: null, perEvent: 2, minor: 30_000 },
  { id: 'pairs', name: 'Four entries', kind: 'entries', entries: 4, perEvent: 2, minor: 12_000 },
] as const;

/** The catalogue around an instant (ms UTC), and the code of the centre's own gift voucher. */
export function venueRows(
  now: number,
  sha256: Sha256,
  random: Uint8Array,
): { readonly rows: CatalogueRow[]; readonly voucherCode: string } {
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  const voucherCode = makeVoucherCode(random);
  const rows: [CatalogueRow['kind'], string, Record<string, unknown>][] = [
    [
      'venue',
      'v1',
      {
        name: 'Salle',
        city: 'Lausanne',
        timeZone: 'Europe/Zurich',
        currency: 'CHF',
        cashStep: 5,
        receiptFooter: '',
        voucherRiskMinor: 3000,
      },
    ],
    ['vatRate', 'r1', { name: 'A', rates: [{ from: '2024-01-01', basisPoints: 810 }] }],
    ['paymentMethod', 'cash', { kind: 'cash', name: 'Cash', order: 1, opensDrawer: true }],
    ['paymentMethod', 'slip', { kind: 'other', name: 'Payment slip', order: 4, opensDrawer: false }],
    ['paymentMethod', HOUSE.invoice, { kind: 'invoice', name: 'Invoice', order: 5, opensDrawer: false }],
    ['paymentMethod', 'voucher', { kind: 'voucher', name: 'Voucher', order: 2, opensDrawer: false }],
    ['paymentMethod', 'free', { kind: 'free', name: 'Invitation', order: 6, opensDrawer: false }],
    ['paymentMethod', 'exchange', { kind: 'exchange', name: 'Exchange', order: 3, opensDrawer: false }],
    [
      'plan',
      'hall',
      { venue: 'v1', name: 'Hall', width: 20, height: 20, stage: { x: 4, y: 0, label: 'Stage' } },
    ],
    ['planSection', 'hall-1', { plan: 'hall', name: 'Hall', order: 1, rows: seatRows() }],
    ['event', 'eh', { venue: 'v1', name: 'Symphony', subtitle: '', plan: 'hall' }],
    ['event', 'e1', { venue: 'v1', name: 'Club', subtitle: '' }],
    ['zone', 'zh', { event: 'eh', name: 'Stalls', colour: 1, order: 1, category: 'A' }],
    ['zone', 'z1', { event: 'e1', name: 'Floor', colour: 2, order: 1 }],
    ['price', 'ph', { zone: 'zh', name: 'Full', minor: 8000, vatRate: 'r1', order: 1 }],
    ['price', 'pc', { zone: 'zh', name: 'Child', minor: 4005, vatRate: 'r1', order: 2 }],
    ['price', 'p1', { zone: 'z1', name: 'Full', minor: 2500, vatRate: 'r1', order: 1 }],
    ['price', 'p2', { zone: 'z1', name: 'Reduced', minor: 1787, vatRate: 'r1', order: 2 }],
    ['price', HOUSE.hallGuestPrice, { zone: 'zh', name: 'Guest', minor: 0, vatRate: 'r1', order: 3 }],
    ['price', HOUSE.floorGuestPrice, { zone: 'z1', name: 'Guest', minor: 0, vatRate: 'r1', order: 3 }],
    ['freeReason', HOUSE.guestReason, { name: 'Press', order: 1, contingent: HOUSE.guestQuota }],
    ['date', 'dh', { event: 'eh', doorsAt: at(5), startsAt: at(6), salesEndAt: at(7) }],
    ['date', 'd1', { event: 'e1', doorsAt: at(5), startsAt: at(6), salesEndAt: at(7) }],
    ['date', 'd2', { event: 'e1', doorsAt: at(29), startsAt: at(30), salesEndAt: at(31) }],
    ['quota', 'qh', { date: 'dh', zone: 'zh', capacity: HOUSE.seats }],
    ['quota', 'q1', { date: 'd1', zone: 'z1', capacity: HOUSE.places }],
    ['quota', 'q2', { date: 'd2', zone: 'z1', capacity: HOUSE.places }],
    ['quota', HOUSE.guestQuota, { capacity: HOUSE.guests }],
    ['quota', HOUSE.codeQuota, { capacity: HOUSE.codeUses }],
    [
      'promotion',
      'k1',
      {
        code: HOUSE.code,
        name: 'Capped',
        reduction: { kind: 'percent', basisPoints: 2500 },
        per: 'ticket',
        quota: HOUSE.codeQuota,
      },
    ],
    ...PASSES.map(({ id, entries, ...pass }): [CatalogueRow['kind'], string, Record<string, unknown>] => [
      'passProduct',
      id,
      {
        ...pass,
        ...(entries === null ? {} : { entries }),
        vatRate: 'r1',
        validFrom: at(-100),
        validTo: at(4000),
        order: 1,
      },
    ]),
    [
      'voucherProduct',
      'gift',
      { name: 'Gift voucher', amounts: [HOUSE.voucherMinor], validMonths: 24, order: 1 },
    ],
    [
      'voucher',
      voucherIdOf(sha256, voucherCode),
      { last4: voucherCode.slice(-4), minor: HOUSE.voucherMinor, validTo: at(10_000) },
    ],
    ['staff', HOUSE.cashier, { name: 'Anna', role: 'cashier', pinVerifier: HOUSE.pin }],
    ['staff', HOUSE.manager, { name: 'Sophie', role: 'manager', pinVerifier: HOUSE.pin }],
  ];
  return { rows: rows.map(([kind, id, value]) => ({ kind, id, value: { id, ...value } })), voucherCode };
}

/** Two rows of six, all of one category. */
const seatRows = () =>
  Array.from({ length: 2 }, (_, row) => ({
    name: String(row + 1),
    seats: Array.from({ length: HOUSE.seats / 2 }, (__, seat) => ({
      id: `s-${row + 1}-${seat + 1}`,
      number: String(seat + 1),
      x: seat,
      y: row + 2,
      category: 'A',
    })),
  }));

/** Every seat of the hall. */
export const seatsOfHall = (): string[] => seatRows().flatMap((row) => row.seats.map(({ id }) => id));

/** A secret name for nothing: 16 bytes as an instance's id. */
export const instanceOf = (random: Uint8Array): string => `instance-${toHex(random)}`;
