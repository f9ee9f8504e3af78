import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { chooseRescueFile, openScreens } from './till.ts';

test('takings are saved as a file that the browser keeps, with what it holds', async ({ page }) => {
  await openScreens(page);
  await page.locator('.rail-item').last().click();
  const rescue = page.getByRole('region', { name: 'Rescue of takings' });
  const download = page.waitForEvent('download');
  await rescue.getByRole('button', { name: 'Save takings to a stick' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('till-2-20261127T190000Z.guichet-rescue');
  expect([...readFileSync(await file.path())]).toEqual([1, 2, 3]);
  await expect(rescue.getByRole('status')).toContainText('140');
  await expect(rescue.getByRole('status')).toContainText('12’845.50');
  // A cashier may save; handing in is a manager's.
  await expect(rescue.getByRole('button', { name: 'Choose a rescue file' })).toHaveCount(0);
});

test('a file is carried over in bounded pieces, shown, and handed in; its result stays in sight', async ({
  page,
}) => {
  await openScreens(page, { who: 'sophie' });
  await page.locator('.rail-item').last().click();
  const rescue = page.getByRole('region', { name: 'Rescue of takings' });
  await chooseRescueFile(page, 300_000);
  const parts = await page.evaluate(() =>
    window.fake.sent
      .filter(({ name }) => name === 'takeRescuePart')
      .map(({ input }) => input as { offset: number; base64: string }),
  );
  expect(parts.map(({ offset }) => offset)).toEqual([0, 131_072, 262_144]);
  expect(Buffer.concat(parts.map(({ base64 }) => Buffer.from(base64, 'base64')))).toEqual(
    Buffer.alloc(300_000, 7),
  );
  await expect(rescue.getByText('The centre has 12 entries of it already.')).toBeVisible();
  await expect(rescue.getByText('3 entries are missing in the file')).toBeVisible();
  await rescue.getByRole('button', { name: 'Hand in' }).click();
  await expect(rescue.getByText('162 entries are kept here')).toBeVisible();
  await page.evaluate(() => {
    window.fake.rescue.arrive();
    window.fake.changed('till');
  });
  await expect(rescue.getByText('150 entries were new:')).toBeVisible();
  await expect(rescue.getByText(/Till 2 was rescued by till 1/)).toBeVisible();
  await rescue.getByRole('button', { name: 'Take off the list' }).click();
  await expect(rescue.getByText('150 entries were new:')).toHaveCount(0);
});

test('an empty file, and one that the till refuses, say what to do', async ({ page }) => {
  await openScreens(page, { who: 'sophie' });
  await page.locator('.rail-item').last().click();
  const choose = async (bytes: number): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a rescue file' }).click();
    await (await choosing).setFiles({ name: 'x', mimeType: 'text/plain', buffer: Buffer.alloc(bytes) });
  };
  await choose(0);
  await expect(page.getByRole('alert')).toContainText('The file is cut off');
  await page.evaluate(() => {
    window.fake.refuseNext = { kind: 'rescueRefused', reason: 'tooLarge' };
  });
  await choose(10);
  await expect(page.getByRole('alert')).toContainText('too large');
  // Without a line nobody can say what is in it: only how much.
  await page.evaluate(() => {
    window.fake.rescue.sealed = true;
  });
  await chooseRescueFile(page, 10);
  await expect(page.getByText('162 journal entries. The centre can’t be reached now')).toBeVisible();
});
