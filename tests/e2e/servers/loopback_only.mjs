// SPDX-License-Identifier: Apache-2.0
// Preloaded into servers that would listen on every interface: they get 127.0.0.1, whatever they ask for.

import { webcrypto } from 'node:crypto';
import { Server } from 'node:net';

const listen = Server.prototype.listen;

Server.prototype.listen = function listenOnLoopback(port, ...rest) {
  const callback = rest.find((argument) => typeof argument === 'function');
  const wanted = typeof port === 'object' ? port.port : port;
  return listen.call(this, { port: Number(wanted), host: '127.0.0.1' }, callback);
};

globalThis.crypto ??= webcrypto; // Node 18 has it, but not as a global
