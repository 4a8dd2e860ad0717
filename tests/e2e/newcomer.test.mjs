// SPDX-License-Identifier: Apache-2.0
// Somebody without a client file: three methods, their set, a box left unticked, asked again, a profile, a check.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { openedPage } from './support/browser.mjs';
import { assertExit, startCli } from './support/cli.mjs';
import { startDesktop } from './support/desktop.mjs';
import { startKeyboard } from './support/keyboard.mjs';
import { until } from './support/until.mjs';
import { startWindow } from './support/window.mjs';

const METHODS = ['drive.files.list', 'drive.files.export', 'drive.about.get'];
const NOT_GRANTED =
  "Not granted. Usual reason: its box was not ticked; Scopelight cannot see the practice provider's page.";
const patience = { timeout: 180_000 };

/** At the practice provider: the first account, then every box but that one; a single scope has no box. */
const consent = async (page, { without } = {}) => {
  await page.locator('button.account').first().click();
  const goOn = page.getByRole('button', { name: 'Continue' });
  await goOn.waitFor();
  const tickAll = page.getByRole('button', { name: 'Tick all' });
  if (await tickAll.isVisible()) await tickAll.click();
  if (without) await page.getByRole('checkbox', { name: without }).uncheck();
  await goOn.click();
  await page.waitForURL('http://localhost:8080/**');
};

/** The tab that opened last, once it shows the provider. */
const newestPage = (first) =>
  until('the next tab', () => first.context().pages().findLast((page) => page.url().startsWith('http://127.0.0.1:')));

test('from three methods to a check that passes', patience, async (t) => {
  const desktop = await startDesktop(t);
  const window = await startWindow(desktop);
  const keyboard = startKeyboard(desktop, window);
  const button = (name) => window.press({ role: 'push button', name });
  const reasonOf = async (scope) => {
    const rows = await window.rows({ role: 'table', name: 'Requested and granted scopes' });
    return rows.find(([name]) => name === scope)?.at(-1);
  };

  await button('Start practice');
  await window.find({ role: 'push button', name: 'Sign in with the browser' });
  await keyboard.enter();
  await keyboard.press('ctrl+2');
  await button('I call these methods…');
  for (const method of METHODS) {
    await window.write({ role: 'text', name: 'Search methods' }, method);
    await keyboard.press('Return');
  }
  await window.find({ role: 'label', name: '3 methods' });
  await button('Use this set');
  await window.write({ role: 'text', name: 'Add scopes by name' }, 'calendar.readonly');
  await button('Add');
  await button('Sign in');
  await window.open({ role: 'combo box', name: 'Browser' });
  await window.click({ role: 'list item', name: 'Chromium' });
  await button('Sign in with the browser');

  const first = await openedPage(desktop.profile);
  await consent(first, { without: /calendar/i });
  await window.find({ role: 'label', name: 'calendar.readonly was not granted.' });
  assert.equal(await reasonOf('calendar.readonly'), NOT_GRANTED);
  assert.equal(await reasonOf('drive.file'), 'Granted.');

  await button('Ask again for what is missing');
  await consent(await newestPage(first));
  await until('all to be granted', async () => (await reasonOf('calendar.readonly')) === 'Granted.');

  await keyboard.enter();
  await button('Save as a profile…');
  await button('Save as…');
  const profile = join(desktop.folder, 'newcomer.scopelight.json');
  await window.find({ role: 'text', name: 'File name:' });
  await keyboard.type(profile);
  await keyboard.press('Return');
  await window.find({ role: 'label', name: 'Saved in newcomer.scopelight.json.' });
  assert.deepEqual(JSON.parse(readFileSync(profile, 'utf8')).scopes, ['openid', 'email', 'drive.file', 'calendar.readonly']);

  const check = startCli(t, desktop.folder, ['check', '--profile', profile, '--practice', '--no-browser', '--timeout', '40']);
  await first.goto(await check.address);
  await consent(first);
  assertExit(await check.result, 0);
});
