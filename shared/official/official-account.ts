import * as z from 'zod';

import { addDays } from '../clock.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import { Subject } from '../identity/identity.ts';
import { AccountId } from '../ids.ts';

const Moment = z.iso.datetime();

/** Somebody of comms: how people know them, and the hash that tells two people apart. */
export const Colleague = z.object({ subject: Subject, name: z.string().max(200) });
export type Colleague = z.infer<typeof Colleague>;

/**
 * An account that belongs to the organisation. One of comms asked and proved control of it, another approved, and staff
 * see it for the notice period before it is read.
 */
export const OfficialAccount = z.discriminatedUnion('status', [
  z.object({
    version: z.literal(1),
    account: AccountId,
    handle: z.string().max(300),
    status: z.literal('asked'),
    askedAt: Moment,
    askedBy: Colleague,
  }),
  z.object({
    version: z.literal(1),
    account: AccountId,
    handle: z.string().max(300),
    status: z.literal('approved'),
    askedAt: Moment,
    askedBy: Colleague,
    approvedAt: Moment,
    approvedBy: Colleague,
    readFrom: Moment,
  }),
]);
export type OfficialAccount = z.infer<typeof OfficialAccount>;
export type ApprovedAccount = Extract<OfficialAccount, { status: 'approved' }>;

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
  if (asked === undefined) return { kind: 'not-asked' };
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
