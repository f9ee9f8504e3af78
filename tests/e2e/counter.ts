import { expect, type Locator, type Page } from '@playwright/test';
import type { VirtualPrinter } from '../../electron/printing/virtual/printer.ts';

/** What is said of a closing on the screen: minor units by payment method, and by VAT rate as "8.1%". */
export interface SaidByTill {
  readonly number: string;
  readonly methods: Readonly<Record<string, number>>;
  readonly taxes: Readonly<Record<string, { readonly grossMinor: number; readonly taxMinor: number }>>;
}

/** Somebody at a counter who knows the screens, in English. */
export function counterOf(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const cart = () => page.getByRole('complementary', { name: 'Cart' });
  const done = () => page.getByTestId('done');
  const keys = async (on: Locator, text: string): Promise<void> => {
    for (const one of text)
      await on.getByRole('button', { name: one === '.' ? 'Decimal point' : one, exact: true }).click();
  };
  const counter = {
    page,
    button,
    cart,
    done,
    keys,
    go: (name: string | RegExp) => page.getByRole('navigation').getByRole('button', { name }).click(),
    async signIn(name: RegExp, pin: string): Promise<void> {
      await button(name).click();
      await keys(page.locator('.keypad'), pin);
      await button('Sign in').click();
    },
    async openSession(float: string): Promise<void> {
      await counter.go('Cash');
      await page.getByRole('button', { name: float, exact: true }).click();
      await button('Open cash session').click();
      await counter.go('Sell');
    },
    /** To the next customer, on the sell screen. */
    async newSale(): Promise<void> {
      await counter.go('Sell');
      if (await done().isVisible()) await button(/New sale/).click();
    },
    /** The first date of an event is what is sold from now on. */
    async show(event: string): Promise<void> {
      await page.locator('.event-chooser').click();
      await page
        .locator('.event-option')
        .filter({ has: page.getByRole('heading', { name: event }) })
        .getByRole('button')
        .first()
        .click();
    },
    price: (zone: RegExp, name: RegExp) =>
      page.getByRole('region', { name: zone }).getByRole('button', { name }),
    /** Gives what was paid, minor units, as the screen asked for it. */
    async payExact(): Promise<number> {
      await cart().getByRole('button', { name: /^Cash/ }).click();
      const exact = page.getByTestId('cash-pane').getByRole('button', { name: /^Exact/ });
      const due = minorOf((await page.getByTestId('cash-pane').locator('.huge').first().textContent()) ?? '');
      await exact.click();
      await expect(done()).toContainText('validated');
      return due;
    },
    /** The same, as the terminal's pane asked for it. */
    async payCard(): Promise<number> {
      await cart().getByRole('button', { name: /^Card/ }).click();
      const due = minorOf((await page.locator('.terminal-amount').textContent()) ?? '');
      await page
        .getByTestId('terminal-pane')
        .getByRole('button', { name: /^Accepted/ })
        .click();
      await expect(done()).toContainText('validated');
      return due;
    },
  };
  return counter;
}

export type Counter = ReturnType<typeof counterOf>;

/** All that a printer has put on paper, line by line. */
export const paperOf = (printer: VirtualPrinter): string =>
  printer
    .printed()
    .flatMap((paper) => paper.lines)
    .join('\n');

/** Reads a closing off the screen. */
export async function readClosing(closing: Locator): Promise<SaidByTill> {
  const rows = async (caption: string): Promise<string[][]> => {
    const table = closing.getByRole('table', { name: caption });
    if ((await table.count()) === 0) return [];
    return table
      .locator('tr')
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent ?? '')),
      );
  };
  const methods = await rows('By payment method');
  const taxes = await rows('Included VAT');
  return {
    number: (await closing.getAttribute('aria-label')) ?? '',
    methods: Object.fromEntries(methods.map(([name = '', , amount]) => [name, minorOf(amount)])),
    taxes: Object.fromEntries(
      taxes.map(([rate = '', gross, tax]) => [
        rate.replace(/\s/g, ''),
        { grossMinor: minorOf(gross), taxMinor: minorOf(tax) },
      ]),
    ),
  };
}

/** An amount on the screen, "−1’234.50" in minor units. */
export function minorOf(text = ''): number {
  const plain = text.replace(/[^\d.−-]/g, '').replace('−', '-');
  if (!/^-?\d+\.\d\d$/.test(plain)) throw new Error(`no amount: ${text}`);
  return Math.round(Number(plain) * 100);
}
