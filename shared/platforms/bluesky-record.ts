import * as z from 'zod';

import { PostId } from '../ids.ts';
import type { ContentKind, Counts, SourcePost } from '../posts/post.ts';
import { upToNow } from './moment-posted.ts';

/** The collection that holds an account's posts. */
export const POSTS = 'app.bsky.feed.post';

const Feature = z.object({
  $type: z.string(),
  tag: z.string().optional(),
  did: z.string().optional(),
  uri: z.string().optional(),
});

/** A page shown below a post, by itself or beside a quoted post. */
const Card = z.object({
  $type: z.string().optional(),
  external: z.object({ uri: z.string() }).optional(),
});

const Post = z.object({
  text: z.string(),
  createdAt: z.string().optional(),
  langs: z.array(z.string().max(35)).optional(),
  tags: z.array(z.string()).optional(),
  facets: z.array(z.object({ features: z.array(Feature) })).optional(),
  embed: Card.extend({ media: Card.optional() }).optional(),
});

const Address = z.object({ uri: z.string() });
const Content = z.object({ value: Post });

const TID = /^[2-7a-j][2-7a-z]{12}$/u;
const TID_ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const CLOCK_ID_BITS = 10n;

/** When a record was written according to its key (a timestamp identifier), or undefined for a key of another form. */
export const timeOfKey = (key: string): Date | undefined => {
  if (!TID.test(key)) return undefined;
  let value = 0n;
  for (const character of key) value = value * 32n + BigInt(TID_ALPHABET.indexOf(character));
  return new Date(Number(value >> CLOCK_ID_BITS) / 1000);
};

/** The key of a record: the last part of its `at://` address. */
export const keyOfUri = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);

/**
 * When a post counts as posted: the time of its record's key, which is what its repository is ordered by. Its author
 * writes `createdAt` and may write anything, so that counts only where the key tells no time that can be.
 */
const postedAt = (createdAt: string | undefined, key: string, now: Date): Date | undefined => {
  const said = createdAt === undefined ? Number.NaN : Date.parse(createdAt);
  return upToNow(timeOfKey(key), now) ?? upToNow(Number.isNaN(said) ? undefined : new Date(said), now);
};

const only = <Value>(values: readonly (Value | undefined)[]): readonly Value[] =>
  values.filter((value) => value !== undefined);

const isPage = (address: string): boolean => /^https?:/iu.test(address) && URL.canParse(address);

/** What a record turned out to be; `unreadable` is there and has a name, but is no post that anybody could read. */
export type ReadRecord =
  | { readonly kind: 'post'; readonly post: SourcePost }
  | { readonly kind: 'unreadable'; readonly id: PostId }
  | { readonly kind: 'nonsense' };

/** Whose record is read, when, and its counts, which come from elsewhere. */
export interface RecordContext {
  readonly did: string;
  readonly now: Date;
  readonly counts: Counts | null;
}

/** Reads one record of an account's repository as its post. */
export const readRecord = (value: unknown, context: RecordContext): ReadRecord => {
  const address = Address.safeParse(value);
  const prefix = `at://${context.did}/${POSTS}/`;
  if (!address.success || !address.data.uri.startsWith(prefix)) return { kind: 'nonsense' };
  const id = PostId.safeParse(address.data.uri.slice(prefix.length));
  if (!id.success) return { kind: 'nonsense' };
  const record = Content.safeParse(value);
  const moment = record.success ? postedAt(record.data.value.createdAt, id.data, context.now) : undefined;
  if (!record.success || moment === undefined) return { kind: 'unreadable', id: id.data };
  return { kind: 'post', post: postOf(record.data.value, { ...context, id: id.data, moment }) };
};

const EMBEDDED: ReadonlyMap<string, ContentKind> = new Map([
  ['app.bsky.embed.images', 'picture'],
  ['app.bsky.embed.video', 'video'],
  ['app.bsky.embed.external', 'link'],
  ['app.bsky.embed.record', 'quote'],
]);

/** What a record mainly is: what is embedded in it, beside a quoted post too, else whether it links somewhere. */
const contentOf = ({ embed }: z.infer<typeof Post>, addresses: readonly string[]): ContentKind => {
  const beside = EMBEDDED.get(embed?.media?.$type ?? '');
  const embedded = beside ?? EMBEDDED.get(embed?.$type ?? '');
  return embedded ?? (addresses.some(isPage) ? 'link' : 'text');
};

const postOf = (
  record: z.infer<typeof Post>,
  { did, counts, id, moment }: RecordContext & { readonly id: PostId; readonly moment: Date },
): SourcePost => {
  const { text, langs, tags, facets, embed } = record;
  const features = (facets ?? []).flatMap((facet) => facet.features);
  const addresses = only([
    ...features.map((feature) => feature.uri),
    embed?.external?.uri,
    embed?.media?.external?.uri,
  ]);
  const [language] = langs ?? [];
  return {
    id,
    author: did,
    postedAt: moment,
    url: `https://bsky.app/profile/${did}/post/${encodeURIComponent(id)}`,
    text,
    tags: [...(tags ?? []), ...only(features.map((feature) => feature.tag))].map((tag) => tag.toLowerCase()),
    mentions: only(features.map((feature) => feature.did)),
    links: [...new Set(addresses.filter(isPage))],
    content: contentOf(record, addresses),
    counts,
    ...(language !== undefined && { language }),
  };
};
