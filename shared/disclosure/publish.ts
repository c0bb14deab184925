import { createHash } from 'node:crypto';

import type { AccountId } from '../ids.ts';
import { canonicalJson, hashOf } from '../canonical-json.ts';
import type { ReleasePeriod } from './release-period.ts';
import { Release, type Figure, type OfficialPost } from './release.ts';

/** A release without its hash. */
export type ReleaseDraft = Omit<Release, 'sha256'>;

const ID_DIGITS = 16;

const accountDigest = (account: string): string =>
  createHash('sha256').update(account).digest('hex').slice(0, ID_DIGITS);

/** The id of a release: a name for its subject and period, so that a period is released once. */
export const releaseId = (subject: Release['subject'], { kind, from }: ReleasePeriod): string =>
  subject.kind === 'advocacy'
    ? `advocacy-${kind}-${from}`
    : `official-${kind}-${from}-${accountDigest(subject.account)}`;

/** The subject of an official account's releases. */
export const officialSubject = (account: AccountId, handle: string): Release['subject'] => ({
  kind: 'official',
  account,
  handle,
});

/** What a release is put together from. */
export interface ReleaseParts {
  readonly subject: Release['subject'];
  readonly period: ReleasePeriod;
  readonly publishedAt: Date;
  readonly minimumGroup: number | null;
  readonly step: Release['step'];
  readonly figures: readonly Figure[];
  readonly posts?: readonly OfficialPost[];
}

/** A release with its hash: SHA-256 over the canonical JSON of everything else in it. */
export const sealRelease = ({
  subject,
  period,
  publishedAt,
  minimumGroup,
  step,
  figures,
  posts,
}: ReleaseParts): Release => {
  const draft: ReleaseDraft = {
    version: 1,
    id: releaseId(subject, period),
    subject,
    period: period.kind,
    from: period.from,
    to: period.to,
    publishedAt: publishedAt.toISOString(),
    minimumGroup,
    step,
    figures: [...figures],
    ...(posts !== undefined && { posts: [...posts] }),
  };
  return Release.parse({ ...draft, sha256: hashOf(draft) });
};

/** Whether a release is what was published: its hash fits. */
export const isReleaseIntact = (release: Release): boolean => {
  const { sha256, ...draft } = release;
  return hashOf(draft) === sha256;
};

/** The bytes of a release, the same whenever and wherever it is written out. */
export const releaseText = (release: Release): string => canonicalJson(release);
