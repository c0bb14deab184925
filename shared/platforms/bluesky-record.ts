import * as z from 'zod';

import { PostId } from '../ids.ts';
import type { Counts, SourcePost } from '../posts/post.ts';

/** The collection that holds an account's posts. */
export const POSTS = 'app.bsky.feed.post';

const Feature = z.object({
  $type: z.string(),
  tag: z.string().optional(),
  did: z.string().optional(),
  uri: z.string().optional(),
});

const Post = z.object({
  text: z.string(),
  createdAt: z.string().optional(),
  langs: z.array(z.string().max(35)).optional(),
  tags: z.array(z.string()).optional(),
  facets: z.array(z.object({ features: z.array(Feature) })).optional(),
  embed: z.object({ external: z.object({ uri: z.string() }).optional() }).optional(),
});

const Envelope = z.object({ uri: z.string(), value: Post });

const TID = /^[2-7a-z]{13}$/u;
const TID_ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';
const CLOCK_ID_BITS = 10n;
const MILLISECONDS_PER_DAY = 86_400_000;

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
 * When a post counts as posted. Its author writes `createdAt` and may write anything: what is not a moment, or lies
 * more than a day after the record's own key, gives way to the key's time.
 */
const postedAt = (createdAt: string | undefined, key: string, now: Date): Date | undefined => {
  const written = timeOfKey(key);
  const said = createdAt === undefined ? Number.NaN : Date.parse(createdAt);
  const latest = (written ?? now).getTime() + MILLISECONDS_PER_DAY;
  return Number.isNaN(said) || said > latest ? written : new Date(said);
};

const only = <Value>(values: readonly (Value | undefined)[]): readonly Value[] =>
  values.filter((value) => value !== undefined);

/** Reads one record of an account's repository as its post; undefined for nonsense. `counts` come from elsewhere. */
export const readRecord = (
  value: unknown,
  { did, now, counts }: { readonly did: string; readonly now: Date; readonly counts: Counts | null },
): SourcePost | undefined => {
  const parsed = Envelope.safeParse(value);
  if (!parsed.success || !parsed.data.uri.startsWith(`at://${did}/${POSTS}/`)) return undefined;
  const key = keyOfUri(parsed.data.uri);
  const { text, createdAt, langs, tags, facets, embed } = parsed.data.value;
  const moment = postedAt(createdAt, key, now);
  if (moment === undefined) return undefined;
  const features = (facets ?? []).flatMap((facet) => facet.features);
  const [language] = langs ?? [];
  return {
    id: PostId.parse(key),
    author: did,
    postedAt: moment,
    url: `https://bsky.app/profile/${did}/post/${encodeURIComponent(key)}`,
    text,
    tags: [...(tags ?? []), ...only(features.map((feature) => feature.tag))].map((tag) => tag.toLowerCase()),
    mentions: only(features.map((feature) => feature.did)),
    links: only([...features.map((feature) => feature.uri), embed?.external?.uri]),
    counts,
    ...(language !== undefined && { language }),
  };
};
