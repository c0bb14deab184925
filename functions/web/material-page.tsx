import type { FC } from 'hono/jsx';

import {
  campaignState,
  type CampaignRecord,
  type SharedMaterial,
} from '../../shared/campaigns/campaign-record.ts';
import type { CampaignList } from '../../shared/campaigns/campaigns.ts';
import {
  blueskyComposer,
  charactersIn,
  mastodonComposer,
  textToShare,
} from '../../shared/campaigns/share-text.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ConsentLedger } from '../../shared/consent/consent-ledger.ts';
import { nativeIdOf, platformOf, type AccountId } from '../../shared/ids.ts';
import { useFormats, useWords } from './language.tsx';
import { participantIn } from './participant-session.ts';
import type { SiteBuilder } from './site-parts.ts';
import { MATERIAL } from './words/catalogues.ts';

/** What the page works with. It reads, and there is nothing it could write. */
export interface MaterialParts {
  readonly campaignList: CampaignList;
  readonly ledger: Pick<ConsentLedger, 'accountsOf'>;
  readonly clock: Clock;
}

/** The Mastodon servers somebody has accounts at: each has a page of its own to write a post. */
export const mastodonHosts = (accounts: readonly AccountId[]): readonly string[] => [
  ...new Set(
    accounts
      .filter((account) => platformOf(account) === 'mastodon')
      .map((account) => nativeIdOf(account).split('/')[0] ?? ''),
  ),
];

/** What Bluesky takes in one post. */
const BLUESKY_CHARACTERS = 300;

/** Pages of platforms that open with the text in them; they are asked by the reader's own browser, with no word of whence. */
const Composers: FC<{ readonly text: string; readonly hosts: readonly string[] }> = ({ text, hosts }) => {
  const words = useWords(MATERIAL);
  const links = [
    ...(charactersIn(text) <= BLUESKY_CHARACTERS ? [[words.bluesky, blueskyComposer(text)] as const] : []),
    ...hosts.flatMap((host) => {
      const address = mastodonComposer(host, text);
      return address === undefined ? [] : [[words.mastodon(host), address] as const];
    }),
  ];
  return links.length === 0 ? null : (
    <p>
      {links.map(([name, address]) => (
        <>
          <a href={address} rel="noreferrer">
            {name}
          </a>
          {' · '}
        </>
      ))}
      {words.composer}
    </p>
  );
};

const Piece: FC<{
  readonly campaign: CampaignRecord;
  readonly piece: SharedMaterial;
  readonly number: number;
  readonly hosts: readonly string[];
}> = ({ campaign, piece, number, hosts }) => {
  const words = useWords(MATERIAL);
  const formats = useFormats();
  const text = textToShare(campaign, piece);
  const id = `text-${campaign.id}-${number}`;
  const { picture } = piece;
  return (
    <>
      <label for={id}>{words.copy(formats.number(number))}</label>
      <textarea id={id} class="copy" rows={5} readonly>
        {`\n${text}`}
      </textarea>
      <p class="small">{words.length(formats.number(charactersIn(text)))}</p>
      {picture !== undefined && (
        <p>
          {`${words.picture} `}
          <a href={picture.link} rel="noreferrer">
            {words.open}
          </a>
          {`. ${words.alt} ${picture.alt}`}
        </p>
      )}
      <Composers text={text} hosts={hosts} />
    </>
  );
};

const Campaign: FC<{ readonly campaign: CampaignRecord; readonly hosts: readonly string[] }> = ({
  campaign,
  hosts,
}) => {
  const words = useWords(MATERIAL);
  const { day } = useFormats();
  return (
    <section aria-labelledby={campaign.id}>
      <h2 id={campaign.id}>{campaign.title}</h2>
      <p>{`${campaign.about} ${words.until(day(campaign.to))}`}</p>
      <p>
        {`${words.link} `}
        <a href={campaign.link} rel="noreferrer">
          {campaign.link}
        </a>
        {` · ${words.tag} #${campaign.tag}`}
      </p>
      {campaign.material.length === 0 && <p>{words.noTexts}</p>}
      {campaign.material.map((piece, index) => (
        <Piece campaign={campaign} piece={piece} number={index + 1} hosts={hosts} />
      ))}
    </section>
  );
};

/** What comms offers to share, the same for everybody. */
const MaterialPage: FC<{
  readonly campaigns: readonly CampaignRecord[];
  readonly hosts: readonly string[];
}> = ({ campaigns, hosts }) => {
  const words = useWords(MATERIAL);
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p class="note">{words.nobody}</p>
      <p>
        {`${words.voluntary} `}
        <a href="/">{words.myChoices}</a>
      </p>
      {campaigns.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        campaigns.map((campaign) => <Campaign campaign={campaign} hosts={hosts} />)
      )}
    </>
  );
};

/** Material to share, of the campaigns that run. */
export const addMaterial = (site: SiteBuilder, { campaignList, ledger, clock }: MaterialParts): void =>
  site.guarded('GET /material', async (visit) => {
    const now = clock.now();
    const running = (await campaignList.list()).filter((one) => campaignState(one, now) === 'running');
    const accounts = await ledger.accountsOf(participantIn(visit));
    const hosts = mastodonHosts(accounts.map(({ account }) => account));
    return visit.page(visit.words(MATERIAL).title, <MaterialPage campaigns={running} hosts={hosts} />);
  });
