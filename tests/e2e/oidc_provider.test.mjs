// SPDX-License-Identifier: Apache-2.0
// scopelight-cli signs in at oidc-provider: a certified server and a browser, neither of them ours.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { CLIENT_ID, DRIVE_FILE, DRIVE_METADATA, REDIRECT_URI } from './servers/oidcprovider.mjs';
import { cancel, consent, launchBrowser, picture } from './support/browser.mjs';
import { assertExit, runCli, startCli } from './support/cli.mjs';
import { openConsentPage, PERSON, prepareStory } from './support/story.mjs';

const SCOPES = ['openid', 'email', DRIVE_METADATA, DRIVE_FILE];
const patience = { timeout: 60_000 };

let browser;

before(async () => (browser = await launchBrowser()));
after(() => browser.close());

/** A story with the arguments that its client and its trust take; `changes` go into the client file. */
const prepare = async (t, changes = {}) => {
  const story = await prepareStory(t, browser, changes);
  const trust = ['--trust-server', story.server.origin];
  const source = ['--client', story.client, ...SCOPES.flatMap((scope) => ['--scope', scope])];
  return { ...story, trust, source };
};

/** One `authorize` up to the open consent page. */
const openConsent = (t, story, options = []) =>
  openConsentPage(t, story, ['authorize', ...story.source, ...story.trust, ...options]);

test('all boxes ticked: everything is granted and the ID token verifies', patience, async (t) => {
  const story = await prepare(t);
  const cli = await openConsent(t, story);
  await picture(story.page, 'oidc-provider-consent');
  await consent(story.page);
  await picture(story.page, 'scopelight-redirect-page');

  const result = await cli.result;
  assertExit(result, 0);
  const { json } = result;
  assert.equal(json.client_id, CLIENT_ID);
  assert.equal(json.redirect_uri, REDIRECT_URI);
  assert.deepEqual(new Set(json.granted.map(shortened)), new Set(SCOPES));
  assert.deepEqual(json.missing, []);
  assert.deepEqual(json.extra, []);
  assert.deepEqual(json.account, { sub: PERSON, email: PERSON });
  assert.equal(json.has_refresh_token, true);
  assert.ok(json.expires_in > 3500 && json.expires_in <= 3600);
  assert.equal(json.refresh_token_expires_in, null);
  assert.equal(json.id_token.verified, true);
  // azp may be absent with one audience (OpenID Connect Core 1.0, 2); everything else was really checked.
  const unchecked = json.id_token.checks.filter((check) => check.passed !== true);
  assert.deepEqual(unchecked, [{ name: 'azp', passed: null, reason: 'absent' }]);
  const names = json.id_token.checks.map((check) => check.name);
  for (const name of ['signature', 'iss', 'aud', 'exp', 'nonce']) assert.ok(names.includes(name), name);
});

test('boxes left unticked come out as missing', patience, async (t) => {
  const story = await prepare(t);
  const cli = await openConsent(t, story);
  await consent(story.page, { without: [DRIVE_METADATA] });

  const result = await cli.result;
  assertExit(result, 0);
  assert.deepEqual(result.json.missing, [DRIVE_METADATA]);
  assert.ok(result.json.granted.includes(DRIVE_FILE));
  assert.ok(!result.json.granted.includes(DRIVE_METADATA));
});

test('without openid there is no ID token and no guess about the account', patience, async (t) => {
  const story = await prepare(t);
  const cli = await openConsent(t, story);
  await consent(story.page, { without: ['openid', 'email'] });

  const result = await cli.result;
  assertExit(result, 0);
  assert.equal(result.json.id_token, null);
  assert.equal(result.json.account, null);
});

test('Cancel ends in exit code 3 and says access_denied', patience, async (t) => {
  const story = await prepare(t);
  const cli = await openConsent(t, story);
  await cancel(story.page);

  const result = await cli.result;
  assertExit(result, 3);
  assert.equal(result.json.error.code, 'access_denied');
  assert.deepEqual(story.server.seen.tokenRequests, []);
});

test('a second sign-in works at once, with a state and a verifier of its own', patience, async (t) => {
  const story = await prepare(t);
  for (const round of [1, 2]) {
    const cli = await openConsent(t, story);
    await consent(story.page);
    assertExit(await cli.result, 0);
    assert.equal(story.server.seen.tokenRequests.length, round);
  }
  const [first, second] = story.server.seen.authorizations.filter(onceEach('state'));
  assert.notEqual(first.state, second.state);
  assert.notEqual(first.nonce, second.nonce);
  assert.notEqual(first.code_challenge, second.code_challenge);
});

