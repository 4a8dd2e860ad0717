// SPDX-License-Identifier: Apache-2.0
// scopelight-cli as a script sees it: arguments, two streams, an exit code.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = process.env.SCOPELIGHT_CLI;
assert.ok(PROGRAM, 'SCOPELIGHT_CLI must name the scopelight-cli to test');

/** A folder for one story, gone after it. */
export const storyFolder = (test) => {
  const folder = mkdtempSync(join(tmpdir(), 'scopelight-e2e-'));
  test.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** Writes the client file as a careful person keeps it: readable by its owner only. */
export const writeClientFile = (folder, content) => {
  const path = join(folder, 'client_secret.json');
  writeFileSync(path, JSON.stringify(content), { mode: 0o600 });
  return path;
};

/** A home of its own: no story reads or leaves anything in the tester's. */
const environment = (folder) => {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const { PATH, LANG = 'C.UTF-8', ASAN_OPTIONS = '', UBSAN_OPTIONS = '' } = process.env;
  return { PATH, LANG, ASAN_OPTIONS, UBSAN_OPTIONS, HOME: home, XDG_RUNTIME_DIR: home };
};

/**
 * Starts the program. `address` is what it asks to be opened, null when it ends without asking;
 * `result` is `{code, json, stdout, stderr}` once it has ended.
 */
export const startCli = (test, folder, options) => {
  const format = options.includes('--format') ? [] : ['--format', 'json'];
  const child = spawn(PROGRAM, [...options, ...format], {
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  test.after(() => child.kill('SIGKILL'));

  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  const ended = once(child, 'close');
  const address = new Promise((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      stderr += `${line}\n`;
      if (line.startsWith('Open: ')) resolve(line.slice('Open: '.length));
    });
    ended.then(() => resolve(null));
  });
  const result = ended.then(([code]) => ({ code, json: parsed(stdout), stdout, stderr }));
  return { address, result };
};

/** Runs the program to its end. */
export const runCli = (test, folder, options) => startCli(test, folder, options).result;

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Fails with everything the program said, which is what one wants to read then. */
export const assertExit = ({ code, stdout, stderr }, expected) => {
  const said = `--- stdout\n${stdout}--- stderr\n${stderr}`;
  assert.equal(code, expected, `exit code ${code}, not ${expected}\n${said}`);
};
