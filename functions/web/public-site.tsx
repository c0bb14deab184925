import { addPublicDrafting, type PublicDraftingParts } from './drafting/public-drafting.tsx';
import { addConcern, type ConcernParts } from './public-concern.tsx';
import { addFeedback, type FeedbackPageParts } from './public-feedback.tsx';
import { addAbout } from './public-about.tsx';
import { addLessons } from './public-lessons.tsx';
import { addNotice } from './public-notice.tsx';
import { addOfficialList, type OfficialListParts } from './public-official.tsx';
import { addPublicLog, type PublicLogParts } from './public-log.tsx';
import { addPolicy, type PolicyParts } from './public-policy.tsx';
import { addSummaries, type SummariesParts } from './public-summaries.tsx';
import { createSite } from './site.tsx';
import type { SiteBuilder, SiteParts } from './site-parts.ts';

/** What the public site works with. */
export interface PublicParts
  extends
    SiteParts,
    OfficialListParts,
    PolicyParts,
    FeedbackPageParts,
    PublicDraftingParts,
    ConcernParts,
    SummariesParts,
    PublicLogParts {}

/** What everybody on staff may see. Nobody signs in. */
export const createPublicSite = (parts: PublicParts): SiteBuilder => {
  const site = createSite(parts);
  addAbout(site, parts);
  addNotice(site);
  addOfficialList(site, parts);
  addPolicy(site, parts);
  addLessons(site);
  addPublicDrafting(site, parts);
  addFeedback(site, parts);
  addConcern(site, parts);
  addSummaries(site, parts);
  addPublicLog(site, parts);
  return site;
};
