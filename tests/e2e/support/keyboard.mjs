// SPDX-License-Identifier: Apache-2.0
// Somebody with a keyboard and a screen reader: keys go in, and what has the focus then is read.

import assert from 'node:assert/strict';

import { until } from './until.mjs';

const MOST_STOPS = 80; // more than a page has

const isIt = (node, { role, name }) =>
  node.role === role && [undefined, node.name, node.label].includes(name);

/** A control as a screen reader names it; it has a name. */
export const spoken = (node) => {
  assert.ok(node.name || node.label, `a ${node.role} without a name at ${node.extents}`);
  return `${node.role}: ${node.label || node.name}`;
};

/** A keyboard for what `startWindow()` gave. */
export const startKeyboard = (desktop, window) => {
  const xdotool = (...options) => desktop.act('xdotool', options);
  const focus = () => until('something with the focus', window.focused);

  /** Presses a key that moves the focus, and gives where it went. */
  const move = async (key) => {
    const before = await focus();
    await xdotool('key', key);
    const node = await until(`${key} to move the focus from ${spoken(before)}`, async () => {
      const now = await window.focused();
      return now && now.id !== before.id && now;
    });
    spoken(node);
    return node;
  };

  return {
    move,
    press: (key) => xdotool('key', key),
    type: (text) => xdotool('type', '--delay', '2', text),
    /** Brings the window to the front, as its user does. */
    enter: () => xdotool('search', '--onlyvisible', '--name', '^Scopelight$', 'windowactivate', '--sync'),
    /** Tab until that control has the focus; without a name, the first of its role. */
    tabTo: async (query) => {
      const stops = [];
      while (stops.length < MOST_STOPS) {
        const node = await move('Tab');
        if (isIt(node, query)) return;
        stops.push(spoken(node));
      }
      assert.fail(`Tab never comes to ${JSON.stringify(query)}; it stops at\n${stops.join('\n')}`);
    },
    /** Tab until it goes round: where it stops. */
    round: async () => {
      const stops = [await move('Tab')];
      while (stops.length < MOST_STOPS) {
        const stop = await move('Tab');
        if (stop.id === stops[0].id) return stops;
        stops.push(stop);
      }
      assert.fail(`Tab does not come round; it stops at\n${stops.map(spoken).join('\n')}`);
    },
  };
};
