// SPDX-License-Identifier: Apache-2.0
// oidc-provider, an OpenID Certified authorization server, on a loopback port of its own.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

import Provider, { interactionPolicy } from 'oidc-provider';

import { handleInteraction } from './interactions.mjs';

export const CLIENT_ID = '123456789012-e2e.apps.example.com';
export const REDIRECT_URI = 'http://localhost:8080';
export const DRIVE_METADATA = 'https://www.googleapis.com/auth/drive.metadata.readonly';
export const DRIVE_FILE = 'https://www.googleapis.com/auth/drive.file';

const signingKey = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: 'e2e' };
};

/** Google's `prompt=select_account` is not among oidc-provider's own prompts. */
const promptPolicy = () => {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
};

const findAccount = (_context, id) => ({
  accountId: id,
  claims: () => ({ sub: id, email: id, email_verified: true, name: 'E2E Person' }),
});

const configuration = (clientSecret) => ({
  clients: [
    {
      client_id: CLIENT_ID,
      client_secret: clientSecret,
      client_name: 'Scopelight E2E',
      application_type: 'web',
      redirect_uris: [REDIRECT_URI],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  jwks: { keys: [signingKey()] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  scopes: ['openid', 'email', 'profile', DRIVE_METADATA, DRIVE_FILE],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: false, // as Google: the address is in the ID token too
  pkce: { required: () => true, methods: ['S256'] },
  features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
  // Google gives a refresh token for access_type=offline; its parameter is unknown here, so always.
  issueRefreshToken: async () => true,
  interactions: { policy: promptPolicy(), url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount,
  ttl: {
    Session: 3600,
    Interaction: 600,
    Grant: 86400,
    AccessToken: 3600,
    IdToken: 3600,
    RefreshToken: 86400,
  },
});

/** What the clients really sent, for the stories to judge. */
const recordRequests = (provider, seen) => {
  provider.on('authorization.accepted', ({ oidc }) => seen.authorizations.push({ ...oidc.params }));
  for (const outcome of ['success', 'error'])
    provider.on(`grant.${outcome}`, ({ oidc }) => seen.tokenRequests.push({ outcome, ...oidc.params }));
  provider.on('grant.revoked', (_context, grantId) => seen.revokedGrants.push(grantId));
};

/** Starts the server. `clientFile()` is what Google's console would offer for download. */
export const startOidcProvider = async () => {
  const seen = { connections: 0, paths: [], authorizations: [], tokenRequests: [], revokedGrants: [] };
  const clientSecret = `e2e-${randomBytes(16).toString('hex')}`;
  let answer;
  const server = createServer((request, response) => answer(request, response));
  server.on('connection', () => (seen.connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${server.address().port}`;

  const provider = new Provider(origin, configuration(clientSecret));
  recordRequests(provider, seen);
  const protocol = provider.callback();
  answer = async (request, response) => {
    seen.paths.push(`${request.method} ${request.url.split('?')[0]}`);
    if (!request.url.startsWith('/interaction/')) return protocol(request, response);
    return handleInteraction(provider, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  };

  return {
    origin,
    seen,
    clientFile: (changes = {}) => ({
      web: {
        client_id: CLIENT_ID,
        project_id: 'scopelight-e2e',
        auth_uri: `${origin}/auth`,
        token_uri: `${origin}/token`,
        client_secret: clientSecret,
        redirect_uris: [REDIRECT_URI],
        ...changes,
      },
    }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
