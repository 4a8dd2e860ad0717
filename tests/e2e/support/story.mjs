// SPDX-License-Identifier: Apache-2.0
// A sign-in at oidc-provider up to its consent page, as each story of the command line begins.

import { startOidcProvider } from '../servers/oidcprovider.mjs';
import { signIn } from './browser.mjs';
import { assertExit, startCli, storyFolder, writeClientFile } from './cli.mjs';

export const PERSON = 'person@example.com';

/** A story's own server, folder, client file and browser profile; `changes` go into the client file. */
export const prepareStory = async (t, browser, changes = {}) => {
  const server = await startOidcProvider();
  t.after(() => server.close());
  const folder = storyFolder(t);
  const context = await browser.newContext();
  t.after(() => context.close());
  const client = writeClientFile(folder, server.clientFile(changes));
  return { server, folder, client, page: await context.newPage() };
};

/** Starts the program and goes to the consent page that it asks for. */
export const openConsentPage = async (t, { folder, page }, options) => {
  const cli = startCli(t, folder, [...options, '--no-browser', '--timeout', '40']);
  const address = await cli.address;
  if (!address) assertExit(await cli.result, 'an address to open');
  await page.goto(address);
  await signIn(page, PERSON);
  return cli;
};
