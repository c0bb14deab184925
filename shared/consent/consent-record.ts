import * as z from 'zod';

import { AccountId, ParticipantId } from '../ids.ts';
import type { SourcePost } from '../posts/post.ts';
import { hasRunOut } from './consent-term.ts';
import { isInScope, Purpose, Scope, scopesFor, TEXT_PURPOSES, type Campaign } from './scope.ts';

const Moment = z.iso.datetime();

/** The notice a person read before consenting, so that it can be shown again years later. */
export const NoticeReference = z.object({
  version: z.string().min(1),
  language: z.string().min(2),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
});
export type NoticeReference = z.infer<typeof NoticeReference>;

/**
 * One purpose that was consented to, and which posts it covers. `scopeSince`: when another kind of scope took the place
 * of an earlier one.
 */
export const PurposeConsent = z.object({ scope: Scope, givenAt: Moment, scopeSince: Moment.optional() });
export type PurposeConsent = z.infer<typeof PurposeConsent>;

/** Consent by purpose; a purpose that is absent was not consented to. */
export const Purposes = z.partialRecord(Purpose, PurposeConsent).superRefine((purposes, context) => {
  for (const [name, consent] of Object.entries(purposes)) {
    const purpose = Purpose.parse(name);
    if (!scopesFor(purpose).includes(consent.scope.kind)) {
      context.addIssue({
        code: 'custom',
        path: [name, 'scope'],
        message: `${consent.scope.kind} is no scope of ${name}`,
      });
    }
  }
});
export type Purposes = z.infer<typeof Purposes>;

/**
 * Two opaque tokens make consent checkable inside any transaction without telling anything by themselves:
 * `revision` changes with every change of the record; `generation` changes when consent is given anew after a
 * withdrawal, so that rows of an earlier generation are never counted again. They are random rather than counters
 * because the record is deleted after a withdrawal and a counter would start again.
 */
const Common = {
  version: z.literal(1),
  account: AccountId,
  handle: z.string().max(300),
  revision: z.uuid(),
  generation: z.uuid(),
};

const Advocacy = {
  ...Common,
  kind: z.literal('advocacy'),
  participant: ParticipantId,
  team: z.string().max(100).optional(),
  notice: NoticeReference,
  purposes: Purposes,
};

/**
 * The consent for one account, as the pipeline checks it. A wrapped text key exists only while a text purpose is in
 * force. `paused` keeps the key and reads nothing. Consent that ran
 * out is not a state of its own: `expiresOn` says so, every write checks it, and the day's first dispatch has it ended
 * and erased. A withdrawn record holds nothing but the fact, until it is erased.
 * An official account belongs to the organisation: two people registered it, and it may be read from `readFrom` on.
 */
export const ConsentRecord = z.union([
  z.object({
    ...Advocacy,
    status: z.literal('given'),
    givenAt: Moment,
    expiresOn: z.iso.date(),
    wrappedTextKey: z.base64().optional(),
  }),
  z.object({
    ...Advocacy,
    status: z.literal('paused'),
    givenAt: Moment,
    pausedAt: Moment,
    expiresOn: z.iso.date(),
    wrappedTextKey: z.base64().optional(),
  }),
  z.object({
    ...Common,
    kind: z.literal('advocacy'),
    participant: ParticipantId,
    status: z.literal('withdrawn'),
    withdrawnAt: Moment,
  }),
  z.object({
    ...Common,
    kind: z.literal('official'),
    status: z.literal('given'),
    givenAt: Moment,
    readFrom: Moment,
    wrappedTextKey: z.base64().optional(),
  }),
  z.object({ ...Common, kind: z.literal('official'), status: z.literal('withdrawn'), withdrawnAt: Moment }),
]);
export type ConsentRecord = z.infer<typeof ConsentRecord>;

/** Whose consent a record is: a participant's for their account, or the organisation's for its own. */
export type Consented = Pick<ConsentRecord, 'account' | 'kind'>;

/** Consent under which posts may be read now. */
export type ConsentInForce = Extract<ConsentRecord, { status: 'given' }>;

/** The record if posts of the account may be read at this moment, else undefined. */
export const inForce = (record: ConsentRecord | undefined, now: Date): ConsentInForce | undefined => {
  if (record?.status !== 'given') return undefined;
  if (record.kind === 'official') return now >= new Date(record.readFrom) ? record : undefined;
  return hasRunOut(record, now) ? undefined : record;
};

const EVERY_PURPOSE: readonly Purpose[] = Purpose.options;

/** Hashes of the notices under which consent stands. */
export interface StandingNotices {
  has(sha256: string): boolean;
}

/**
 * The record if posts of the account may be read at this moment and its notice still says what is done; undefined after
 * a material change of the notice, which pauses until the person has read it and chosen anew.
 */
export const readable = (
  record: ConsentRecord | undefined,
  now: Date,
  notices: StandingNotices,
): ConsentInForce | undefined => {
  const consent = inForce(record, now);
  return consent?.kind === 'advocacy' && !notices.has(consent.notice.sha256) ? undefined : consent;
};

/** The purposes in force; an official account's posts serve all of them. */
export const purposesOf = (consent: ConsentInForce): readonly Purpose[] =>
  consent.kind === 'official'
    ? EVERY_PURPOSE
    : EVERY_PURPOSE.filter((purpose) => consent.purposes[purpose] !== undefined);

const ALWAYS = new Date(0);

/** From which moment on posts may count for a purpose: its consent, or always where each post is chosen by itself. */
const coveredSince = ({ scope, givenAt }: PurposeConsent): Date =>
  scope.kind === 'chosen-posts' ? ALWAYS : new Date(givenAt);

/** Whether a post counts under the consent for one purpose. */
export const covers = (given: PurposeConsent, post: SourcePost, campaign: Campaign): boolean =>
  post.postedAt >= coveredSince(given) && isInScope(post, given.scope, campaign);

/**
 * The purposes a post counts for under this consent; empty means that it is dropped in memory, unrecorded. What was
 * posted before a purpose was consented to never counts for it, unless its author chose that very post.
 */
export const purposesCovering = (
  post: SourcePost,
  consent: ConsentInForce,
  campaign: Campaign,
): readonly Purpose[] => {
  if (consent.kind === 'official') return EVERY_PURPOSE;
  return EVERY_PURPOSE.filter((purpose) => {
    const given = consent.purposes[purpose];
    return given !== undefined && covers(given, post, campaign);
  });
};

/** Since when posts of the account may be read at all: the earliest that any purpose covers, or the official start. */
export const readableSince = (consent: ConsentInForce): Date => {
  if (consent.kind === 'official') return new Date(consent.readFrom);
  const starts = Object.values(consent.purposes).map((given) => coveredSince(given).getTime());
  return new Date(Math.min(...starts));
};

/** Whether any of these purposes needs the words of a post. */
export const needsText = (purposes: readonly Purpose[]): boolean =>
  purposes.some((purpose) => TEXT_PURPOSES.includes(purpose));
