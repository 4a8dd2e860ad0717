// SPDX-License-Identifier: Apache-2.0
// The story of window.test.mjs by keyboard alone; the bus is read, never told to press anything.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DRIVE_FILE, DRIVE_METADATA, startOidcProvider } from './servers/oidcprovider.mjs';
import { consent, endBrowser, openedPage, signIn } from './support/browser.mjs';
import { writeClientFile } from './support/cli.mjs';
import { startDesktop } from './support/desktop.mjs';
import { spoken, startKeyboard } from './support/keyboard.mjs';
import { startWindow } from './support/window.mjs';

const patience = { timeout: 300_000 };

const PAGES = ['Client', 'Scopes', 'Sign in', 'Grant', 'Drive', 'Access', 'Requests', 'History'];
const WITH_PARTS = ['list', 'table', 'combo box', 'panel'];
// Rows, and the buttons of a group, are the arrows' affair.
const NOT_CONTROLS = ['list item', 'table cell', 'table column header', 'label', 'radio button'];

const isWithin = ([x, y], [left, top, width, height]) =>
  x >= left && y >= top && x < left + width && y < top + height;

/** Whether Tab stopped at the control, or at a row or the field of it. */
const isReached = (control, stops) =>
  stops.some((stop) => stop.id === control.id) ||
  (WITH_PARTS.includes(control.role) && stops.some((stop) => isWithin(stop.extents, control.extents)));

test('the whole story without a mouse', patience, async (t) => {
  const server = await startOidcProvider();
  t.after(() => server.close());
  const desktop = await startDesktop(t);
  const window = await startWindow(desktop);
  const keyboard = startKeyboard(desktop, window);
  await keyboard.enter();

  const fileName = await keyboard.move('ctrl+o');
  assert.equal(fileName.name, 'File name:');
  await keyboard.type(writeClientFile(desktop.folder, server.clientFile()));
  await keyboard.press('Return');

  await window.find({ role: 'push button', name: 'Choose scopes' });
  await keyboard.tabTo({ role: 'push button', name: 'Choose scopes' });
  await keyboard.press('space');

  await keyboard.tabTo({ role: 'text', name: 'Add scopes by name' });
  await keyboard.type(`openid email ${DRIVE_METADATA} ${DRIVE_FILE}`);
  await keyboard.press('Return');
  await keyboard.tabTo({ role: 'push button', name: 'Sign in' });
  await keyboard.press('space');

  await keyboard.tabTo({ role: 'combo box', name: 'Browser' });
  await keyboard.press('Down');
  await keyboard.tabTo({ role: 'push button', name: 'Sign in with the browser' });
  await keyboard.press('space');
  await keyboard.tabTo({ role: 'push button', name: 'Trust this server for this client' });
  await keyboard.press('space');

  const page = await openedPage(desktop.profile);
  await signIn(page, 'person@example.com');
  await consent(page, { without: [DRIVE_METADATA] });
  await endBrowser(desktop.profile); // "it can be closed"

  await keyboard.enter();
  await keyboard.tabTo({ role: 'table cell', name: 'openid' });
  const cells = [];
  for (const key of ['Down', 'Down', 'Right', 'Right', 'Right']) cells.push((await keyboard.move(key)).name);
  assert.deepEqual(cells, ['email', 'drive.metadata.readonly', 'restricted', 'Yes', 'No']);

  for (const [index, name] of PAGES.entries()) {
    await t.test(`Tab comes to every control of the page ${name}`, async () => {
      await keyboard.press(`ctrl+${index + 1}`);
      await window.find({ role: 'filler', name });
      const stops = await keyboard.round();
      const controls = (await window.all()).filter(
        ({ role, states }) => states.includes('focusable') && states.includes('enabled') && !NOT_CONTROLS.includes(role),
      );
      const missed = controls.filter((control) => !isReached(control, stops));
      assert.deepEqual(missed.map(spoken), [], `it stops at\n${stops.map(spoken).join('\n')}`);
    });
  }

  await t.test('what is drawn of an exchange is also said', async () => {
    await keyboard.press('ctrl+7');
    await keyboard.tabTo({ role: 'table cell' });
    const cells = [];
    for (const key of ['Right', 'Right', 'Right']) cells.push((await keyboard.move(key)).name);
    assert.match(cells.join(', '), /^Status 200, \d+ ms until the request was sent, \d+ ms until the first byte, \d+ ms in all, \d+ ms$/);
  });
});
