import type { IdentityUser } from './identity-provider.ts';

/** Asks who signs in; a plain form that needs no script. */
export function signInPage(page: {
  users: readonly IdentityUser[];
  clientId: string;
  chosen: string;
}): string {
  const options = page.users.map(({ sub, name, groups }) => {
    const selected = sub === page.chosen ? ' selected' : '';
    return `<option value="${escapeHtml(sub)}"${selected}>${escapeHtml(`${name} (${groups.join(', ')})`)}</option>`;
  });
  return layout(
    'Sign in',
    `
<p>This machine’s identity provider. It asks for no password: choose who you are for
<strong>${escapeHtml(page.clientId)}</strong>.</p>
<form method="post">
<label for="user">Person</label>
<select id="user" name="user" required>
${options.join('\n')}
</select>
<button type="submit">Sign in</button>
</form>`,
  );
}

/** @param form the provider's own form, which the button submits. */
export function signOutPage(form: string): string {
  return layout(
    'Sign out',
    `
${form}
<p>Sign out of this machine’s identity provider?</p>
<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button type="submit" form="op.logoutForm">Stay signed in</button>`,
  );
}

export function messagePage(message: string): string {
  return layout('Signing in and out', `<p>${escapeHtml(message)}</p>`);
}

function layout(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
  body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem; }
  select, button { font: inherit; display: block; width: 100%; padding: 0.5rem; margin: 0.5rem 0 1.5rem; }
</style>
<main>
<h1>${title}</h1>${body}
</main>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
