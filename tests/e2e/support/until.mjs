// SPDX-License-Identifier: Apache-2.0

import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is truthy, and gives it; ends with an error after `seconds`. */
export const until = async (what, question, seconds = 20) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await delay(50)) {
    const answer = await question();
    if (answer) return answer;
  }
  throw new Error(`waited ${seconds} s for ${what}`);
};
