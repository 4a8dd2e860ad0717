// SPDX-License-Identifier: Apache-2.0
// scopelight-cli starts a real browser itself, as a person at a desktop has it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { DRIVE_METADATA, startOidcProvider } from './servers/oidcprovider.mjs';
import { browserCommand, consent, endBrowser, openedPage, signIn } from './support/browser.mjs';
import { assertExit, startCli, storyFolder, writeClientFile } from './support/cli.mjs';

const patience = { timeout: 60_000 };

test('the command of --browser opens the address and the job runs to its end', patience, async (t) => {
  const server = await startOidcProvider();
  t.after(() => server.close());
  const profile = mkdtempSync(join(tmpdir(), 'scopelight-profile-'));
  t.after(async () => {
    await endBrowser(profile);
    rmSync(profile, { recursive: true, maxRetries: 5 });
  });
  const folder = storyFolder(t);
  const client = writeClientFile(folder, server.clientFile());

  const scopes = ['openid', 'email', DRIVE_METADATA].flatMap((scope) => ['--scope', scope]);
  const browserOption = ['--browser', browserCommand(profile)];
  const trust = ['--trust-server', server.origin];
  const cli = startCli(t, folder, ['authorize', '--client', client, ...scopes, ...trust, ...browserOption]);
  assert.ok(await cli.address, 'the address stays visible when a browser is started');

  const page = await openedPage(profile);
  await signIn(page, 'person@example.com');
  await consent(page);

  const result = await cli.result;
  assertExit(result, 0);
  assert.deepEqual(result.json.missing, []);
});
