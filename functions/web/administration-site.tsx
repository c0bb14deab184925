import { createSite } from './site.tsx';
import type { SignInParts, SiteBuilder, SiteParts } from './site-parts.ts';
import { ADMINISTRATION } from './words/catalogues.ts';

/** What the administration site works with: what is looked for, never what was found. */
export interface AdministrationParts extends SiteParts {
  readonly signIn: SignInParts;
}

/** Where an administrator sets up what is looked for. */
export const createAdministrationSite = (parts: AdministrationParts): SiteBuilder => {
  const site = createSite(parts);
  site.guarded('GET /', ({ page, words }) => {
    const { title, lead } = words(ADMINISTRATION);
    return page(title, <p class="lead">{lead(parts.company)}</p>);
  });
  return site;
};
