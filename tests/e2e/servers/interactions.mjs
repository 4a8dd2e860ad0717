// SPDX-License-Identifier: Apache-2.0
// What oidc-provider leaves to the one who runs it: who is there, and what do they allow?

import { consentPage, signInPage } from './pages.mjs';

const readForm = async (request) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
};

/** Every scope asked for is decided anew: ticked boxes are granted, the others rejected. */
const saveGrant = async (provider, { session, params }, ticked) => {
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  for (const scope of params.scope.split(' ')) {
    if (ticked.has(scope)) grant.addOIDCScope(scope);
    else grant.rejectOIDCScope(scope);
  }
  return grant.save();
};

const resultOf = async (provider, step, form, details) => {
  switch (step) {
    case 'login':
      // Signing in is choosing the account, so it answers prompt=select_account too.
      return { login: { accountId: form.get('account') }, select_account: {} };
    case 'consent':
      return { consent: { grantId: await saveGrant(provider, details, new Set(form.getAll('scope'))) } };
    default:
      return { error: 'access_denied', error_description: 'the person chose Cancel' };
  }
};

const showPage = async (provider, response, { uid, prompt, params, session }) => {
  const { clientName } = await provider.Client.find(params.client_id);
  const html =
    prompt.name === 'consent'
      ? consentPage(uid, clientName, session.accountId, params.scope.split(' '))
      : signInPage(uid, clientName);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
};

/** Answers `/interaction/UID` (the page) and `/interaction/UID/STEP` (its forms). */
export const handleInteraction = async (provider, request, response) => {
  const details = await provider.interactionDetails(request, response);
  const step = request.url.split('/')[3];
  if (!step) return showPage(provider, response, details);
  const result = await resultOf(provider, step, await readForm(request), details);
  return provider.interactionFinished(request, response, result);
};
