// SPDX-License-Identifier: Apache-2.0
// An installed window goes through a practice sign-in to the listing. packaging/prove gives the command that starts
// it, which may live behind chroot: what it opens in the browser comes as a file.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { launchBrowser } from './support/browser.mjs';
import { startDesktop } from './support/desktop.mjs';
import { until } from './support/until.mjs';
import { startWindow } from './support/window.mjs';

const patience = { timeout: 180_000 };

/** A $BROWSER that keeps the address for us. */
const installCatcher = (home) => {
  const script = '#!/bin/sh\nprintf %s "$1" >"$HOME/caught" && mv "$HOME/caught" "$HOME/address"\n';
  writeFileSync(join(home, 'browser'), script, { mode: 0o755 });
  const caught = join(home, 'address');
  return () => until('the address', () => existsSync(caught) && readFileSync(caught, 'utf8'));
};

test('from practice to the listing', patience, async (t) => {
  const desktop = await startDesktop(t);
  const address = installCatcher(join(desktop.folder, 'home'));
  const window = await startWindow(desktop);
  await window.press({ role: 'push button', name: 'Start practice' });
  await window.press({ role: 'push button', name: 'Sign in with the browser' });

  const browser = await launchBrowser();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(await address());
  await page.locator('button.account').first().click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('http://localhost:8080/**');

  await window.press({ role: 'push button', name: 'List Drive' });
  const totals = await until('the totals', async () =>
    (await window.all()).map(({ name }) => name).find((name) => /^1,284 files/.test(name)),
  );
  assert.ok(totals);
});
