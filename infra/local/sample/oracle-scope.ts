import type { JournalPurposes, JournalScope } from './journal.ts';
import { linksOf, mentionsOf, tagsOf } from './post-text.ts';
import type { SampleCampaign, SampleCompany, SampleTerm } from './sample-company.ts';
import type { PlantedLeak, SamplePurpose } from './sample-files.ts';
import type { SeenPost } from './timeline.ts';

const PURPOSES: readonly SamplePurpose[] = ['engagement', 'sentiment', 'confidentiality'];

const isOfDomain = (link: string, domain: string): boolean => {
  const host = new URL(link).hostname.toLowerCase();
  return host === domain || host.endsWith(`.${domain}`);
};

const covers = (scope: JournalScope, seen: SeenPost, campaign: SampleCampaign): boolean => {
  switch (scope.kind) {
    case 'all-public':
      return true;
    case 'campaign-tag':
      return tagsOf(seen.text).some((tag) => campaign.tags.includes(tag));
    case 'company-mention':
      return (
        mentionsOf(seen.text).some((handle) => campaign.mentions.includes(handle)) ||
        linksOf(seen.text).some((link) => campaign.domains.some((domain) => isOfDomain(link, domain)))
      );
    case 'chosen-posts':
      return scope.posts.includes(seen.post.id);
  }
};

/** What somebody agreed to and since when; an official account counts from the start of its reading. */
export type Agreement =
  | { readonly kind: 'official'; readonly since: Date }
  | {
      readonly kind: 'personal';
      readonly purposes: JournalPurposes;
      readonly since: ReadonlyMap<SamplePurpose, Date>;
    };

/**
 * The purposes a post counts for, as it reads now; none means that it must be dropped. What was posted before somebody
 * agreed to a purpose never counts for it, unless they chose that very post.
 */
export const purposesFor = (
  seen: SeenPost,
  agreed: Agreement,
  campaign: SampleCampaign,
): readonly SamplePurpose[] => {
  if (agreed.kind === 'official') return seen.post.at >= agreed.since ? PURPOSES : [];
  return PURPOSES.filter((purpose) => {
    const scope = agreed.purposes[purpose];
    const since = agreed.since.get(purpose);
    if (scope === undefined || since === undefined) return false;
    return (scope.kind === 'chosen-posts' || seen.post.at >= since) && covers(scope, seen, campaign);
  });
};

/** The topic a post is counted under: the first of the company's campaign tags that it carries. */
export const topicFor = (text: string, campaign: SampleCampaign): string | undefined =>
  campaign.tags.find((tag) => tagsOf(text).includes(tag));

const isFree = (term: SampleTerm, day: string): boolean =>
  term.freeFrom !== undefined && day >= term.freeFrom;

const names = (term: SampleTerm, evidence: string): boolean =>
  [term.term, ...term.aliases].includes(evidence);

/** The planted leaks that stand in a post's present words and are still secret on the day of the visit. */
export const leaksIn = (seen: SeenPost, visit: Date, sample: SampleCompany): readonly PlantedLeak[] => {
  const day = visit.toISOString().slice(0, 10);
  const isSecretNow = (leak: PlantedLeak): boolean =>
    leak.kind !== 'company-term' ||
    !sample.terms.some((term) => names(term, leak.evidence) && isFree(term, day));
  const leaks = sample.truths.get(seen.post.id)?.leaks ?? [];
  return leaks.filter((leak) => seen.text.includes(leak.evidence) && isSecretNow(leak));
};
