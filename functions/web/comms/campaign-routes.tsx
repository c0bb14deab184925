import * as z from 'zod';

import {
  campaignDays,
  campaignRecord,
  endCampaign,
  isSameContent,
  type CampaignRecord,
} from '../../../shared/campaigns/campaign-record.ts';
import { readClicks, type ReadClicks } from '../../../shared/campaigns/clicks.ts';
import { addDays, dayOf } from '../../../shared/clock.ts';
import { ServiceError } from '../../../shared/errors.ts';
import { chartFile } from '../charts/chart-file.tsx';
import type { RefusedForm } from '../form-problems.tsx';
import { formatsIn } from '../../../shared/formats.ts';
import type { SignedInVisit, SiteBuilder } from '../site-parts.ts';
import { CAMPAIGNS } from '../words/catalogues.ts';
import { answersOf, readCampaignForm, standingNow } from './campaign-form.ts';
import { CampaignForm } from './campaign-form-page.tsx';
import { CampaignPage, campaignPath, CampaignsPage } from './campaign-pages.tsx';
import { clicksChart } from './campaign-results-page.tsx';
import { campaignRange, campaignResults, type CampaignResults } from './campaign-results.ts';
import { csvOf } from './csv.ts';
import { readOfficialDays } from '../../../shared/weekly/read-week.ts';
import { fileOf } from './parts.tsx';
import type { ReportParts } from './report-routes.tsx';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const campaignIn = async ({ context }: SignedInVisit, { campaigns }: ReportParts) => {
  const id = context.req.param('campaign') ?? '';
  const campaign = UUID.test(id) ? await campaigns.find(id) : undefined;
  if (campaign === undefined) throw new ServiceError('not-found', 'there is no such campaign');
  return campaign;
};

/** Months that a campaign of a year may touch. */
const MONTHS_READ = 36;

const resultsOf = async (campaign: CampaignRecord, parts: ReportParts): Promise<CampaignResults> => {
  const approved = (await parts.official.list()).filter(({ status }) => status !== 'asked');
  return campaignResults(campaign, {
    official: await readOfficialDays(parts.releases, approved, campaignRange(campaign)),
    advocacy: await parts.releases.list({ kind: 'advocacy' }, 'month', MONTHS_READ),
    clicks: await parts.campaigns.clicksOf(campaign.id),
  });
};

/** One campaign, anew with what was pasted where it was not taken. */
const showCampaign = async (
  visit: SignedInVisit,
  parts: ReportParts,
  refused?: RefusedForm & { readonly status?: 409 },
): Promise<Response> => {
  const campaign = await campaignIn(visit, parts);
  const shown = { campaign, results: await resultsOf(campaign, parts), session: visit.session, refused };
  return visit.page(
    campaign.title,
    <CampaignPage {...shown} now={parts.clock.now()} />,
    refused === undefined ? 200 : (refused.status ?? 400),
  );
};

/** The tags that a campaign may have: the stage's, and the one it has already. */
const tagsFor = (tags: readonly string[], campaign?: CampaignRecord): readonly string[] => [
  ...new Set([...tags, ...(campaign === undefined ? [] : [campaign.tag])]),
];

/** Campaigns: the list, one of them with its results, and the forms that change them. */
export const addCampaigns = (site: SiteBuilder, parts: ReportParts): void => {
  site.guarded('GET /campaigns', async (visit) => {
    const campaigns = await parts.campaigns.list();
    return visit.page(
      visit.words(CAMPAIGNS).list,
      <CampaignsPage campaigns={campaigns} now={parts.clock.now()} />,
    );
  });
  addNew(site, parts);
  site.guarded('GET /campaigns/:campaign', (visit) => showCampaign(visit, parts));
  addChange(site, parts);
  addClicks(site, parts);

  site.guarded('POST /campaigns/:campaign/end', async (visit) => {
    const campaign = await campaignIn(visit, parts);
    const ended = endCampaign(campaign, parts.newId(), parts.clock.now());
    if (campaign.endedOn !== undefined) return visit.context.redirect(campaignPath(campaign), 303);
    const { kind } = await parts.campaigns.save(ended, campaign.revision);
    if (kind === 'saved') return visit.context.redirect(campaignPath(campaign), 303);
    const { endedOn } = await campaignIn(visit, parts);
    const { notEnded, endedAlready } = visit.words(CAMPAIGNS);
    const problems = [{ message: endedOn === undefined ? notEnded : endedAlready }];
    return showCampaign(visit, parts, { problems, answers: visit.form(), status: 409 });
  });
};

const addNew = (site: SiteBuilder, parts: ReportParts): void => {
  const show = (visit: SignedInVisit, answers: URLSearchParams, refused?: RefusedForm) =>
    visit.page(
      visit.words(CAMPAIGNS).new,
      <CampaignForm
        session={visit.session}
        action="/campaigns"
        tags={parts.tags}
        answers={answers}
        form={answers.get('form') ?? parts.newId()}
        refused={refused}
      />,
      refused === undefined ? 200 : 400,
    );
  site.guarded('GET /campaigns/new', (visit) => show(visit, new URLSearchParams()));
  site.guarded('POST /campaigns', async (visit) => {
    const words = visit.words(CAMPAIGNS);
    const answers = visit.form();
    const read = readCampaignForm(answers, { words, tags: parts.tags, now: parts.clock.now() });
    if ('problems' in read) return show(visit, answers, read);
    const id = z.uuid().safeParse(answers.get('form')).data ?? parts.newId();
    const campaign = campaignRecord(read, { id, revision: parts.newId() });
    const { kind } = await parts.campaigns.save(campaign, undefined);
    // Sent twice: the first made the campaign, and there is nothing left to do.
    const kept = kind === 'saved' ? campaign : await parts.campaigns.find(id);
    if (kept !== undefined && isSameContent(kept, campaign))
      return visit.context.redirect(campaignPath(campaign), 303);
    if (kept !== undefined) answers.set('form', parts.newId());
    const message = kept === undefined ? words.problems['too-many'] : words.problems.again;
    return show(visit, answers, { problems: [{ message }], answers });
  });
};

