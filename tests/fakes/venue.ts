import type { FeedItem } from '../../shared/sync/wire.ts';

/** A small venue as a feed would bring it, tonight's show around a given instant (ms UTC). */
export function venueItems(now: number, stream: string, verifier: string, lease = 10): FeedItem[] {
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  const rows: [string, string, Record<string, unknown>][] = [
    [
      'venue',
      'v1',
      {
        name: 'Salle Métropole',
        city: 'Lausanne',
        timeZone: 'Europe/Zurich',
        currency: 'CHF',
        cashStep: 5,
        receiptFooter: 'CHE-123.456.789 MWST',
      },
    ],
    ['event', 'e1', { venue: 'v1', name: 'Les Nuits du Lac', subtitle: 'Soirée d’ouverture' }],
    ['date', 'd1', { event: 'e1', doorsAt: at(1), startsAt: at(2), salesEndAt: at(3) }],
    ['date', 'd0', { event: 'e1', doorsAt: at(-4), startsAt: at(-3), salesEndAt: at(-2) }],
    ['zone', 'z1', { event: 'e1', name: 'Parterre', colour: 1, order: 1 }],
    ['zone', 'z2', { event: 'e1', name: 'Balcon', colour: 2, order: 2 }],
    ['price', 'p1', { zone: 'z1', name: 'Full price', minor: 5800, vatRate: 'r1', order: 1 }],
    ['price', 'p2', { zone: 'z1', name: 'Reduced', minor: 1787, vatRate: 'r1', order: 2 }],
    ['price', 'p3', { zone: 'z2', name: 'Full price', minor: 3800, vatRate: 'r0', order: 1 }],
    [
      'vatRate',
      'r1',
      {
        name: 'A',
        rates: [
          { from: '2018-01-01', basisPoints: 770 },
          { from: '2024-01-01', basisPoints: 810 },
        ],
      },
    ],
    ['vatRate', 'r0', { name: '0', rates: [{ from: '2000-01-01', basisPoints: 0 }] }],
    ['quota', 'q1', { date: 'd1', zone: 'z1', capacity: 40 }],
    ['quota', 'q2', { date: 'd1', zone: 'z2', capacity: 20 }],
    ['quota', 'q0', { date: 'd0', zone: 'z1', capacity: 20 }],
    ['paymentMethod', 'cash', { kind: 'cash', name: 'Cash', order: 1, opensDrawer: true }],
    ['paymentMethod', 'card', { kind: 'card', name: 'Card', order: 2, opensDrawer: false }],
    ['paymentMethod', 'twint', { kind: 'twint', name: 'TWINT', order: 3, opensDrawer: false }],
    ['staff', 'anna', { name: 'Anna Meier', role: 'cashier', pinVerifier: verifier }],
    ['staff', 'luca', { name: 'Luca Rossi', role: 'cashier', pinVerifier: verifier }],
    ['staff', 'noah', { name: 'Noah Favre', role: 'door', pinVerifier: verifier }],
    ['staff', 'sophie', { name: 'Sophie Blanc', role: 'manager', pinVerifier: verifier }],
    ['lease', 'l1', { stream, quota: 'q1', amount: lease, epoch: 1 }],
    ['lease', 'l0', { stream, quota: 'q0', amount: lease, epoch: 1 }],
  ];
  return rows.map(([kind, id, value], i) => ({ position: i + 1, kind, id, value: { id, ...value } }));
}
