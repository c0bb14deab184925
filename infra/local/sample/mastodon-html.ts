import type { SampleAccount } from './accounts.ts';
import { piecesOf, type Piece } from './post-text.ts';

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/gu, (character) => ESCAPES.get(character) ?? character);

const SHOWN_OF_LINK = 30;

/** Mastodon hides the scheme of a link and all that is longer than thirty characters. */
const linkHtml = (link: string): string => {
  const scheme = /^https?:\/\/(?:www\.)?/u.exec(link)?.[0] ?? '';
  const rest = link.slice(scheme.length);
  const [shown, hidden] = [rest.slice(0, SHOWN_OF_LINK), rest.slice(SHOWN_OF_LINK)];
  const visible = `<span class="${hidden === '' ? '' : 'ellipsis'}">${escapeHtml(shown)}</span>`;
  const spans = `<span class="invisible">${scheme}</span>${visible}<span class="invisible">${escapeHtml(hidden)}</span>`;
  return `<a href="${escapeHtml(link)}" target="_blank" rel="nofollow noopener" translate="no">${spans}</a>`;
};

const tagHtml = (tag: string, origin: string): string => {
  const name = tag.slice(1);
  const href = `${origin}/tags/${encodeURIComponent(name)}`;
  return `<a href="${href}" class="mention hashtag" rel="tag">#<span>${escapeHtml(name)}</span></a>`;
};

const mentionHtml = (mention: string, origin: string): string => {
  const handle = escapeHtml(mention.slice(1));
  return `<span class="h-card" translate="no"><a href="${origin}/@${handle}" class="u-url mention">@<span>${handle}</span></a></span>`;
};

/** The HTML of a post as Mastodon renders it; mentions of unknown handles stay plain. */
export const contentHtml = (text: string, origin: string, isKnown: (handle: string) => boolean): string => {
  const pieceHtml = ({ kind, text: piece }: Piece): string => {
    if (kind === 'link') return linkHtml(piece);
    if (kind === 'tag') return tagHtml(piece, origin);
    if (kind === 'mention' && isKnown(piece.slice(1).toLowerCase())) return mentionHtml(piece, origin);
    return escapeHtml(piece).replaceAll('\n', '<br />');
  };
  return text
    .split('\n\n')
    .map((paragraph) => `<p>${piecesOf(paragraph).map(pieceHtml).join('')}</p>`)
    .join('');
};

/** The page on which somebody signs in and lets an application see who they are; it needs no scripts. */
export const authorizePage = (
  accounts: readonly SampleAccount[],
  request: { readonly client: string; readonly scope: string; readonly fields: ReadonlyMap<string, string> },
): string => {
  const hidden = [...request.fields].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const options = accounts.map(
    ({ id, name, handle }) => `<option value="${id}">${escapeHtml(name)} (@${escapeHtml(handle)})</option>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in to the sample server</title></head>
<body><main>
<h1>Let ${escapeHtml(request.client)} see who you are?</h1>
<p>It asks for: ${escapeHtml(request.scope)}. This server is invented, so there is no password: choose whom you are.</p>
<form method="post" action="/oauth/authorize">
${hidden.join('\n')}
<p><label for="account">Sign in as</label> <select id="account" name="account" required>
${options.join('\n')}
</select></p>
<p><button name="decision" value="approve">Approve</button> <button name="decision" value="deny">Deny</button></p>
</form>
</main></body>
</html>
`;
};
