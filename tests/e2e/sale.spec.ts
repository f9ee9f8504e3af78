import { expect, test } from '@playwright/test';
import { HOSTS, missingRuntime, type ShownTill, showTill } from './hosts.ts';
import { openVenue, type Venue } from './venue.ts';

const missing = missingRuntime();
// Said by the one worker that there is, once.
if (missing !== undefined && process.env.TEST_WORKER_INDEX === '0') console.log(`guichet: ${missing}`);

for (const host of HOSTS) {
  test.describe(`a whole sale, ${host}`, () => {
    let venue: Venue;
    let till: ShownTill | undefined;
    test.beforeEach(async () => {
      venue = await openVenue();
      till = await showTill(host, venue.dataDir);
    });
    test.afterEach(async () => {
      await till?.close();
      await venue.close();
    });

    test('G9: sold and printed with the line cut, at the centre once it is back', async () => {
      const page = (till as ShownTill).page;
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      const button = (name: string | RegExp) => page.getByRole('button', { name });

      await button(/Anna Meier/).click();
      for (const digit of '1111') await page.getByRole('button', { name: digit, exact: true }).click();
      await button('Sign in').click();
      await button('Open cash session').click();
      await page.getByRole('button', { name: '200', exact: true }).click();
      await button('Open cash session').click();
      await page.getByRole('navigation').getByRole('button', { name: 'Sell' }).click();

      venue.line.cut();
      const stalls = page.getByRole('region', { name: /^Stalls/ });
      await stalls.getByRole('button', { name: /^Full price/ }).click();
      await stalls.getByRole('button', { name: /^Reduced/ }).click();
      const cart = page.getByRole('complementary', { name: 'Cart' });
      await expect(cart).toContainText('2 tickets');
      await expect(cart).toContainText('102.00');
      await cart.getByRole('button', { name: /^Cash/ }).click();
      // A finger that comes down twice on the note that was given.
      await page.getByTestId('cash-pane').getByRole('button', { name: /200/ }).dblclick();

      const done = page.getByTestId('done');
      await expect(done).toContainText('validated');
      await expect(page.getByTestId('change')).toHaveText(/98.00/);
      await expect(done.getByText('printed', { exact: false })).toHaveCount(2, { timeout: 60_000 });
      const papers = venue.tickets.printed();
      expect(papers).toHaveLength(2);
      expect(papers.flatMap((paper) => paper.errors)).toEqual([]);
      expect(new Set(papers.flatMap((paper) => paper.qr)).size).toBe(2);
      expect(papers.every((paper) => paper.code128.length === 1)).toBe(true);
      const takings = async () => (await venue.centre.takings()).streams[0];
      expect(await takings()).not.toMatchObject({ orders: 1 });

      venue.line.mend();
      await expect
        .poll(takings, { timeout: 60_000 })
        .toMatchObject({ orders: 1, tickets: 2, netMinor: 10_200 });
      expect(faults).toEqual([]);
      expect(await till?.close()).toBe(0);
    });
  });
}
