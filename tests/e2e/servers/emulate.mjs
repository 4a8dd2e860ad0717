// SPDX-License-Identifier: Apache-2.0
// emulate, Vercel's emulator of Google's OAuth paths and Drive, as a program of its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { until } from '../support/until.mjs';

export const CLIENT_ID = '123456789012-emulate.apps.googleusercontent.com';
export const CLIENT_SECRET = 'e2e-emulate-secret';
export const REDIRECT_URI = 'http://localhost:8080';
export const PERSON = 'person@example.com';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

const driveItem = (_, index) => ({
  id: `file-${index}`,
  user_email: PERSON,
  name: `Report ${index}.txt`,
  mime_type: 'text/plain',
  parent_ids: ['root'],
});

const seed = (files) => ({
  google: {
    users: [{ email: PERSON, name: 'E2E Person' }],
    oauth_clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        name: 'Scopelight E2E',
        redirect_uris: [REDIRECT_URI],
      },
    ],
    drive_items: Array.from({ length: files }, driveItem),
  },
});

const isAnswering = async (origin, child) => {
  if (child.exitCode !== null) throw new Error(`emulate ended with ${child.exitCode}`);
  const answer = await fetch(`${origin}/.well-known/openid-configuration`).catch(() => null);
  return answer?.ok;
};

/** Starts the server with that many files in the person's Drive; its seed file goes into `folder`. */
export const startEmulate = async ({ folder, files }) => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const seedFile = join(folder, 'emulate.json');
  await writeFile(seedFile, JSON.stringify(seed(files)));
  const program = here('../node_modules/emulate/dist/index.js');
  const options = ['--service', 'google', '--port', String(port), '--base-url', origin, '--seed', seedFile];
  const command = ['--import', here('loopback_only.mjs'), program, 'start', ...options];
  const child = spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  await until('emulate to answer', () => isAnswering(origin, child));
  return {
    origin,
    pid: child.pid,
    clientFile: () => ({
      web: {
        client_id: CLIENT_ID,
        project_id: 'scopelight-e2e',
        auth_uri: `${origin}/o/oauth2/v2/auth`,
        token_uri: `${origin}/oauth2/token`,
        client_secret: CLIENT_SECRET,
        redirect_uris: [REDIRECT_URI],
      },
    }),
    close: async () => {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
};
