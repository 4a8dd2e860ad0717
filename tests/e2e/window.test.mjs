// SPDX-License-Identifier: Apache-2.0
// The window signs in at oidc-provider, with a Chromium that it starts itself; one box is left unticked.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { DRIVE_FILE, DRIVE_METADATA, startOidcProvider } from './servers/oidcprovider.mjs';
import { consent, openedPage, signIn } from './support/browser.mjs';
import { writeClientFile } from './support/cli.mjs';
import { startDesktop } from './support/desktop.mjs';
import { startWindow } from './support/window.mjs';

const PERSON = 'person@example.com';
const patience = { timeout: 90_000 };

test('a box left unticked is shown as missing on the Grant page', patience, async (t) => {
  const server = await startOidcProvider();
  t.after(() => server.close());
  const desktop = await startDesktop(t);
  const window = await startWindow(desktop, [writeClientFile(desktop.folder, server.clientFile())]);
  await window.press({ role: 'push button', name: 'Choose scopes' });
  await window.write({ role: 'text', name: 'Add scopes by name' }, `openid email ${DRIVE_METADATA} ${DRIVE_FILE}`);
  await window.press({ role: 'push button', name: 'Add' });
  await window.press({ role: 'push button', name: 'Sign in' });
  await window.open({ role: 'combo box', name: 'Browser' });
  await window.click({ role: 'list item', name: 'Chromium' });
  await window.press({ role: 'push button', name: 'Sign in with the browser' });
  await window.press({ role: 'push button', name: 'Trust this server for this client' });

  const page = await openedPage(desktop.profile);
  await signIn(page, PERSON);
  await consent(page, { without: [DRIVE_METADATA] });

  const sentence = 'The server granted 3 of the 4 scopes that were asked for, to person@example.com.';
  await window.find({ role: 'label', name: sentence });
  const rows = await window.rows({ role: 'table', name: 'Requested and granted scopes' });
  const granted = Object.fromEntries(rows.map(([scope, , requested, given]) => [scope, [requested, given]]));
  assert.deepEqual(granted, {
    openid: ['Yes', 'Yes'],
    email: ['Yes', 'Yes'],
    'drive.metadata.readonly': ['Yes', 'No'],
    'drive.file': ['Yes', 'Yes'],
  });
  await window.find({ role: 'label', name: 'drive.metadata.readonly was not granted.' });
});
