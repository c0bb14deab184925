import * as z from 'zod';

/** Platforms Candor can read. */
export const Platform = z.enum(['bluesky', 'mastodon']);
export type Platform = z.infer<typeof Platform>;

/**
 * One account at one platform: `bluesky:<did>` or `mastodon:<host>/<id>`, built from the platform's own
 * immutable identifier, so that no account can be registered twice. Plain ASCII without spaces and `#`.
 */
export const AccountId = z
  .string()
  .max(300)
  .regex(/^(bluesky|mastodon):[!"$-~]+$/u, 'an account id reads platform:native-id')
  .brand<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;

/** A participant: a random UUID that only `People` links to a person. */
export const ParticipantId = z.uuid().brand<'ParticipantId'>();
export type ParticipantId = z.infer<typeof ParticipantId>;

const POST_ID_BYTES = 512;
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** A post's identifier as its platform gives it; opaque, compared for equality only; at most 512 bytes. */
export const PostId = z
  .string()
  .min(1)
  .max(POST_ID_BYTES)
  .refine((id) => bytesOf(id) <= POST_ID_BYTES, 'a post id has 512 bytes at most')
  .brand<'PostId'>();
export type PostId = z.infer<typeof PostId>;

/** A leak alert: 32 lower-case hexadecimal digits, the same for the same finding in the same post. */
export const AlertId = z
  .string()
  .regex(/^[0-9a-f]{32}$/u)
  .brand<'AlertId'>();
export type AlertId = z.infer<typeof AlertId>;

/** A calendar day in UTC, `YYYY-MM-DD`. */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** The platform an account belongs to. */
export const platformOf = (account: AccountId): Platform =>
  Platform.parse(account.slice(0, account.indexOf(':')));

/** The part of an account id that the platform itself gave. */
export const nativeIdOf = (account: AccountId): string => account.slice(account.indexOf(':') + 1);
