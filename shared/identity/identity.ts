import { createHash } from 'node:crypto';

import * as z from 'zod';

/** A hash that stands for one person at one identity provider, the same at every sign-in. */
export const Subject = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .brand<'Subject'>();
export type Subject = z.infer<typeof Subject>;

const GROUPS_AT_MOST = 50;

/** Who signed in, as far as pages need to know. */
export const Identity = z.object({
  subject: Subject,
  name: z.string().max(200),
  groups: z.array(z.string().max(100)).max(GROUPS_AT_MOST),
});
export type Identity = z.infer<typeof Identity>;

/** The subject of an OpenID Connect issuer's `sub` (OpenID Connect Core §2: unique together). */
export const subjectOf = (issuer: string, sub: string): Subject =>
  Subject.parse(createHash('sha256').update(`${issuer}|${sub}`).digest('hex'));

/** Where identity providers say which groups somebody is in: the plain claim, Cognito's, Entra's. */
const GROUP_CLAIMS = ['groups', 'cognito:groups', 'roles'] as const;

const Claims = z.object({ iss: z.string(), sub: z.string().min(1), name: z.string().optional() });
const Groups = z.array(z.string());

/**
 * The identity in the claims of a verified ID token. Groups come from the first claim that is a list of names.
 *
 * @throws ZodError for claims without issuer or subject.
 */
export const identityOf = (claims: Readonly<Record<string, unknown>>): Identity => {
  const { iss, sub, name } = Claims.parse(claims);
  const groups = GROUP_CLAIMS.map((claim) => Groups.safeParse(claims[claim])).find(({ success }) => success);
  return {
    subject: subjectOf(iss, sub),
    name: (name ?? 'you').slice(0, 200),
    groups: (groups?.data ?? []).filter((group) => group.length <= 100).slice(0, GROUPS_AT_MOST),
  };
};
