import type { FC } from 'hono/jsx';

import { ServiceError } from '../../shared/errors.ts';
import type { PolicyAcknowledgement } from '../../shared/policy/acknowledgement.ts';
import type { PolicyAcknowledgements } from '../../shared/policy/acknowledgements.ts';
import { policyChangesSince, type SocialMediaPolicy } from '../../shared/policy/policy.ts';
import type { Session } from '../../shared/session/session.ts';
import { useFormats, useWords } from './language.tsx';
import { FormToken } from './layout.tsx';
import { participantIn } from './participant-session.ts';
import { PolicyChanges, PolicyVersion } from './policy-page.tsx';
import type { SiteBuilder, SiteParts } from './site-parts.ts';
import { POLICY } from './words/catalogues.ts';

/** What acknowledging the policy works with. */
export interface AcknowledgingParts extends Pick<SiteParts, 'publicSite'> {
  readonly policy: SocialMediaPolicy;
  readonly acknowledgements: PolicyAcknowledgements;
}

const Acknowledge: FC<{ readonly session: Session; readonly version: string }> = ({ session, version }) => {
  const words = useWords(POLICY);
  return (
    <form method="post" action="/policy/acknowledge">
      <FormToken session={session} />
      <input type="hidden" name="version" value={version} />
      <button type="submit">{words.iHaveRead}</button>
    </form>
  );
};

const Page: FC<{
  readonly policy: SocialMediaPolicy;
  readonly held: PolicyAcknowledgement | undefined;
  readonly session: Session;
  readonly publicSite: string;
}> = ({ policy, held, session, publicSite }) => {
  const words = useWords(POLICY);
  const { day } = useFormats();
  const isCurrent = held?.policy === policy.version;
  return (
    <>
      <PolicyVersion policy={policy} />
      <p>
        <a href={`${publicSite}/policy`}>{words.readIt}</a>
      </p>
      {held !== undefined && <p class="note">{words.acknowledged(held.policy, day(held.on))}</p>}
      {!isCurrent && (
        <>
          <h2>{held === undefined ? words.changes : words.changedSince}</h2>
          <PolicyChanges changes={policyChangesSince(policy, held?.policy ?? '')} />
          <Acknowledge session={session} version={policy.version} />
        </>
      )}
      <p>{words.whoSees}</p>
    </>
  );
};

/** Where somebody says that they have read the policy, and sees what changed since. Nobody else learns of it. */
export const addAcknowledging = (site: SiteBuilder, parts: AcknowledgingParts): void => {
  const { policy, acknowledgements, publicSite } = parts;
  site.guarded('GET /policy', async (visit) => {
    const held = await acknowledgements.find(participantIn(visit));
    return visit.page(
      visit.words(POLICY).name,
      <Page policy={policy} held={held} session={visit.session} publicSite={publicSite} />,
    );
  });
  site.guarded('POST /policy/acknowledge', async (visit) => {
    // Whoever read another version than the one in force has to see this one first.
    if (visit.form().get('version') === policy.version) {
      const outcome = await acknowledgements.acknowledge(participantIn(visit), policy.version);
      if (outcome === 'not-known') throw new ServiceError('not-permitted', 'nothing is held of this person');
    }
    return visit.context.redirect('/policy', 303);
  });
};