/** What to say where a campaign was changed or ended since its form was opened: that, and what is saved now. */
const changedMeanwhile = (
  visit: SignedInVisit,
  { mine, now }: { readonly mine: CampaignRecord; readonly now: CampaignRecord },
): RefusedForm => {
  const words = visit.words(CAMPAIGNS);
  const { changed, ended } = words.problems;
  const message = now.endedOn === undefined ? changed : ended(formatsIn(visit.language).day(now.endedOn));
  const answers = visit.form();
  // Whoever saves again has seen what is saved now, and replaces that alone.
  answers.set('revision', now.revision);
  return { problems: [{ message }, ...standingNow({ mine, now }, words)], answers };
};

const addChange = (site: SiteBuilder, parts: ReportParts): void => {
  const show = (visit: SignedInVisit, campaign: CampaignRecord, refused?: RefusedForm) =>
    visit.page(
      visit.words(CAMPAIGNS).changeTitle(campaign.title),
      <CampaignForm
        session={visit.session}
        action={`${campaignPath(campaign)}/change`}
        tags={tagsFor(parts.tags, campaign)}
        answers={refused?.answers ?? answersOf(campaign)}
        refused={refused}
      />,
      refused === undefined ? 200 : 400,
    );
  site.guarded('GET /campaigns/:campaign/change', async (visit) =>
    show(visit, await campaignIn(visit, parts)),
  );
  site.guarded('POST /campaigns/:campaign/change', async (visit) => {
    const words = visit.words(CAMPAIGNS);
    const campaign = await campaignIn(visit, parts);
    const answers = visit.form();
    const read = readCampaignForm(answers, {
      words,
      tags: tagsFor(parts.tags, campaign),
      now: parts.clock.now(),
      held: campaign,
    });
    if ('problems' in read) return show(visit, campaign, read);
    const next = campaignRecord(read, { ...campaign, revision: parts.newId() });
    const { kind } = await parts.campaigns.save(next, answers.get('revision') ?? '');
    const now = kind === 'saved' ? next : await campaignIn(visit, parts);
    // Sent twice: the first saved it, and there is nothing left to do.
    if (isSameContent(now, next)) return visit.context.redirect(campaignPath(campaign), 303);
    return show(visit, now, changedMeanwhile(visit, { mine: next, now }));
  });
};

const clicksProblem = (
  { fault, line }: Extract<ReadClicks, { kind: 'refused' }>,
  campaign: CampaignRecord,
  visit: SignedInVisit,
): string => {
  const words = visit.words(CAMPAIGNS).clicksFaults;
  const { number, day } = formatsIn(visit.language);
  if (fault === 'outside') {
    const { from, to } = campaignDays(campaign);
    const last = dayOf(addDays(new Date(to), -1));
    return from === to ? words.never(number(line)) : words.outside(number(line), day(from), day(last));
  }
  const said = words[fault];
  return typeof said === 'string' ? said : said(number(line));
};

const addClicks = (site: SiteBuilder, parts: ReportParts): void => {
  site.guarded('POST /campaigns/:campaign/clicks', async (visit) => {
    const campaign = await campaignIn(visit, parts);
    const words = visit.words(CAMPAIGNS);
    const refuse = (message: string): Promise<Response> =>
      showCampaign(visit, parts, { problems: [{ field: 'clicks', message }], answers: visit.form() });
    const read = readClicks(visit.form().get('clicks') ?? '', parts.clock.now(), campaignDays(campaign));
    if (read.kind === 'refused') return refuse(clicksProblem(read, campaign, visit));
    const { kind } = await parts.campaigns.importClicks(campaign.id, read.days);
    if (kind === 'too-many') return refuse(words.clicksFaults['too-long']);
    return visit.context.redirect(campaignPath(campaign), 303);
  });

  site.guarded('GET /campaigns/:campaign/clicks.svg', async (visit) => {
    const campaign = await campaignIn(visit, parts);
    const chart = clicksChart({ campaign, results: await resultsOf(campaign, parts) }, visit.language);
    return fileOf(visit, {
      name: 'candor-clicks.svg',
      type: 'image/svg+xml',
      content: await chartFile(chart),
    });
  });

  site.guarded('GET /campaigns/:campaign/clicks.csv', async (visit) => {
    const campaign = await campaignIn(visit, parts);
    const days = (await parts.campaigns.clicksOf(campaign.id))?.days ?? [];
    const content = csvOf(
      ['day', 'clicks'],
      days.map(({ day, clicks }) => [day, clicks]),
    );
    return fileOf(visit, { name: 'candor-clicks.csv', type: 'text/csv', content });
  });
};
