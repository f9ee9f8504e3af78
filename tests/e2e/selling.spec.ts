import { expect, type Page, test } from '@playwright/test';
import { demoPeople } from '../../central/demo/people.ts';
import { type Actor, byKeyboard, byTouch } from './actors.ts';
import { type ShownTill, showTill } from './hosts.ts';
import { CUSTOMERS, openVenue, type Venue } from './venue.ts';

const marie = demoPeople(CUSTOMERS).find((person) => person.email !== '');
if (!marie) throw new Error('nobody of the demo has an e-mail');
const NAME = `${marie.first} ${marie.last}`;

for (const actorOf of [byTouch, byKeyboard]) {
  test.describe(`all kinds in one order, ${actorOf === byTouch ? 'by touch' : 'by keyboard alone'}`, () => {
    let venue: Venue;
    let till: ShownTill;
    test.beforeEach(async () => {
      venue = await openVenue();
      till = await showTill('HTTP', venue.dataDir);
      await signIn(till.page);
      venue.line.cut();
    });
    test.afterEach(async () => {
      await till?.close();
      await venue.close();
    });

    test('G9: seats with a form, a pass, a voucher and a code, paid by halves, printed, found by name', async () => {
      const { page } = till;
      const actor: Actor = actorOf(page);
      const cart = page.getByRole('complementary', { name: 'Cart' });
      await chooseSymphony(page, actor);

      // Two numbered seats at a price with a form.
      const school = page
        .getByRole('region', { name: /^Parterre B/ })
        .getByRole('button', { name: /^École/ });
      await actor.press(school);
      await actor.press(school);
      await expect(cart).toContainText('2 tickets');
      await expect(cart.locator('.line-seats')).toContainText('Row');
      await actor.press(cart.getByRole('button', { name: /^Classe/ }));
      const form = page.getByRole('dialog', { name: 'Classe' });
      for (const [i, name] of ['7B', '7C'].entries()) {
        await actor.write(
          form.getByLabel('Classe', { exact: false }).and(form.locator('input[type=text]')).nth(i),
          name,
        );
        await actor.choose(form.getByRole('radio', { name: 'Primaire' }).nth(i));
      }
      await actor.press(form.getByRole('button', { name: 'Save' }));
      await expect(cart.getByRole('button', { name: /Classe: Form filled in/ })).toBeVisible();

      // A pass, whose e-mail proposes its customer.
      await actor.choose(page.getByRole('radio', { name: 'Passes' }));
      await actor.press(page.getByRole('button', { name: /Abonnement de saison/ }));
      await actor.press(cart.getByRole('button', { name: /^Holder/ }));
      const holder = page.getByRole('dialog', { name: 'Holder' });
      await actor.write(holder.getByLabel('Holder'), NAME);
      await actor.write(holder.getByLabel('E-mail'), marie.email);
      await actor.press(holder.getByRole('button', { name: 'Save' }));
      await actor.press(cart.getByRole('button', { name: `Take ${NAME} as the customer` }));
      await expect(cart.getByRole('tab', { name: NAME })).toBeVisible();

      // A gift voucher, and a promotion code that is not for it.
      await actor.choose(page.getByRole('radio', { name: 'Gift vouchers' }));
      await actor.press(page.getByRole('button', { name: /^Bon cadeau 50\.00/ }));
      await actor.write(cart.locator('[data-code] input'), 'LAC25');
      await page.keyboard.press('Enter');
      // 2 × 15.00 less 25 %, 480.00, 50.00.
      await expect(cart.getByTestId('cart-total')).toHaveText('552.50');
      await expect(cart).toContainText('Amis du Lac');

      // Half in cash, half by card.
      await actor.press(cart.getByRole('button', { name: /^Cash/ }));
      const cash = page.getByTestId('cash-pane');
      for (const key of '276') await actor.press(cash.getByRole('button', { name: key, exact: true }));
      await actor.press(cash.getByRole('button', { name: 'Take as part' }));
      await expect(cart.getByTestId('cart-total')).toHaveText('276.50');
      await actor.press(cart.getByRole('button', { name: /^Card/ }));
      await expect(page.locator('.terminal-amount')).toContainText('276.50');
      await actor.press(page.getByRole('button', { name: /^Accepted/ }));

      const done = page.getByTestId('done');
      await expect(done).toContainText('validated');
      await expect.poll(() => venue.tickets.printed().length, { timeout: 60_000 }).toBe(4);
      expect(venue.tickets.printed().flatMap((paper) => paper.errors)).toEqual([]);

      // Found again by the customer's name.
      await actor.write(page.locator('[data-search] input'), marie.last);
      await page.keyboard.press('Enter');
      await expect(page.locator('main')).toContainText(NAME);
    });

    test('S10: an invitation costs nothing and keeps its reason', async () => {
      const { page } = till;
      const actor: Actor = actorOf(page);
      const cart = page.getByRole('complementary', { name: 'Cart' });
      await chooseSymphony(page, actor);
      await actor.press(
        page.getByRole('region', { name: /^Parterre B/ }).getByRole('button', { name: /^Invitation/ }),
      );
      await actor.choose(cart.getByRole('radio', { name: 'Presse' }));
      await actor.press(cart.getByRole('button', { name: /^Invitation/ }));
      await expect(page.getByTestId('done')).toContainText('validated');
      await expect.poll(() => venue.tickets.printed().length, { timeout: 60_000 }).toBe(1);
    });
  });
}

test('S12: what is typed while customers are shown is their search, and sells no ticket', async () => {
  const venue = await openVenue();
  const till = await showTill('HTTP', venue.dataDir);
  try {
    const { page } = till;
    await signIn(page);
    const cart = page.getByRole('complementary', { name: 'Cart' });
    await cart.getByRole('tab', { name: 'Customer' }).click();
    await page.keyboard.type(marie.last.slice(0, 4), { delay: 90 });
    await expect(page.locator('[data-customer] input')).toHaveValue(marie.last.slice(0, 4));
    await expect(cart.getByRole('tabpanel')).toContainText(marie.last.slice(0, 4));
    await expect(cart.getByTestId('cart-total')).toHaveText('0.00');
  } finally {
    await till.close();
    await venue.close();
  }
});

async function chooseSymphony(page: Page, actor: Actor): Promise<void> {
  await actor.press(page.getByRole('button', { name: /Les Nuits du Lac/ }));
  await actor.press(page.getByRole('dialog').getByRole('button', { name: /20:30\s*today/ }));
  await page.getByRole('region', { name: /^Parterre B/ }).waitFor();
}

async function signIn(page: Page): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await button(/Anna Meier/).click();
  for (const digit of '1111') await page.getByRole('button', { name: digit, exact: true }).click();
  await button('Sign in').click();
  await button('Open cash session').click();
  await page.getByRole('button', { name: '200', exact: true }).click();
  await button('Open cash session').click();
  await page.getByRole('navigation').getByRole('button', { name: 'Sell' }).click();
}
