import * as z from 'zod';

import { PostId } from '../ids.ts';
import { CAMPAIGN } from '../names.ts';
import type { SourcePost } from '../posts/post.ts';

/** What a participant can consent to, each on its own. */
export const Purpose = z.enum(['engagement', 'sentiment', 'confidentiality']);
export type Purpose = z.infer<typeof Purpose>;

/** Purposes whose work needs the words of a post. */
export const TEXT_PURPOSES: readonly Purpose[] = ['sentiment', 'confidentiality'];

/** Of one purpose. Ids are short: 500 of 26 bytes are 13 KB. Two purposes must fit one item of 400 KB at any rate. */
const CHOSEN_POSTS_AT_MOST = 500;
const CHOSEN_BYTES_AT_MOST = 150_000;

const bytesOf = (posts: readonly string[]): number =>
  posts.reduce((sum, post) => sum + new TextEncoder().encode(post).length, 0);

const ChosenPosts = z
  .array(PostId)
  .max(CHOSEN_POSTS_AT_MOST)
  .refine((posts) => bytesOf(posts) <= CHOSEN_BYTES_AT_MOST, 'the ids of chosen posts are too long');

/** Which posts count for one purpose. */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('campaign-tag') }),
  z.object({ kind: z.literal('company-mention') }),
  z.object({ kind: z.literal('chosen-posts'), posts: ChosenPosts }),
  z.object({ kind: z.literal('all-public') }),
]);
export type Scope = z.infer<typeof Scope>;

/** Scopes that may be chosen for a purpose: every post only for confidentiality, where it is explained apart. */
export const scopesFor = (purpose: Purpose): readonly ScopeKind[] =>
  purpose === 'confidentiality'
    ? ['campaign-tag', 'all-public']
    : ['campaign-tag', 'company-mention', 'chosen-posts'];

/** The kinds of scope. */
export const ScopeKind = z.enum(['campaign-tag', 'company-mention', 'chosen-posts', 'all-public']);
export type ScopeKind = z.infer<typeof ScopeKind>;

/** What makes a post the company's business: tags without `#`, handles or actor ids, and web domains, lower case. */
export const Campaign = z.object({
  tags: z.array(z.string().toLowerCase().max(CAMPAIGN.charactersAtMost)).max(CAMPAIGN.tagsAtMost),
  mentions: z.array(z.string().toLowerCase()),
  domains: z.array(z.string().toLowerCase()),
});
export type Campaign = z.infer<typeof Campaign>;

/** The campaign tag a post carries, the first in the campaign's order, or undefined. */
export const topicOf = (post: Pick<SourcePost, 'tags'>, campaign: Campaign): string | undefined =>
  campaign.tags.find((tag) => post.tags.some((own) => own.toLowerCase() === tag));

const hostOf = (link: string): string => (URL.canParse(link) ? new URL(link).hostname.toLowerCase() : '');

const linksToCompany = (link: string, domains: readonly string[]): boolean => {
  const host = hostOf(link);
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
};

const mentionsCompany = (post: SourcePost, campaign: Campaign): boolean =>
  post.mentions.some((mention) => campaign.mentions.includes(mention.toLowerCase().replace(/^@/u, ''))) ||
  post.links.some((link) => linksToCompany(link, campaign.domains));

/** Whether every post that counts under `narrow` is known to count under `wide` as well. */
export const includesScope = (wide: Scope, narrow: Scope): boolean => {
  if (wide.kind === 'all-public') return true;
  if (wide.kind !== 'chosen-posts' || narrow.kind !== 'chosen-posts') return wide.kind === narrow.kind;
  return narrow.posts.every((post) => wide.posts.includes(post));
};

/** Whether a post counts under a scope. */
export const isInScope = (post: SourcePost, scope: Scope, campaign: Campaign): boolean => {
  switch (scope.kind) {
    case 'all-public':
      return true;
    case 'campaign-tag':
      return topicOf(post, campaign) !== undefined;
    case 'company-mention':
      return mentionsCompany(post, campaign);
    case 'chosen-posts':
      return scope.posts.includes(post.id);
  }
};
