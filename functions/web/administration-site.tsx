import type { CatalogueDesk } from '../../shared/classification/catalogue-desk.ts';
import type { FingerprintKey } from '../../shared/classification/fingerprint-key.ts';
import type { RulesDesk } from '../../shared/classification/rules-desk.ts';
import type { StageFacts } from '../../shared/processing/stage-facts.ts';
import { addDocuments } from './administration/documents.tsx';
import { readFormWithFile } from './administration/form-with-file.ts';
import { addOwnRules } from './administration/own-rules.tsx';
import { addTerms } from './administration/terms-routes.tsx';
import { SettingsTable } from './oversight/settings-table.tsx';
import { DutiesPage } from './duties-page.tsx';
import { createSite } from './site.tsx';
import type { SignInParts, SiteBuilder, SiteParts } from './site-parts.ts';
import { ADMINISTRATION, DUTIES_PAGE, OVERSIGHT } from './words/catalogues.ts';

/** What the administration site works with: what is looked for, never what was found. */
export interface AdministrationParts extends SiteParts {
  readonly signIn: SignInParts;
  readonly facts: StageFacts;
  readonly desk: CatalogueDesk;
  readonly rules: RulesDesk;
  readonly fingerprintKey: FingerprintKey;
}

/** Where an administrator sets up what is looked for. */
export const createAdministrationSite = (parts: AdministrationParts): SiteBuilder => {
  const site = createSite({ ...parts, readForm: readFormWithFile });
  const { company, facts, desk } = parts;
  site.guarded('GET /', ({ page, words }) => {
    const { title, lead } = words(ADMINISTRATION);
    return page(
      title,
      <>
        <p class="lead">{lead(company)}</p>
        <p>{words(OVERSIGHT).settings.about}</p>
        <SettingsTable facts={facts} />
      </>,
    );
  });
  site.guarded('GET /who-does-what', ({ page, words, session }) =>
    page(words(DUTIES_PAGE).title, <DutiesPage holder={session.groups} />),
  );
  addTerms(site, desk);
  addDocuments(site, parts);
  addOwnRules(site, parts);
  return site;
};
