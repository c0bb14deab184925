import type { Purpose } from './scope.ts';

/**
 * A kind of personal data that a purpose uses. `special`: it may reveal what GDPR 9 protects, since people write about
 * anything; none of that is sought.
 */
export interface PurposeDatum {
  readonly id: string;
  readonly type: string;
  readonly special: boolean;
}

const POST: PurposeDatum = {
  id: 'post',
  type: 'id and date of a post, and the campaign tag it carries',
  special: false,
};
const COUNTS: PurposeDatum = {
  id: 'public-counts',
  type: 'public counts of likes, reposts and replies',
  special: false,
};
const WORDS: PurposeDatum = { id: 'words', type: 'words of a post, in memory only', special: true };
const EDIT_HASH: PurposeDatum = {
  id: 'edit-hash',
  type: 'truncated hash of the words under the account’s own key',
  special: false,
};
const MOOD: PurposeDatum = { id: 'sentiment', type: 'language and label of sentiment', special: false };
const FINDINGS: PurposeDatum = {
  id: 'findings',
  type: 'rule, kind and confidence of what was found',
  special: false,
};
const ALERT: PurposeDatum = {
  id: 'alert',
  type: 'leak alert with a masked excerpt and the post’s address',
  special: true,
};

/** What each purpose uses; the words of the notice say the same to people. */
export const PURPOSE_DATA: Readonly<Record<Purpose, readonly PurposeDatum[]>> = {
  engagement: [POST, COUNTS],
  sentiment: [POST, WORDS, EDIT_HASH, MOOD],
  confidentiality: [POST, WORDS, EDIT_HASH, FINDINGS, ALERT],
};

/** How posts are come by, for every purpose. */
export const COLLECTION_METHOD =
  'read from the platform’s public interface, from the account whose ownership was proven, after consent was given';

/** How a consent ends by its giver’s will, for every purpose. */
export const WITHDRAWAL_METHOD =
  'the account’s page at the participant site: one press withdraws all, saving “no” withdraws one purpose';

/** What a participant may ask for, and where. */
export const PRIVACY_RIGHTS: readonly string[] = [
  'access: My data at the participant site shows everything that is held',
  'withdrawal and erasure: the account’s page, at once, without a reason',
  'erasure of the rest: My data, once nothing is connected',
  'complaint: the supervisory authority',
];
