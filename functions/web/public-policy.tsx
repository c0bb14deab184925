import { policyIn, type SocialMediaPolicy } from '../../shared/policy/policy.ts';
import { languageOf } from './language.tsx';
import { PolicyPage, type PolicyContacts } from './policy-page.tsx';
import { SharePage } from './share-page.tsx';
import type { SiteBuilder } from './site-parts.ts';
import { POLICY, POLICY_PAGE } from './words/catalogues.ts';

/** What the policy's pages work with. */
export interface PolicyParts {
  readonly policy: SocialMediaPolicy;
  readonly contacts: PolicyContacts;
  /** The address of the participant site, where somebody acknowledges it. */
  readonly participantSite: string;
}

/** The social media policy, for whoever wants to read it or is not sure whether to share something. */
export const addPolicy = (site: SiteBuilder, { policy, contacts, participantSite }: PolicyParts): void => {
  site.open('GET /policy', ({ context, page, words }) =>
    page(
      policyIn(policy, languageOf(context))?.text.title ?? words(POLICY).name,
      <PolicyPage policy={policy} contacts={contacts} participantSite={participantSite} />,
    ),
  );
  site.open('GET /policy/may-i-share', ({ context, page, words }) =>
    page(words(POLICY_PAGE).shareTitle, <SharePage policy={policy} answers={context.req.query('a') ?? ''} />),
  );
  site.open('GET /policy.json', ({ context }) => context.json(policy));
};
