import { createSite } from './site.tsx';
import type { SignInParts, SiteBuilder, SiteParts } from './site-parts.ts';
import { OVERSIGHT } from './words/catalogues.ts';

/** What the oversight site works with. It knows how Candor is set up and what it did, and nobody it did it to. */
export interface OversightParts extends SiteParts {
  readonly signIn: SignInParts;
}

/** Where the works council and auditors see what is switched on, and what was done. */
export const createOversightSite = (parts: OversightParts): SiteBuilder => {
  const site = createSite(parts);
  site.guarded('GET /', ({ page, words }) => {
    const { title, lead } = words(OVERSIGHT);
    return page(title, <p class="lead">{lead(parts.company)}</p>);
  });
  return site;
};
