// SPDX-License-Identifier: Apache-2.0
// The window as somebody finds it who cannot look inside: through the accessibility bus.

import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { until } from './until.mjs';

const PROGRAM = process.env.SCOPELIGHT_WINDOW;
const READER = fileURLToPath(new URL('accessibility.py', import.meta.url));

/** Gives the question to ask: the answers come in the order of the questions. */
const startReader = (desktop) => {
  const child = desktop.run('/usr/bin/python3', ['-W', 'ignore', READER, 'scopelight'], ['pipe', 'pipe', 'inherit']);
  const waiting = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()(JSON.parse(line)));
  return (question) => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    return new Promise((resolve) => waiting.push(resolve));
  };
};

/** Starts the window. A query is `{role, name}`; what it finds must be there to be seen, and the only one. */
export const startWindow = async (desktop, options = []) => {
  assert.ok(PROGRAM, 'SCOPELIGHT_WINDOW must name the scopelight to test');
  const ask = startReader(desktop);
  desktop.run(PROGRAM, options);

  /** Asks until the answer has that member; otherwise the failure says what the window shows instead. */
  const answered = async (question, member) => {
    try {
      return await until(JSON.stringify(question), async () => (await ask(question))[member]);
    } catch (error) {
      const { nodes = [] } = await ask({});
      const shown = nodes.filter((node) => node.name).map((node) => `${node.role}: ${node.name}`);
      throw new Error(`${error.message}; the window shows\n${shown.join('\n')}`);
    }
  };
  const find = (query) => answered({ ...query, only: true }, 'node');
  await find({ role: 'frame', name: 'Scopelight' });

  return {
    find,
    all: async () => (await ask({})).nodes ?? [],
    focused: async () => (await ask({ focus: true })).node,
    press: (query) => answered({ ...query, act: 'Press' }, 'done'),
    open: (query) => answered({ ...query, act: 'ShowMenu' }, 'done'),
    write: (query, text) => answered({ ...query, write: text }, 'done'),
    rows: (query) => answered({ ...query, rows: true }, 'rows'),
    click: async (query) => {
      const [x, y, width, height] = (await find(query)).extents;
      const there = [x + width / 2, y + height / 2].map((at) => String(Math.round(at)));
      await desktop.act('xdotool', ['mousemove', ...there, 'click', '1']);
    },
  };
};
