import * as z from 'zod';

const Day = z.int().min(-30).max(400);
const Minute = z.int().min(0).max(1439);
const Key = z.string().regex(/^[a-z][a-z0-9-]*$/u);
const AccountNumber = z.string().regex(/^\d{4,20}$/u);
const Handle = z.string().regex(/^[a-z0-9_]{2,30}$/u);
const Count = z.int().nonnegative();

export const SamplePurpose = z.enum(['engagement', 'sentiment', 'confidentiality']);
export type SamplePurpose = z.infer<typeof SamplePurpose>;

/** Which posts count. `newest`: this many of the person's newest posts on that day, besides those chosen before. */
const ScopeChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('campaign-tag') }),
  z.strictObject({ kind: z.literal('company-mention') }),
  z.strictObject({ kind: z.literal('all-public') }),
  z.strictObject({ kind: z.literal('chosen-posts'), newest: z.int().positive() }),
]);
export type ScopeChoice = z.infer<typeof ScopeChoice>;

const Purposes = z.partialRecord(SamplePurpose, ScopeChoice);

/** One thing a person does about their account. `connect` proves ownership and is no consent. */
export const Decision = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('connect'), day: Day }),
  z.strictObject({ do: z.literal('join'), day: Day, purposes: Purposes }),
  z.strictObject({ do: z.literal('change'), day: Day, purposes: Purposes }),
  z.strictObject({ do: z.literal('pause'), day: Day }),
  z.strictObject({ do: z.literal('resume'), day: Day }),
  z.strictObject({ do: z.literal('withdraw'), day: Day }),
  z.strictObject({ do: z.literal('rejoin'), day: Day, purposes: Purposes }),
]);
export type Decision = z.infer<typeof Decision>;

export const Role = z.enum([
  'comms',
  'comms-approver',
  'security',
  'security-lead',
  'works-council',
  'auditor',
  'administrator',
  'confidential-recipient',
]);

/** A line of `people.json`. `about` feeds the generator; `pace` is how many posts the person writes in all. */
export const Person = z.strictObject({
  key: Key,
  name: z.string().min(3),
  team: z.string(),
  roles: z.array(Role).default([]),
  account: z
    .strictObject({
      id: AccountNumber,
      handle: Handle,
      followers: Count,
      /** What the account calls itself, where that is not the person's name. */
      displayName: z.string().max(100).optional(),
    })
    .optional(),
  pace: Count,
  languages: z.array(z.string().length(2)).default([]),
  about: z.record(Key, z.string()),
  decisions: z.array(Decision).default([]),
});
export type Person = z.infer<typeof Person>;

/** A word that is secret, or free from a day on. `exceptions` are phrases in which it means something else. */
const Term = z.strictObject({
  term: z.string(),
  aliases: z.array(z.string()),
  category: z.enum(['codename', 'client', 'product']),
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  exceptions: z.array(z.string()),
  freeFromDay: Day.optional(),
});

const OfficialStep = z.strictObject({ day: Day, by: Key });

/** `company.json`. */
export const CompanyFile = z.strictObject({
  name: z.string(),
  industry: z.string(),
  days: z.int().min(1).max(400),
  domains: z.array(z.string().endsWith('.example')),
  campaignTags: z.array(z.string()),
  mentions: z.array(Handle),
  teams: z.array(z.string()),
  noticeDays: z.int().nonnegative(),
  terms: z.array(Term),
  official: z.array(
    z.strictObject({
      id: AccountNumber,
      handle: Handle,
      name: z.string(),
      followers: Count,
      asked: OfficialStep,
      approved: OfficialStep,
    }),
  ),
});
export type CompanyFile = z.infer<typeof CompanyFile>;

export const Counts = z.strictObject({ likes: Count, reposts: Count, replies: Count });
export type Counts = z.infer<typeof Counts>;

/** Half of the final counts is reached `halfLifeHours` after the post was noticed, which is `delayHours` after it was made. */
export const Growth = z.strictObject({
  halfLifeHours: z.number().positive(),
  delayHours: z.number().nonnegative(),
});
export type Growth = z.infer<typeof Growth>;

/** Something confidential planted in a post; `evidence` is the exact piece of text. */
export const PlantedLeak = z.strictObject({
  kind: z.enum(['secret', 'personal-data', 'company-term', 'topic', 'document']),
  what: Key,
  evidence: z.string().min(2),
  /** Strong enough for the security team, or only to be told to the author. */
  expected: z.enum(['alert', 'author']),
});
export type PlantedLeak = z.infer<typeof PlantedLeak>;

/** What the writer of a post meant; never shown by the server. */
export const Truth = z.strictObject({
  theme: Key,
  sentiment: z.enum(['negative', 'neutral', 'positive']),
  leaks: z.array(PlantedLeak).default([]),
  hardNegative: Key.optional(),
});
export type Truth = z.infer<typeof Truth>;

const When = { day: Day, minute: Minute };

/** A line of `posts/*.jsonl`. A boost repeats another post and has no words of its own. */
export const PostLine = z.strictObject({
  id: z.string().regex(/^\d{18}$/u),
  author: AccountNumber,
  ...When,
  text: z.string().max(1000),
  language: z.string().length(2),
  visibility: z.enum(['public', 'unlisted', 'private']).default('public'),
  replyTo: z.string().optional(),
  boosts: z.string().optional(),
  final: Counts,
  growth: Growth,
  edit: z.strictObject({ ...When, text: z.string().max(1000) }).optional(),
  deleted: z.strictObject(When).optional(),
  truth: Truth,
});
export type PostLine = z.infer<typeof PostLine>;
