import type { FC } from 'hono/jsx';

import { Month, type AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { SummaryReader } from '../../shared/summaries/summary-reader.ts';
import { languageOf, useFormats, useWords } from './language.tsx';
import type { SiteBuilder, SiteParts, Visit } from './site-parts.ts';
import { summaryFeed } from './summary-feed.ts';
import { notCountedIn, summaryLines } from './summary-lines.ts';
import { SUMMARIES } from './words/catalogues.ts';

/** What the summaries' pages work with. */
export interface SummariesParts extends Pick<SiteParts, 'publicUrl' | 'company'> {
  readonly summaries: SummaryReader;
}

const SHOWN_AT_ONCE = 24;

const monthOf = ({ from }: AuditSummary): string => from.slice(0, 7);

const Summary: FC<{ readonly summary: AuditSummary }> = ({ summary }) => {
  const words = useWords(SUMMARIES);
  const formats = useFormats();
  return (
    <section id={`month-${monthOf(summary)}`}>
      <h2>{formats.month(summary.from)}</h2>
      <ul>
        {summaryLines(summary, words, formats).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <p>{words.notCounted(notCountedIn(summary, words).join(', '))}</p>
      <p class="small">
        {words.published(formats.minute(summary.publishedAt))} <code>{summary.sha256}</code>
      </p>
    </section>
  );
};

const SummariesPage: FC<{ readonly months: readonly AuditSummary[]; readonly isLast: boolean }> = ({
  months,
  isLast,
}) => {
  const words = useWords(SUMMARIES);
  const oldest = months.at(-1);
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>
        <a href="/summaries.json">{words.asJson}</a> · <a href="/summaries.atom">{words.asFeed}</a>
      </p>
      <p>{words.hash}</p>
      {months.length === 0 && <p>{words.none}</p>}
      {months.map((summary) => (
        <Summary summary={summary} />
      ))}
      {!isLast && oldest !== undefined && (
        <p>
          <a href={`/summaries?before=${monthOf(oldest)}`}>{words.older}</a>
        </p>
      )}
    </>
  );
};

/** From which month back; anything that is no month is as good as none. */
const beforeIn = ({ context }: Visit): Month | undefined => Month.safeParse(context.req.query('before')).data;

/** What the pipeline did, month by month, for everybody: to read, for programs, and as a feed. */
export const addSummaries = (site: SiteBuilder, parts: SummariesParts): void => {
  const { summaries } = parts;
  site.open('GET /summaries', async (visit) => {
    const found = await summaries.list(SHOWN_AT_ONCE + 1, beforeIn(visit));
    const months = found.slice(0, SHOWN_AT_ONCE);
    return visit.page(
      visit.words(SUMMARIES).title,
      <SummariesPage months={months} isLast={found.length <= SHOWN_AT_ONCE} />,
    );
  });
  site.open('GET /summaries.json', async (visit) =>
    visit.context.json(await summaries.list(SHOWN_AT_ONCE, beforeIn(visit))),
  );
  site.open('GET /summaries.atom', async ({ context }) => {
    const feed = summaryFeed(await summaries.list(SHOWN_AT_ONCE), {
      ...parts,
      language: languageOf(context),
    });
    return context.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
  });
};
