import type { ConsentRecord, PurposeConsent } from '../consent/consent-record.ts';
import type { Purpose } from '../consent/scope.ts';
import type { LivePost } from './day-sheet.ts';

/**
 * Whether what is held of a post is still covered by a consent for one purpose. A row keeps its campaign tag and its id,
 * which two scopes go by; that a post mentions the company is not kept, so under that scope a row counts only if the
 * post was looked at since the scope holds.
 */
const isCovered = (row: LivePost, { scope, givenAt, scopeSince }: PurposeConsent): boolean => {
  if (scope.kind === 'chosen-posts') return scope.posts.includes(row.id);
  if (Date.parse(row.postedAt) < Date.parse(givenAt)) return false;
  switch (scope.kind) {
    case 'all-public':
      return true;
    case 'campaign-tag':
      return row.topic !== undefined;
    case 'company-mention':
      return Date.parse(row.observedAt) >= Date.parse(scopeSince ?? givenAt);
  }
};

/** The purposes of a row that its author's consent, as it stands now, still covers; none without such a consent. */
export const coveredPurposes = (
  row: LivePost,
  consent: ConsentRecord | undefined,
  generation: string,
): readonly Purpose[] => {
  if (consent?.kind !== 'advocacy' || consent.status === 'withdrawn') return [];
  if (consent.generation !== generation) return [];
  return row.purposes.filter((purpose) => {
    const given = consent.purposes[purpose];
    return given !== undefined && isCovered(row, given);
  });
};
