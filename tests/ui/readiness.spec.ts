import { expect, type Page, test } from '@playwright/test';
import { openScreens } from './till.ts';

const sent = (page: Page, name: string): Promise<number> =>
  page.evaluate((wanted) => window.fake.sent.filter((message) => message.name === wanted).length, name);
const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);

test('Y5: the line on the sign-in screen opens the check; Escape goes back to the names', async ({
  page,
}) => {
  await openScreens(page, { is: ['halfReady'] });
  await page.getByRole('button', { name: 'Ready, 4 things to look at' }).click();
  await expect(page.getByRole('heading', { name: 'Ready, 4 things to look at' })).toBeVisible();
  await expect(item(page, 'printer-p1')).toContainText('no test page');
  // Nobody is signed in: only what anybody may do is offered.
  await expect(item(page, 'printer-p1').getByRole('button')).toHaveCount(0);
  await expect(page.getByText('Sign in to do something about it.')).toBeVisible();
  await item(page, 'rights-d1').getByRole('button', { name: 'Ask the centre' }).click();
  await expect.poll(() => sent(page, 'syncNow')).toBe(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Who is selling?' })).toBeVisible();
});

test('Y5: each act takes its item off the list', async ({ page }) => {
  await openScreens(page, { is: ['in', 'halfReady'], who: 'sophie' });
  await page.evaluate(() => {
    window.fake.ready = { ...window.fake.ready, line: { ...window.fake.ready.line, state: 'online' } };
  });
  await page.locator('.rail-item').last().click();
  await page.locator('[data-verdict]').click();
  await item(page, 'printer-p1').getByRole('button', { name: 'Test page' }).click();
  await expect(item(page, 'printer-p1')).toContainText('its test page came out');
  await item(page, 'backup').getByRole('button', { name: 'Back up now' }).click();
  await expect(item(page, 'backup')).toContainText('Made Fri 27 Nov 18:42');
  await expect(item(page, 'rights-d1').getByRole('row', { name: /^Boxes/ })).toContainText('none here');
  await item(page, 'rights-d1').getByRole('button', { name: 'Get places' }).click();
  await expect(item(page, 'rights-d1').getByRole('row', { name: /^Boxes/ })).toContainText('enough');
  await expect(page.getByRole('heading', { name: 'Ready, 1 thing to look at' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('Y5: the way to the cases is shown to whom it is open', async ({ page }) => {
  const look = async (who: string) => {
    await openScreens(page, { is: ['in', 'unready'], who });
    await page.locator('.rail-item').last().click();
    await page.locator('[data-verdict]').click();
    return item(page, 'cases').getByRole('button', { name: 'Show cases' });
  };
  await expect(await look('anna')).toHaveCount(0);
  await (await look('sophie')).click();
  await expect(page.getByRole('heading', { name: 'Cases', exact: true })).toBeVisible();
});

test('Y5: an act that fails says so at its item', async ({ page }) => {
  await openScreens(page, { is: ['in', 'halfReady'], who: 'sophie' });
  await page.locator('.rail-item').last().click();
  await page.locator('[data-verdict]').click();
  await page.evaluate(() => {
    window.fake.refuseNext = { kind: 'backupFailed' };
  });
  await item(page, 'backup').getByRole('button', { name: 'Back up now' }).click();
  await expect(item(page, 'backup').getByRole('alert')).toContainText('Make room on the disk');
});

test('a backlog under way: entries, bytes, time left; a failing centre: when it is asked again, and now', async ({
  page,
}) => {
  await openScreens(page, { is: ['in', 'sending'] });
  const pill = page.locator('.pill').first();
  await expect(pill).toHaveText('Online · 38 %');
  await pill.click();
  await expect(page.getByTestId('sending')).toContainText('4’000 of 10’400 entries');
  await expect(page.getByTestId('sending')).toContainText('9.4 MB');
  await expect(page.getByTestId('sending')).toContainText('72 s left');
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '38');

  await openScreens(page, { is: ['in', 'failing'] });
  await page.locator('.pill').first().click();
  await expect(page.getByText(/asked again in \d+\ss/)).toBeVisible();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect.poll(() => sent(page, 'syncNow')).toBe(1);
  // The centre answers: the button is gone, and Escape still closes the panel.
  await page.evaluate(() => {
    Object.assign(window.fake.till.sync, { state: 'online', problem: null, nextTryAt: null });
    window.fake.changed('till');
  });
  await expect(page.getByRole('button', { name: 'Try now' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('after the count the manager sees whether the evening is at the centre', async ({ page }) => {
  await openScreens(page, { who: 'sophie' });
  await page.keyboard.press('F3');
  await page.getByRole('button', { name: 'Close session' }).click();
  await page.locator('.count-row').nth(1).click();
  await page.locator('.keypad-key').nth(0).click();
  await page.locator('.pay-right .button-go').click();
  await page.locator('.pay-left .button-go').click();
  await expect(page.getByTestId('closing')).toContainText('120 entries still wait for the line');
  await page.evaluate(() => {
    Object.assign(window.fake.till.sync, { state: 'online', ordersWaiting: 0, entriesWaiting: 0 });
    window.fake.changed('till');
  });
  await expect(page.getByTestId('closing')).toContainText('It may be switched off.');
});

test('a tile says sold out only when the house is; what others have is asked for while the line is up', async ({
  page,
}) => {
  await openScreens(page);
  const tile = (zone: RegExp) => page.getByRole('region', { name: zone }).getByRole('button').first();
  const balcony = tile(/^Balcony/);
  for (let i = 0; i < 4; i++) await balcony.click();
  await expect(balcony).toContainText('none left here');
  // Grey, and still tapped: a manager's word may let it go.
  await expect(balcony).toHaveClass(/tile-gone/);
  await expect(tile(/^Boxes/)).toContainText('not on this till');
  await expect(tile(/^Boxes/)).toHaveClass(/tile-gone/);
  await page.evaluate(() => {
    window.fake.till.sync.state = 'online';
    window.fake.changed('till');
  });
  await expect(balcony).not.toHaveClass(/tile-gone/);
  await tile(/^Boxes/).click();
  await expect(page.getByText(/Boxes is not sold on this till/)).toBeVisible();
  await page.evaluate(() => {
    for (const event of window.fake.offer.events)
      for (const date of event.dates)
        for (const zone of date.zones) if (zone.name === 'Boxes' && zone.house) zone.house.left = 0;
    window.fake.changed('offer');
  });
  await expect(tile(/^Boxes/)).toHaveText(/none left$/);
  await expect(tile(/^Boxes/)).toHaveClass(/tile-gone/);
});
