import type { Campaigns } from '../../../shared/campaigns/campaigns.ts';
import type { ReleaseReader } from '../../../shared/disclosure/release-reader.ts';
import type { Release } from '../../../shared/disclosure/release.ts';
import { ServiceError } from '../../../shared/errors.ts';
import type { OfficialAccountList } from '../../../shared/official/official-accounts.ts';
import { readAdvocacy, readWeekReport } from '../../../shared/weekly/read-week.ts';
import { PNG_SCRIPT } from '../charts/png-script.ts';
import { chartFile } from '../charts/chart-file.tsx';
import { scriptFile } from '../script-file.ts';
import type { SignedInVisit, SiteBuilder, SiteParts } from '../site-parts.ts';
import { advocacyReport, readAdvocacyQuery } from './advocacy-chart.ts';
import { AdvocacyPage } from './advocacy-page.tsx';
import { postsOf } from '../../../shared/weekly/official-figures.ts';
import { officialChart, readOfficialReport, type OfficialReport } from './official-report.ts';
import { fileOf, speechOf } from './parts.tsx';
import { officialDaysAsCsv, officialPostsAsCsv, releasesAsCsv } from './report-csv.ts';
import { readReportQuery } from './report-query.ts';
import { ThisWeekPage } from './this-week-page.tsx';

/** What reports are made from: what was released, and which accounts are registered. */
export interface ReportParts extends SiteParts {
  readonly releases: ReleaseReader;
  readonly official: OfficialAccountList;
  readonly campaigns: Campaigns;
  /** The campaigns' tags. */
  readonly tags: readonly string[];
}

const advocacy = ({ releases }: ReportParts): Promise<readonly Release[]> => readAdvocacy(releases);

const SVG = 'image/svg+xml';
const CSV = 'text/csv';

/** The week first, then what is published of people who take part. */
export const addReports = (site: SiteBuilder, parts: ReportParts): void => {
  site.open('GET /chart.js', ({ context }) => scriptFile(context, PNG_SCRIPT));

  site.guarded('GET /', async (visit) => {
    const report = await readWeekReport(parts, parts.clock.now());
    return visit.page(speechOf(visit).words.week.title, <ThisWeekPage report={report} />);
  });

  site.guarded('GET /advocacy', async (visit) => {
    const query = readAdvocacyQuery(visit.context.req.url);
    const releases = await advocacy(parts);
    const { title } = speechOf(visit).words.advocacy;
    return visit.page(title, <AdvocacyPage releases={releases} query={query} now={parts.clock.now()} />);
  });

  site.guarded('GET /advocacy.svg', async (visit) => {
    const query = readAdvocacyQuery(visit.context.req.url);
    const report = advocacyReport(await advocacy(parts), query, speechOf(visit));
    if (report === undefined) throw new ServiceError('not-found', 'no headline was published yet');
    return fileOf(visit, {
      name: `candor-advocacy-${query.measure}.svg`,
      type: SVG,
      content: await chartFile(report.chart),
    });
  });

  site.guarded('GET /releases.csv', async (visit) => {
    const content = releasesAsCsv(await advocacy(parts), speechOf(visit));
    return fileOf(visit, { name: 'candor-releases.csv', type: CSV, content });
  });
};

/** The report of official accounts that an address asks for. */
export const officialReportFor = async (
  { context }: SignedInVisit,
  { releases, official, clock }: ReportParts,
): Promise<OfficialReport> => {
  const query = readReportQuery(context.req.url);
  return readOfficialReport({ releases, registered: await official.list() }, query, clock.now());
};

/** Official figures as files: the picture, days and posts of the report that an address asks for. */
export const addOfficialFiles = (site: SiteBuilder, parts: ReportParts): void => {
  site.guarded('GET /official.svg', async (visit) => {
    const chart = officialChart(await officialReportFor(visit, parts), speechOf(visit));
    return fileOf(visit, { name: 'candor-official.svg', type: SVG, content: await chartFile(chart) });
  });

  site.guarded('GET /official.csv', async (visit) => {
    const { shown } = await officialReportFor(visit, parts);
    return fileOf(visit, {
      name: 'candor-official.csv',
      type: CSV,
      content: officialDaysAsCsv(shown.releases),
    });
  });

  site.guarded('GET /official-posts.csv', async (visit) => {
    const { shown } = await officialReportFor(visit, parts);
    const content = officialPostsAsCsv(postsOf(shown.releases));
    return fileOf(visit, { name: 'candor-official-posts.csv', type: CSV, content });
  });
};
