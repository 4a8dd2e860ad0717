// SPDX-License-Identifier: Apache-2.0
// scopelight-cli at emulate: Google's paths and a Drive, written by others, with less than Google offers.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { PERSON, REDIRECT_URI, startEmulate } from './servers/emulate.mjs';
import { launchBrowser, picture } from './support/browser.mjs';
import { assertExit, runCli, startCli, storyFolder, writeClientFile } from './support/cli.mjs';

const DRIVE_READONLY = 'https://www.googleapis.com/auth/drive.readonly';
const FILES = 1205; // more than the longest page of the API
const patience = { timeout: 60_000 };

let browser;

before(async () => (browser = await launchBrowser()));
after(() => browser.close());

test('sign in, list a Drive of two pages, and hear what is not offered', patience, async (t) => {
  const folder = storyFolder(t);
  const server = await startEmulate({ folder, files: FILES });
  t.after(() => server.close());
  const client = writeClientFile(folder, server.clientFile());
  const tokenFile = join(folder, 'token.json');
  const common = ['--client', client, '--trust-server', server.origin];
  const scopes = ['openid', 'email', DRIVE_READONLY].flatMap((scope) => ['--scope', scope]);

  await t.test('authorize', async (t) => {
    const options = [...common, ...scopes, '--no-browser', '--save-token', tokenFile];
    const cli = startCli(t, folder, ['authorize', ...options]);
    const page = await browser.newPage();
    await page.goto(await cli.address);
    await picture(page, 'emulate-sign-in');
    await page.getByRole('button', { name: PERSON }).click();
    await page.waitForURL(`${REDIRECT_URI}/**`);

    const result = await cli.result;
    assertExit(result, 0);
    assert.deepEqual(result.json.missing, []);
    assert.equal(result.json.account.email, PERSON);
    assert.equal(result.json.id_token.verified, true);
  });

  await t.test('drive', async (t) => {
    const saved = [...common, '--api-root', server.origin, '--token-file', tokenFile];
    const result = await runCli(t, folder, ['drive', ...saved, '--count', '--format', 'text']);
    assertExit(result, 0);
    assert.equal(result.stdout.trimEnd().split('\n').at(-1), String(FILES));
  });

  await t.test('tokeninfo', async (t) => {
    const result = await runCli(t, folder, ['tokeninfo', ...common, '--token-file', tokenFile]);
    assert.match(result.stdout + result.stderr, /not[ _]offered/i);
  });
});
