// SPDX-License-Identifier: Apache-2.0
// Debian's Chromium, and what a person does in it.

import { existsSync, lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { until } from './until.mjs';

export const PROGRAM = process.env.SCOPELIGHT_E2E_CHROMIUM ?? '/usr/bin/chromium';

// No sandbox because CI runs as root; the rest keeps Chromium from calling home.
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of a test file; each story takes a context (a fresh profile) of its own. */
export const launchBrowser = () =>
  chromium.launch({ executablePath: PROGRAM, args: FLAGS, headless: true, chromiumSandbox: false });

/** A command for `--browser`: a Chromium that playwright can attach to afterwards. */
export const browserCommand = (profile) => {
  const attachable = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  return [PROGRAM, ...FLAGS, ...attachable, '%s'].join(' ');
};

/** Attaches to the Chromium that somebody else started with `browserCommand(profile)`. */
const attachToBrowser = async (profile) => {
  const portFile = join(profile, 'DevToolsActivePort');
  const port = () => existsSync(portFile) && readFileSync(portFile, 'utf8').split('\n')[0];
  return chromium.connectOverCDP(`http://127.0.0.1:${await until('Chromium to start', port)}`);
};

/** The page that was opened in the Chromium on `profile`. */
export const openedPage = async (profile) => {
  const browser = await attachToBrowser(profile);
  const [context] = browser.contexts();
  return context.pages()[0] ?? context.waitForEvent('page');
};

const isRunning = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Ends the Chromium that runs on `profile`, if one does: its lock is a link to `HOST-PID`. */
export const endBrowser = async (profile) => {
  const lock = join(profile, 'SingletonLock');
  if (!lstatSync(lock, { throwIfNoEntry: false })) return;
  const pid = Number(readlinkSync(lock).split('-').at(-1));
  if (isRunning(pid)) process.kill(pid);
  await until('Chromium to end', () => !isRunning(pid));
};

/** Looks at the page: kept as `NAME.png` when SCOPELIGHT_E2E_PICTURES names a folder. */
export const picture = async (page, name) => {
  const folder = process.env.SCOPELIGHT_E2E_PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
};

/** At oidc-provider: signs in, unless the browser still is. */
export const signIn = async (page, account) => {
  await page.getByLabel('Email').fill(account);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('heading', { name: 'wants access' }).waitFor();
};

/** At oidc-provider's consent page: leaves only these boxes unticked and continues. */
export const consent = async (page, { without = [] } = {}) => {
  for (const scope of without) await page.getByLabel(scope, { exact: true }).uncheck();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('http://localhost:8080/**');
};

export const cancel = async (page) => {
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.waitForURL('http://localhost:8080/**');
};
