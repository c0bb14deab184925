import type { ReleaseEvidence } from './release-evidence.ts';
import { lineOf } from './release-line.ts';
import type { Release } from './release.ts';

/** Whose releases they are, as far as their place depends on it. */
type Subject = { readonly kind: 'advocacy' } | { readonly kind: 'official'; readonly account: string };

/** The partition of `Releases` that holds a subject's releases. */
export const releasePartition = (subject: Subject): string =>
  subject.kind === 'advocacy' ? 'release#advocacy' : `release#official#${subject.account}`;

/** The key of a release: a subject and a period have one place. */
export const releaseKey = (subject: Subject, kind: Release['period'], from: string) => ({
  pk: releasePartition(subject),
  sk: `${kind}#${from}`,
});

/** A release as its item. */
export const releaseItem = (release: Release) => ({
  ...releaseKey(release.subject, release.period, release.from),
  ...release,
});

/**
 * The partition of what decided a kind of releases: it is for later ones and for an audit, and no site is granted
 * keys that start so.
 */
export const evidencePartition = (kind: Release['period']): string => `evidence#advocacy#${kind}`;

/** What decided a release as its item. */
export const evidenceItem = (release: Release, evidence: ReleaseEvidence) => ({
  pk: evidencePartition(release.period),
  sk: release.from,
  version: 1,
  release: release.id,
  ...evidence,
});

/** The partition that lists what was published in a month (`YYYY-MM`), so that a summary needs no scan. */
export const publishedPartition = (month: string): string => `published#${month}`;

/** A release's line in that list, in order of publication. */
export const publicationItem = (release: Release) => ({
  pk: publishedPartition(release.publishedAt.slice(0, 7)),
  sk: `${release.publishedAt}#${release.id}`,
  version: 1,
  line: lineOf(release),
});

/** The partition of the marks of days whose official releases are complete. */
export const OFFICIAL_DAYS_PARTITION = 'done#official';
