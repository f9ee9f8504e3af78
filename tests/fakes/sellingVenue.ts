import type { FeedItem } from '../../shared/sync/wire.ts';

/** What makes the small venue of the tests a whole counter: a numbered hall, prices of all kinds, codes, passes. */
export function sellingItems(now: number, stream: string, behind: number): FeedItem[] {
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  const price = (id: string, zone: string, name: string, minor: number, more: object = {}): Row => [
    'price',
    id,
    { zone, name, minor, vatRate: 'r1', order: 9, ...more },
  ];
  // Six rows of ten seats; this till holds the first five, of which the fifth has a wheelchair place.
  const rows = Array.from({ length: 6 }, (_, row) => ({
    name: String(row + 1),
    seats: Array.from({ length: 10 }, (__, seat) => ({
      id: `s-${row + 1}-${seat + 1}`,
      number: String(seat + 1),
      x: seat,
      y: row * 1.2 + 2,
      category: 'A',
      kind: row === 4 && seat < 2 ? (seat === 0 ? 'wheelchair' : 'companion') : 'normal',
      with: row === 4 && seat === 0 ? 's-5-2' : null,
    })),
  }));
  const seats = rows.slice(0, 5).flatMap((row) => row.seats.map((seat) => seat.id));
  const data: Row[] = [
    [
      'venue',
      'v1',
      {
        name: 'Salle Métropole',
        city: 'Lausanne',
        timeZone: 'Europe/Zurich',
        currency: 'CHF',
        cashStep: 5,
        receiptFooter: '',
        priceMayBeHidden: true,
        voucherRiskMinor: 3000,
      },
    ],
    [
      'plan',
      'hall',
      { venue: 'v1', name: 'Hall', width: 20, height: 20, stage: { x: 4.5, y: 0, label: 'Stage' } },
    ],
    ['planSection', 'hall-1', { plan: 'hall', name: 'Hall', order: 1, rows }],
    ['event', 'eh', { venue: 'v1', name: 'Symphony', subtitle: '', plan: 'hall' }],
    ['date', 'dh', { event: 'eh', doorsAt: at(1), startsAt: at(2), salesEndAt: at(3) }],
    ['date', 'df', { event: 'e1', doorsAt: at(1), startsAt: at(2), salesEndAt: at(3), full: true }],
    ['zone', 'zh', { event: 'eh', name: 'Stalls', colour: 1, order: 1, category: 'A' }],
    ['seatHold', 'h1', { date: 'dh', kind: 'held', owner: 'Sponsor', seats: ['s-2-1'] }],
    ['quota', 'qh', { date: 'dh', zone: 'zh', capacity: 59 }],
    ['quota', 'qf', { date: 'df', zone: 'z1', capacity: 10 }],
    ['quota', 'q3', { date: 'd1', zone: 'z3', capacity: 90 }],
    ['quota', 'qc', { capacity: 1 }],
    ['zone', 'z3', { event: 'e1', name: 'Standing', colour: 3, order: 3 }],
    price('ph', 'zh', 'Full price', 8000),
    price('pc', 'zh', 'Child', 4000),
    price('pg', 'z3', 'Group', 1500, { least: 3, most: 8 }),
    price('pw', 'z3', 'Presale', 2000, { windows: [{ from: null, to: at(-1), minor: 1800 }] }),
    price('pf', 'z3', 'School', 1200, { form: 'f1' }),
    price('ps', 'z3', 'Student', 1600, { proof: 'Student card' }),
    price('py', 'z3', 'Free price', 2000, { payWhatYouWantFrom: 1000 }),
    price('p0', 'z3', 'Invitation', 0),
    [
      'form',
      'f1',
      {
        name: 'School',
        per: 'ticket',
        fields: [{ id: 'class', label: 'Class', type: 'text', required: true }],
      },
    ],
    ['freeReason', 'press', { name: 'Press', order: 1, contingent: 'qp' }],
    ['freeReason', 'other', { name: 'Other', order: 2, contingent: null }],
    ['quota', 'qp', { capacity: 3 }],
    ['lease', 'lp', { stream, quota: 'qp', amount: 3, epoch: 1 }],
    [
      'passProduct',
      'season',
      {
        name: 'Season pass',
        kind: 'season',
        minor: 48_000,
        vatRate: 'r1',
        validFrom: at(0),
        validTo: at(4000),
        order: 1,
      },
    ],
    ['voucherProduct', 'gift', { name: 'Gift voucher', amounts: [5000], validMonths: 24, order: 1 }],
    [
      'promotion',
      'k1',
      {
        code: 'LAC25',
        name: 'Amis du Lac',
        reduction: { kind: 'percent', basisPoints: 2500 },
        per: 'ticket',
      },
    ],
    [
      'promotion',
      'k2',
      { code: 'OLD', name: 'Old', reduction: { kind: 'fixed', minor: 100 }, per: 'cart', to: at(-1) },
    ],
    [
      'promotion',
      'k3',
      { code: 'SOON', name: 'Soon', reduction: { kind: 'fixed', minor: 100 }, per: 'cart', from: at(1) },
    ],
    [
      'promotion',
      'k4',
      {
        code: 'BALCON',
        name: 'Balcony',
        reduction: { kind: 'fixed', minor: 100 },
        per: 'cart',
        scope: { events: [], zones: ['z2'], prices: [], passes: [] },
      },
    ],
    [
      'promotion',
      'k5',
      {
        code: 'CAPPED',
        name: 'Capped',
        reduction: { kind: 'percent', basisPoints: 5000 },
        per: 'ticket',
        quota: 'qc',
      },
    ],
    [
      'paymentMethod',
      'eur',
      { kind: 'cash', name: 'EUR', order: 4, opensDrawer: true, givesChange: true, currency: 'EUR' },
    ],
    ['paymentMethod', 'invoice', { kind: 'invoice', name: 'Invoice', order: 5, opensDrawer: false }],
    ['paymentMethod', 'voucher', { kind: 'voucher', name: 'Gift voucher', order: 6, opensDrawer: false }],
    ['paymentMethod', 'free', { kind: 'free', name: 'Invitation', order: 7, opensDrawer: false }],
    ['lease', 'lh', { stream, quota: 'qh', amount: seats.length, epoch: 1, seats }],
    ['lease', 'l3', { stream, quota: 'q3', amount: 60, epoch: 1 }],
    ['lease', 'lb', { stream, quota: 'q2', amount: 10, epoch: 1 }],
    ['lease', 'lc', { stream, quota: 'qc', amount: 1, epoch: 1 }],
  ];
  return data.map(([kind, id, value], i) => ({
    position: behind + i + 1,
    kind,
    id,
    value: { id, ...value },
  }));
}

type Row = readonly [kind: string, id: string, value: object];
