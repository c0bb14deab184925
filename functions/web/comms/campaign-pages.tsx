import type { FC } from 'hono/jsx';

import { campaignState, type CampaignRecord } from '../../../shared/campaigns/campaign-record.ts';
import type { Session } from '../../../shared/session/session.ts';
import { describing, FieldProblem, ProblemSummary, type RefusedForm } from '../form-problems.tsx';
import { useFormats, useWords } from '../language.tsx';
import { Columns, FormToken, Table } from '../layout.tsx';
import { Sure } from '../sure.tsx';
import { TypedMark } from '../typed-before.tsx';
import { CAMPAIGNS } from '../words/catalogues.ts';
import { CampaignResultsPart } from './campaign-results-page.tsx';
import type { CampaignResults } from './campaign-results.ts';
import { releasedUntil } from './report-query.ts';

/** Where a campaign is. */
export const campaignPath = ({ id }: Pick<CampaignRecord, 'id'>): string => `/campaigns/${id}`;

/** All campaigns. */
export const CampaignsPage: FC<{ readonly campaigns: readonly CampaignRecord[]; readonly now: Date }> = ({
  campaigns,
  now,
}) => {
  const words = useWords(CAMPAIGNS);
  const { day } = useFormats();
  const { columns } = words;
  return (
    <>
      <p>{words.aboutList}</p>
      <p>
        <a class="button" href="/campaigns/new">
          {words.new}
        </a>
      </p>
      {campaigns.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table caption={words.list}>
          <thead>
            <Columns names={[columns.title, columns.tag, columns.days, columns.state]} />
          </thead>
          <tbody>
            {campaigns.map((campaign) => (
              <tr>
                <th scope="row">
                  <a href={campaignPath(campaign)}>{campaign.title}</a>
                </th>
                <td>{`#${campaign.tag}`}</td>
                <td>{`${day(campaign.from)} – ${day(campaign.to)}`}</td>
                <td>{words.states[campaignState(campaign, now)]}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
};

const FIELD = 'clicks';

const ImportClicks: FC<CampaignPageProps> = ({ campaign, session, refused }) => {
  const words = useWords(CAMPAIGNS);
  return (
    <form method="post" action={`${campaignPath(campaign)}/clicks`}>
      <h2>{words.importTitle}</h2>
      <p>{words.importAbout}</p>
      <FormToken session={session} />
      <label for={FIELD}>{words.importLabel}</label>
      <p id={`${FIELD}-hint`} class="small">
        {words.importHint}
      </p>
      <FieldProblem refused={refused} field={FIELD} />
      <textarea
        id={FIELD}
        name={FIELD}
        rows={6}
        autocomplete="off"
        {...describing(refused, FIELD, `${FIELD}-hint`)}
      >
        {`\n${refused?.answers.get(FIELD) ?? ''}`}
      </textarea>
      <TypedMark name={FIELD} label={words.importLabel} />
      <p>
        <button type="submit">{words.import}</button>
      </p>
    </form>
  );
};

const End: FC<Pick<CampaignPageProps, 'campaign' | 'session'>> = ({ campaign, session }) => {
  const words = useWords(CAMPAIGNS);
  return (
    <>
      <h2>{words.endTitle}</h2>
      <Sure
        session={session}
        action={`${campaignPath(campaign)}/end`}
        label={words.end(campaign.title)}
        tells={words.endAbout}
      />
    </>
  );
};

/** What the page of one campaign shows. */
export interface CampaignPageProps {
  readonly campaign: CampaignRecord;
  readonly results: CampaignResults;
  readonly session: Session;
  readonly now: Date;
  readonly refused?: RefusedForm | undefined;
}

/** One campaign: what it is, what came of it so far, the import of clicks and its end. */
export const CampaignPage: FC<CampaignPageProps> = (props) => {
  const { campaign, results, now, refused } = props;
  const words = useWords(CAMPAIGNS);
  const { day, number } = useFormats();
  const state = campaignState(campaign, now);
  const { endedOn, material } = campaign;
  return (
    <>
      <ProblemSummary refused={refused} />
      <p class="lead">{campaign.about}</p>
      <p>
        {`#${campaign.tag} · ${words.stretch(day(campaign.from), day(campaign.to), words.states[state])} `}
        {endedOn !== undefined && words.endedOn(day(endedOn))}
      </p>
      <p>
        {`${words.sharedLink} `}
        <a href={campaign.link} rel="noreferrer">
          {campaign.link}
        </a>
      </p>
      <p>
        {`${words.pieces(material.length, number(material.length))} `}
        <a href={`${campaignPath(campaign)}/change`}>{words.change}</a>
      </p>
      <CampaignResultsPart campaign={campaign} results={results} releasedUntil={releasedUntil(now)} />
      <ImportClicks {...props} />
      {state !== 'over' && <End {...props} />}
    </>
  );
};
