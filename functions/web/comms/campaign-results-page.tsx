import type { FC } from 'hono/jsx';

import type { CampaignRecord } from '../../../shared/campaigns/campaign-record.ts';
import type { Figure } from '../../../shared/disclosure/release.ts';
import { formatsIn } from '../../../shared/formats.ts';
import { useLanguage, useWords } from '../language.tsx';
import type { Language } from '../../../shared/languages.ts';
import type { LineChartProps } from '../charts/line-chart.tsx';
import { CAMPAIGNS } from '../words/catalogues.ts';
import { clickPoints, type AdvocacyMonth, type CampaignResults } from './campaign-results.ts';
import { figureInWords } from '../../../shared/weekly/figure-words.ts';
import { NamedRows, type Rows } from '../named-rows.tsx';
import { ChartFigure, Tiles, useSpeech } from './parts.tsx';
import { PostsTable } from './posts-table.tsx';

interface ResultsProps {
  readonly campaign: CampaignRecord;
  readonly results: CampaignResults;
}

/** The chart of a campaign's clicks. */
export const clicksChart = ({ campaign, results }: ResultsProps, language: Language): LineChartProps => {
  const formats = formatsIn(language);
  const { clicksChart: words } = CAMPAIGNS[language];
  return {
    id: 'clicks-chart',
    title: words.title(campaign.title),
    description: words.description(formats.number(results.clicksInAll ?? 0)),
    points: clickPoints(results, formats.shortDay),
    names: { value: words.value, comparison: '', margin: '', withheld: '' },
    note: words.note,
    number: formats.number,
  };
};

const clicksTable = ({ campaign, results }: ResultsProps, language: Language): Rows<string> => {
  const formats = formatsIn(language);
  const { clicksChart: words } = CAMPAIGNS[language];
  return {
    caption: words.title(campaign.title),
    columns: [words.day, words.clicks],
    rows: results.clicks.map(({ day, clicks }) => [formats.day(day), formats.number(clicks)]),
  };
};

const Clicks: FC<ResultsProps> = (props) => {
  const language = useLanguage();
  const path = `/campaigns/${props.campaign.id}/clicks`;
  return props.results.clicks.length === 0 ? null : (
    <ChartFigure
      chart={clicksChart(props, language)}
      table={clicksTable(props, language)}
      picture={`${path}.svg`}
      csv={`${path}.csv`}
    />
  );
};

const POSTS_SHOWN = 10;

const OfficialPosts: FC<Pick<CampaignResults, 'posts'>> = ({ posts }) => {
  const words = useWords(CAMPAIGNS);
  const { formats } = useSpeech();
  const shown = posts.slice(0, POSTS_SHOWN);
  return (
    <>
      <h3>{words.official}</h3>
      {shown.length === 0 ? (
        <p>{words.officialNone}</p>
      ) : (
        <>
          {posts.length > shown.length && (
            <p>{words.officialMore(formats.number(shown.length), formats.number(posts.length))}</p>
          )}
          <PostsTable caption={words.official} posts={shown} />
        </>
      )}
    </>
  );
};

const Advocacy: FC<{ readonly months: readonly AdvocacyMonth[] }> = ({ months }) => {
  const words = useWords(CAMPAIGNS);
  const speech = useSpeech();
  const inWords = (figure: Figure | undefined): string =>
    figure === undefined ? words.unpublished : figureInWords(figure, speech);
  const { measures } = speech.words;
  return (
    <>
      <h3>{words.advocacy}</h3>
      {months.length === 0 ? (
        <p>{words.advocacyNone}</p>
      ) : (
        <>
          <p>{words.advocacyAbout}</p>
          <NamedRows
            areNumbers
            caption={words.advocacy}
            columns={[words.month, measures.posts, measures.engagement]}
            rows={months.map(({ release, posts, engagement }) => [
              speech.formats.month(release.from),
              inWords(posts),
              inWords(engagement),
            ])}
          />
        </>
      )}
    </>
  );
};

/** What came of a campaign, each kind of figure under its own rules. */
export const CampaignResultsPart: FC<ResultsProps & { readonly releasedUntil: string }> = (props) => {
  const { results, releasedUntil } = props;
  const words = useWords(CAMPAIGNS);
  const { formats } = useSpeech();
  const { clicks, clicksInAll, official } = results;
  const exact = words.released(formats.day(releasedUntil));
  return (
    <>
      <h2>{words.results}</h2>
      <p>{words.apart}</p>
      <Tiles
        tiles={[
          {
            name: words.tiles.clicks,
            value: clicksInAll === undefined ? '–' : formats.number(clicksInAll),
            change: words.imported(clicks.length, formats.number(clicks.length)),
          },
          { name: words.tiles.posts, value: formats.number(official.posts), change: exact },
          { name: words.tiles.engagement, value: formats.number(official.engagement), change: exact },
        ]}
      />
      <Clicks {...props} />
      <OfficialPosts posts={results.posts} />
      <Advocacy months={results.months} />
    </>
  );
};
