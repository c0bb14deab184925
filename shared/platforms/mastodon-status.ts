import * as z from 'zod';

import { PostId } from '../ids.ts';
import { Counts, type ContentKind, type SourcePost } from '../posts/post.ts';
import { htmlToText, linksInHtml } from './html-text.ts';
import { upToNow } from './moment-posted.ts';

const Web = z.url({ protocol: /^https?$/u }).max(2000);

/** What is used of a Mastodon status. Other fields are let through unread. */
const Status = z.object({
  id: PostId,
  created_at: z.iso.datetime({ offset: true }),
  edited_at: z.iso.datetime({ offset: true }).nullish(),
  visibility: z.string(),
  language: z.string().max(35).nullish(),
  uri: z.string(),
  url: z.string().nullish(),
  content: z.string(),
  account: z.object({ id: z.string() }),
  reblog: z.unknown().optional(),
  tags: z.array(z.object({ name: z.string() })).nullish(),
  mentions: z.array(z.object({ acct: z.string() })).nullish(),
  card: z.object({ url: z.string() }).nullish(),
  media_attachments: z.unknown().optional(),
  quote: z.unknown().optional(),
  replies_count: z.unknown().optional(),
  reblogs_count: z.unknown().optional(),
  favourites_count: z.unknown().optional(),
});

/** What became of one item of a listing: a post of the account, somebody else's or not public, or nonsense. */
export type ReadStatus =
  | { readonly kind: 'own'; readonly post: SourcePost }
  | { readonly kind: 'not-own' }
  | { readonly kind: 'malformed' };

const PUBLIC = ['public', 'unlisted'];

const countsOf = (status: z.infer<typeof Status>): Counts | null => {
  const { favourites_count: likes, reblogs_count: reposts, replies_count: replies } = status;
  const counts = Counts.safeParse({ likes, reposts, replies });
  return counts.success ? counts.data : null;
};

/** Local handles come without their host; `host` makes them whole. */
const mentionsOf = (status: z.infer<typeof Status>, host: string): readonly string[] =>
  (status.mentions ?? []).map(({ acct }) => (acct.includes('@') ? acct : `${acct}@${host}`));

const linksOf = (status: z.infer<typeof Status>): readonly string[] => {
  const card = status.card?.url;
  const links = linksInHtml(status.content);
  return card === undefined || links.includes(card) ? links : [...links, card];
};

const Media = z.array(z.object({ type: z.string() }));

/** What a status mainly is; attachments of a form nobody knows are none. */
const contentOf = (status: z.infer<typeof Status>): ContentKind => {
  const media = Media.safeParse(status.media_attachments);
  const types = media.success ? media.data.map(({ type }) => type) : [];
  if (types.some((type) => ['video', 'gifv', 'audio'].includes(type))) return 'video';
  if (types.length > 0) return 'picture';
  if (status.quote !== null && status.quote !== undefined) return 'quote';
  return linksOf(status).length > 0 ? 'link' : 'text';
};

/** Whose status is read, at which server, and when. */
export interface StatusContext {
  readonly own: string;
  readonly host: string;
  readonly now: Date;
}

/**
 * Reads one status as a post of the account `own` at `host`. Boosts and other people's posts are not the account's; one that its
 * server dates more than a day ahead is none that can be.
 */
export const readStatus = (value: unknown, { own, host, now }: StatusContext): ReadStatus => {
  const parsed = Status.safeParse(value);
  if (!parsed.success) return { kind: 'malformed' };
  const status = parsed.data;
  const isBoost = status.reblog !== null && status.reblog !== undefined;
  if (isBoost || status.account.id !== own || !PUBLIC.includes(status.visibility)) return { kind: 'not-own' };
  const url = [status.url, status.uri].find((address) => Web.safeParse(address).success);
  const postedAt = upToNow(new Date(status.created_at), now);
  if (typeof url !== 'string' || postedAt === undefined) return { kind: 'malformed' };
  const post: SourcePost = {
    id: status.id,
    author: status.account.id,
    postedAt,
    url,
    text: htmlToText(status.content),
    tags: (status.tags ?? []).map(({ name }) => name.toLowerCase()),
    mentions: mentionsOf(status, host),
    links: linksOf(status),
    content: contentOf(status),
    counts: countsOf(status),
    ...(typeof status.edited_at === 'string' && { editedAt: new Date(status.edited_at) }),
    ...(typeof status.language === 'string' && { language: status.language }),
  };
  return { kind: 'own', post };
};
