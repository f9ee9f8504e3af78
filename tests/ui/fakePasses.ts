import type { CartView } from '../../shared/contract/cartViews.ts';
import type { PassView, VoucherStateView } from '../../shared/contract/passes.ts';
import { readVoucherCode } from '../../shared/domain/vouchers.ts';
import { instant } from '../../shared/kernel/time.ts';
import { EVENING } from './fakeVenue.ts';

const HOUR = 3_600_000;
const ENTRIES_LEFT = 7;

/** The voucher of the fake evening: its code as it stands on the slip. */
export const FAKE_VOUCHER = '7K3M-Q9XW-2TB5-HD8R-76';

/** Passes and a gift voucher of a fake evening. */
export function fakePasses(newId: () => string) {
  const pass = (more: Partial<PassView>): PassView => ({
    pass: newId(),
    number: 'T2-000801-44',
    order: newId(),
    productName: 'Carte 10 entrées',
    kind: 'entries',
    holder: 'Lea Favre',
    email: 'lea.favre@example.ch',
    photo: 'F-0417',
    validFrom: instant(EVENING - 90 * 24 * HOUR),
    validTo: instant(EVENING + 240 * 24 * HOUR),
    state: 'valid',
    entries: 10,
    left: ENTRIES_LEFT,
    leftKnown: ENTRIES_LEFT,
    perEvent: 4,
    ofEvent: { eventName: 'La Traviata', taken: 1 },
    tillNo: null,
    uses: [
      {
        order: newId(),
        number: '2-000398',
        at: instant(EVENING - HOUR),
        tillNo: null,
        minor: 0,
        byWord: false,
        tickets: [
          {
            number: 'T2-000871-02',
            eventName: 'La Traviata',
            startsAt: instant(EVENING + HOUR),
            returned: false,
          },
        ],
      },
      {
        order: newId(),
        number: '1-000112',
        at: instant(EVENING - 20 * 24 * HOUR),
        tillNo: 1,
        minor: 0,
        byWord: true,
        tickets: [
          {
            number: 'T1-000410-77',
            eventName: 'Le Sacre',
            startsAt: instant(EVENING - 20 * 24 * HOUR),
            returned: false,
          },
          {
            number: 'T1-000411-74',
            eventName: 'Le Sacre',
            startsAt: instant(EVENING - 20 * 24 * HOUR),
            returned: true,
          },
        ],
      },
    ],
    ...more,
  });
  const all: PassView[] = [
    pass({}),
    pass({
      number: 'T2-000802-41',
      productName: 'Abonnement de saison',
      kind: 'season',
      holder: 'Léonie Favre-Aebischer',
      email: 'leonie@example.ch',
      entries: null,
      left: null,
      leftKnown: null,
      perEvent: 1,
      ofEvent: { eventName: 'La Traviata', taken: 0 },
      uses: [],
    }),
  ];
  const voucher: VoucherStateView = {
    voucher: 'a'.repeat(64),
    last4: '8R76',
    minor: 5000,
    balanceMinor: 1200,
    leftMinor: 1200,
    validTo: instant(EVENING + 700 * 24 * HOUR),
    state: 'valid',
    voided: null,
    uses: [
      {
        order: newId(),
        number: '2-000377',
        at: instant(EVENING - 2 * HOUR),
        tillNo: null,
        minor: 3800,
        byWord: false,
        tickets: [],
      },
    ],
  };
  return {
    all,
    voucher,
    find: (search: string) => {
      const words = search.toLowerCase();
      const found = all.filter((one) =>
        `${one.number} ${one.holder} ${one.email}`.toLowerCase().includes(words),
      );
      return { passes: words === '' ? [] : found, exact: found.length === 1 && found[0]?.number === search };
    },
    state: (code: string) => {
      const read = readVoucherCode(code);
      const known =
        code === voucher.voucher || (read.kind === 'code' && code.replaceAll('-', '').endsWith('8R76'));
      return { voucher: known ? voucher : null, mistyped: read.kind === 'mistyped' };
    },
    /** The cart with a pass in it. */
    take: (cart: CartView, id: string): CartView['passes'][number] | undefined => {
      const one = all.find((known) => known.pass === id);
      if (!one || cart.passes.some((known) => known.pass === id)) return undefined;
      const { pass: of, number, productName, holder, photo, left } = one;
      return { pass: of, number, productName, holder, photo, left, tickets: 0, minor: 0, byManager: false };
    },
    void: (reason: string) => {
      Object.assign(voucher, {
        state: 'void',
        balanceMinor: 0,
        leftMinor: 0,
        voided: { at: instant(EVENING), byName: 'Rita Vogt', reason, restMinor: 1200 },
      });
      return voucher;
    },
  };
}

/** A cart whose tickets are taken on its passes, the first ones first. */
export function onPasses(cart: CartView): CartView {
  if (cart.passes.length === 0) return cart;
  const [pass] = cart.passes;
  const isOn = (line: CartView['lines'][number]): boolean => line.kind === 'ticket' && pass !== undefined;
  const lines = cart.lines.map((line) =>
    isOn(line) && pass
      ? {
          ...line,
          totalMinor: 0,
          discounts: [
            {
              kind: 'pass' as const,
              name: pass.productName,
              code: pass.number,
              tickets: line.quantity,
              minor: line.unitMinor * line.quantity,
            },
          ],
        }
      : line,
  );
  const tickets = lines.filter(isOn).reduce((sum, line) => sum + line.quantity, 0);
  return {
    ...cart,
    lines,
    byPass: lines.length > 0 && lines.every(isOn),
    passes: cart.passes.map((one, i) =>
      i === 0
        ? {
            ...one,
            tickets,
            minor: lines.filter(isOn).reduce((sum, line) => sum + line.unitMinor * line.quantity, 0),
            left: one.left === null ? null : ENTRIES_LEFT - tickets,
          }
        : one,
    ),
  };
}
