// SPDX-License-Identifier: Apache-2.0
// A desktop for one story: a screen in memory, a window manager, a session bus, a home. Gone after the story.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { FLAGS, PROGRAM as CHROMIUM, endBrowser } from './browser.mjs';
import { storyFolder } from './cli.mjs';

/** Debian's Chromium, ahead on the PATH: root needs it without a sandbox, playwright with a port. */
const installBrowser = (bin, profile) => {
  mkdirSync(bin);
  const options = [...FLAGS, '--password-store=basic', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const program = join(bin, 'chromium');
  writeFileSync(program, `#!/bin/sh\nexec ${CHROMIUM} ${options.join(' ')} "$@"\n`);
  chmodSync(program, 0o755);
};

const end = async (child) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
};

const firstLine = async (stream) => {
  const [line] = await once(createInterface({ input: stream }), 'line');
  return line;
};

/** `run()` starts a program on this desktop that ends with the story, `act()` runs one to its end. */
export const startDesktop = async (test) => {
  const endings = [];
  test.after(async () => {
    for (const ending of endings.reverse()) await ending();
  });
  const folder = storyFolder(test); // goes after all that writes into it has ended
  const [home, bin, profile] = ['home', 'bin', 'profile'].map((name) => join(folder, name));
  mkdirSync(home, { mode: 0o700 });
  installBrowser(bin, profile);
  const { PATH, ASAN_OPTIONS = '', UBSAN_OPTIONS = '' } = process.env;
  const environment = {
    PATH: `${bin}:${PATH}`,
    LANG: 'C.UTF-8',
    HOME: home,
    XDG_RUNTIME_DIR: home,
    QT_QPA_PLATFORM: 'xcb',
    QT_LINUX_ACCESSIBILITY_ALWAYS_ON: '1', // as a screen reader switches it on
    ASAN_OPTIONS,
    UBSAN_OPTIONS,
  };
  const run = (program, options, stdio = ['ignore', 'ignore', 'inherit']) => {
    const child = spawn(program, options, { env: environment, stdio });
    endings.push(() => end(child));
    return child;
  };
  const act = async (program, options) => {
    const [code] = await once(run(program, options), 'exit');
    assert.equal(code, 0, `${program} ${options.join(' ')}`);
  };
  const quiet = (pipe) => [0, 1, 2, 3].map((stream) => (stream === pipe ? 'pipe' : 'ignore'));

  const screen = ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'];
  environment.DISPLAY = `:${await firstLine(run('Xvfb', screen, quiet(3)).stdio[3])}`;
  const bus = ['--session', '--nofork', '--nopidfile', `--address=unix:dir=${home}`, '--print-address'];
  environment.DBUS_SESSION_BUS_ADDRESS = await firstLine(run('dbus-daemon', bus, quiet(1)).stdout);
  await firstLine(run('openbox', ['--startup', 'echo ready'], quiet(1)).stdout);
  endings.push(() => endBrowser(profile)); // the window starts it, and leaves it alone
  return { folder, profile, run, act };
};
