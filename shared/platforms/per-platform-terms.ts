/** Whether the accounts of a platform may be read, and if not, why, in words for whoever named one. */
export type PlatformTerms =
  | { readonly kind: 'permitted' }
  | { readonly kind: 'forbidden'; readonly reason: string; readonly clause: string }
  | { readonly kind: 'not-supported'; readonly reason: string };

const PERMITTED: PlatformTerms = { kind: 'permitted' };

const notYet = (name: string): PlatformTerms => ({
  kind: 'not-supported',
  reason: `${name} is not supported yet. Accounts at Bluesky and at Mastodon servers can be connected.`,
});

/** LinkedIn's documentation of its Marketing API, as read in November 2026; pages of companies have other rules. */
const LINKEDIN_MEMBERS: PlatformTerms = {
  kind: 'forbidden',
  reason:
    'LinkedIn does not let an application use what its members post for anything but managing their pages and profiles.',
  clause: 'Restricted Uses of LinkedIn Marketing APIs and Data, “Data Usage Limitations”',
};

const NOT_YET: ReadonlyMap<string, PlatformTerms> = new Map([
  ['x.com', notYet('X')],
  ['twitter.com', notYet('X')],
  ['youtube.com', notYet('YouTube')],
  ['youtu.be', notYet('YouTube')],
  ['facebook.com', notYet('Facebook')],
  ['instagram.com', notYet('Instagram')],
  ['threads.net', notYet('Threads')],
  ['threads.com', notYet('Threads')],
  ['tiktok.com', notYet('TikTok')],
]);

/** Web addresses of a company's own page; those of members begin otherwise. */
const LINKEDIN_PAGE = /^\/(?:company|school|showcase)\//u;

/** A host and those below it: `www.x.com` is `x.com`, `notx.com` and `x.com.example` are not. */
const isAt = (host: string, platform: string): boolean => host === platform || host.endsWith(`.${platform}`);

/**
 * What the terms of the platform at a host say about reading the accounts there, with their owners' consent. A host that
 * is not listed is taken for a server of its own, and permitted: whether it can be read shows when it is asked. `path`
 * is what follows the host in the address of an account. Neither is advice about law.
 */
export const termsAt = (host: string, path = '/'): PlatformTerms => {
  if (isAt(host, 'linkedin.com')) return LINKEDIN_PAGE.test(path) ? notYet('LinkedIn') : LINKEDIN_MEMBERS;
  return [...NOT_YET].find(([platform]) => isAt(host, platform))?.[1] ?? PERMITTED;
};

/** A refusal as a sentence for people, with the clause it rests on; undefined where accounts may be read. */
export const refusalIn = (terms: PlatformTerms): string | undefined => {
  switch (terms.kind) {
    case 'permitted':
      return undefined;
    case 'not-supported':
      return terms.reason;
    case 'forbidden':
      return `${terms.reason} (${terms.clause})`;
  }
};
