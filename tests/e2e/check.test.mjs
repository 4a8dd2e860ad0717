// SPDX-License-Identifier: Apache-2.0
// scopelight-cli check at oidc-provider: what a pipeline sees of a configuration that is right, of one box left
// unticked, of a grant that is over, and of a request that breaks its own rules.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { DRIVE_FILE, DRIVE_METADATA } from './servers/oidcprovider.mjs';
import { consent, launchBrowser } from './support/browser.mjs';
import { assertExit, runCli } from './support/cli.mjs';
import { openConsentPage, prepareStory } from './support/story.mjs';

const patience = { timeout: 60_000 };
const expected = { granted: [DRIVE_METADATA, DRIVE_FILE], refresh_token: true };

let browser;

before(async () => (browser = await launchBrowser()));
after(() => browser.close());

/** A story with a profile of these expectations, and the arguments that hold a run against it. */
const prepare = async (t, expect) => {
  const story = await prepareStory(t, browser);
  const profile = join(story.folder, 'app.scopelight.json');
  const content = {
    scopelight: 1,
    name: 'Backup app',
    client_file: 'client_secret.json',
    scopes: ['openid', 'email', DRIVE_METADATA, DRIVE_FILE],
    server: { trust: [story.server.origin] }, // loopback: a profile may say so
    expect,
  };
  writeFileSync(profile, JSON.stringify(content));
  const junit = join(story.folder, 'check.xml');
  const report = () => readFileSync(junit, 'utf8');
  return { ...story, profile, report, check: ['check', '--profile', profile, '--junit', junit] };
};

test('all boxes ticked: the check passes', patience, async (t) => {
  const story = await prepare(t, expected);
  const cli = await openConsentPage(t, story, story.check);
  await consent(story.page);

  assertExit(await cli.result, 0);
  assert.match(story.report(), /failures="0" errors="0"/);
});

test('one box left unticked: the JUnit file names the scope, and the exit code is 1', patience, async (t) => {
  const story = await prepare(t, expected);
  const cli = await openConsentPage(t, story, story.check);
  await consent(story.page, { without: [DRIVE_METADATA] });

  assertExit(await cli.result, 1);
  assert.match(story.report(), /failures="1" errors="0"/);
  const [failed] = story.report().match(/<testcase [^>]*>\s*<failure /);
  assert.ok(failed.includes('drive.metadata.readonly'), failed);
});

test('a grant that is over is an error of the run, never a failure', patience, async (t) => {
  const story = await prepare(t, expected);
  const tokens = join(story.folder, 'token.json');
  const source = ['--profile', story.profile];
  const cli = await openConsentPage(t, story, ['authorize', ...source, '--save-token', tokens]);
  await consent(story.page);
  assertExit(await cli.result, 0);
  assertExit(await runCli(t, story.folder, ['revoke', ...source, '--token-file', tokens]), 0);

  // As a pipeline has it: the refresh token alone, which the check renews first.
  const saved = JSON.parse(readFileSync(tokens, 'utf8'));
  delete saved.access_token;
  writeFileSync(tokens, JSON.stringify(saved), { mode: 0o600 });
  assertExit(await runCli(t, story.folder, [...story.check, '--token-file', tokens]), 3);
  assert.match(story.report(), /failures="0" errors="[1-9]/);
  assert.match(story.report(), /<error [^>]*invalid_grant/);
});

test('a class above class_at_most is said without a single connection', patience, async (t) => {
  const story = await prepare(t, { ...expected, class_at_most: 'sensitive' });
  assertExit(await runCli(t, story.folder, story.check), 1);
  assert.match(story.report(), /class_at_most/);
  assert.equal(story.server.seen.connections, 0);
});
