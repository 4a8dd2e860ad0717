// SPDX-License-Identifier: Apache-2.0
// The two pages a person meets at the authorization server: sign in, and consent with one box a scope.

const escaped = (text) =>
  String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title, body) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
  body { font: 16px/1.5 sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; }
  label { display: block; margin: .5rem 0; }
  form { display: inline; }
  button { font: inherit; padding: .4rem 1.2rem; margin: 1rem .5rem 0 0; }
</style>
<h1>${escaped(title)}</h1>
${body}
</html>`;

const cancelForm = (uid) =>
  `<form method="post" action="/interaction/${escaped(uid)}/cancel"><button>Cancel</button></form>`;

/** Asks who it is; any address is an account of this server. */
export const signInPage = (uid, clientName) =>
  page(
    'Sign in',
    `<p>to continue to ${escaped(clientName)}</p>
<form method="post" action="/interaction/${escaped(uid)}/login">
  <label>Email <input name="account" type="email" required autofocus></label>
  <button>Next</button>
</form>
${cancelForm(uid)}`,
  );

/** Asks what the client may do: one box a scope, all ticked at first. */
export const consentPage = (uid, clientName, account, scopes) => {
  const box = (scope) =>
    `<label><input type="checkbox" name="scope" value="${escaped(scope)}" checked> ${escaped(scope)}</label>`;
  return page(
    `${clientName} wants access`,
    `<p>as ${escaped(account)}</p>
<form method="post" action="/interaction/${escaped(uid)}/consent">
${scopes.map(box).join('\n')}
  <button>Continue</button>
</form>
${cancelForm(uid)}`,
  );
};
