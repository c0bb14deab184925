import * as z from 'zod';

import { addDays } from '../clock.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import { Subject } from '../identity/identity.ts';
import { AccountId } from '../ids.ts';

const Moment = z.iso.datetime();

/** Somebody of comms: how people know them, and the hash that tells two people apart. */
export const Colleague = z.object({ subject: Subject, name: z.string().max(200) });
export type Colleague = z.infer<typeof Colleague>;

const Asked = {
  version: z.literal(1),
  account: AccountId,
  handle: z.string().max(300),
  askedAt: Moment,
  askedBy: Colleague,
};
const Approved = { ...Asked, approvedAt: Moment, approvedBy: Colleague, readFrom: Moment };

/**
 * An account that belongs to the organisation. One of comms asked and proved control of it, another approved, and staff
 * see it for the notice period before it is read. Any one of comms ends it; what was released of it stays.
 */
export const OfficialAccount = z.discriminatedUnion('status', [
  z.object({ ...Asked, status: z.literal('asked') }),
  z.object({ ...Approved, status: z.literal('approved') }),
  z.object({ ...Approved, status: z.literal('ended'), endedAt: Moment, endedBy: Colleague }),
]);
export type OfficialAccount = z.infer<typeof OfficialAccount>;
export type ApprovedAccount = Extract<OfficialAccount, { status: 'approved' }>;
export type EndedAccount = Extract<OfficialAccount, { status: 'ended' }>;

/** Staff see an official account this long before it is read. */
export const NOTICE_PERIOD_DAYS = 14;

/** What the approval of an account leads to, or why it may not be. */
export type Approval =
  | { readonly kind: 'approved'; readonly account: ApprovedAccount }
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'already-approved' }
  | { readonly kind: 'same-person' };

/** Decides an approval: by somebody other than the one who asked. */
export const decideApproval = (asked: OfficialAccount | undefined, by: Colleague, now: Date): Approval => {
  if (asked === undefined || asked.status === 'ended') return { kind: 'not-asked' };
  if (asked.status === 'approved') return { kind: 'already-approved' };
  if (asked.askedBy.subject === by.subject) return { kind: 'same-person' };
  return {
    kind: 'approved',
    account: {
      ...asked,
      status: 'approved',
      approvedAt: now.toISOString(),
      approvedBy: by,
      readFrom: addDays(now, NOTICE_PERIOD_DAYS).toISOString(),
    },
  };
};

/** What the end of a registration leads to, or why there is nothing to end. */
export type Ending =
  { readonly kind: 'ended'; readonly account: EndedAccount } | { readonly kind: 'not-registered' };

/** Decides the end of a registration: by any one person, since starting is what takes two. */
export const decideEnding = (registered: OfficialAccount | undefined, by: Colleague, now: Date): Ending =>
  registered?.status === 'approved'
    ? {
        kind: 'ended',
        account: { ...registered, status: 'ended', endedAt: now.toISOString(), endedBy: by },
      }
    : { kind: 'not-registered' };

/** What the pipeline's consent for an approved account is made of. */
export interface OfficialConsentParts {
  readonly revision: string;
  readonly generation: string;
  readonly wrappedTextKey: string;
}

/** The consent that lets the pipeline read an approved account from the end of its notice period on. */
export const officialConsent = (
  account: ApprovedAccount,
  parts: OfficialConsentParts,
): Extract<ConsentRecord, { kind: 'official'; status: 'given' }> => ({
  version: 1,
  kind: 'official',
  status: 'given',
  account: account.account,
  handle: account.handle,
  givenAt: account.approvedAt,
  readFrom: account.readFrom,
  ...parts,
});

type OfficialConsent = Extract<ConsentRecord, { kind: 'official' }>;

/** What is left of an official account's consent once its registration ended, until erasure: the fact, and no key. */
export const officialWithdrawal = (
  { account, generation }: Extract<OfficialConsent, { status: 'given' }>,
  { endedAt, revision }: { readonly endedAt: string; readonly revision: string },
): Extract<OfficialConsent, { status: 'withdrawn' }> => ({
  version: 1,
  kind: 'official',
  status: 'withdrawn',
  account,
  handle: '',
  revision,
  generation,
  withdrawnAt: endedAt,
});