test('state, nonce and S256 are on the wire, and the verifier fits the challenge', patience, async (t) => {
  const story = await prepare(t);
  const cli = await openConsent(t, story);
  await consent(story.page);
  assertExit(await cli.result, 0);

  const [asked] = story.server.seen.authorizations;
  assert.ok(asked.state.length >= 43);
  assert.ok(asked.nonce.length >= 22);
  assert.equal(asked.code_challenge_method, 'S256');
  assert.equal(asked.redirect_uri, REDIRECT_URI);
  const [exchange, ...more] = story.server.seen.tokenRequests;
  assert.deepEqual(more, [], 'exactly one token request');
  assert.equal(exchange.outcome, 'success');
  assert.equal(exchange.redirect_uri, REDIRECT_URI);
  assert.equal(createHash('sha256').update(exchange.code_verifier).digest('base64url'), asked.code_challenge);
});

test('a forged redirect is refused and the wait goes on', patience, async (t) => {
  const story = await prepare(t);
  const cli = await openConsent(t, story);
  const iss = encodeURIComponent(story.server.origin);
  const forged = await fetch(`${REDIRECT_URI}/?code=stolen&state=guessed&iss=${iss}`);
  assert.equal(forged.status, 400);
  await consent(story.page);

  assertExit(await cli.result, 0);
  assert.equal(story.server.seen.tokenRequests.length, 1);
});

test('a server nobody trusted gets no connection, and the exit code is 2', patience, async (t) => {
  const { server, folder, source } = await prepare(t);
  const result = await runCli(t, folder, ['authorize', ...source, '--no-browser']);
  assertExit(result, 2);
  assert.ok(result.json.error.code);
  assert.ok(!result.stderr.includes('Open: '));
  assert.equal(server.seen.connections, 0);
});

test("a redirect URI that the server does not know stops at the server's own page", patience, async (t) => {
  const story = await prepare(t, { redirect_uris: ['http://localhost:8081'] });
  const { folder, source, trust, page } = story;
  const cli = startCli(t, folder, ['authorize', ...source, ...trust, '--no-browser', '--timeout', '5']);
  const answer = await page.goto(await cli.address);
  assert.equal(answer.status(), 400);
  await picture(page, 'oidc-provider-redirect-uri-mismatch');

  const result = await cli.result;
  assertExit(result, 3); // nothing ever came back: timed out
  assert.ok(result.json.error.code);
});

test('a wrong client secret is exit code 2 after exactly one token request', patience, async (t) => {
  const story = await prepare(t, { client_secret: 'not-the-secret' });
  const cli = await openConsent(t, story);
  await consent(story.page);

  const result = await cli.result;
  assertExit(result, 2);
  assert.equal(result.json.error.code, 'invalid_client');
  assert.equal(story.server.seen.paths.filter((path) => path === 'POST /token').length, 1);
});

/** Signs in and gives the arguments that use the saved token. */
const saveToken = async (t, story) => {
  const tokenFile = join(story.folder, 'token.json');
  const cli = await openConsent(t, story, ['--save-token', tokenFile]);
  await consent(story.page);
  assertExit(await cli.result, 0);
  assert.equal(statSync(tokenFile).mode & 0o777, 0o600);
  return ['--client', story.client, '--token-file', tokenFile, ...story.trust];
};

test('a saved token, readable by its owner only, refreshes', patience, async (t) => {
  const story = await prepare(t);
  const saved = await saveToken(t, story);

  assertExit(await runCli(t, story.folder, ['refresh', ...saved]), 0);
  const refreshed = story.server.seen.tokenRequests.at(-1);
  assert.equal(refreshed.grant_type, 'refresh_token');
  assert.equal(refreshed.outcome, 'success');
});

test('revoking ends the grant at the server: the next refresh is invalid_grant', patience, async (t) => {
  const story = await prepare(t);
  const saved = await saveToken(t, story);

  assertExit(await runCli(t, story.folder, ['revoke', ...saved]), 0);
  assert.equal(story.server.seen.revokedGrants.length, 1);

  const dead = await runCli(t, story.folder, ['refresh', ...saved]);
  assertExit(dead, 3);
  assert.equal(dead.json.error.code, 'invalid_grant');
});

/** Google's long names of the sign-in scopes, as the output writes them, back to the short ones. */
function shortened(scope) {
  return scope.replace(/^https:\/\/www\.googleapis\.com\/auth\/userinfo\./, '');
}

/** For filter(): the first element of each value of `key`. */
function onceEach(key) {
  const seen = new Set();
  return (element) => !seen.has(element[key]) && seen.add(element[key]);
}
