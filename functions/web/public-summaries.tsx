import type { FC } from 'hono/jsx';

import type { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import type { SummaryNote } from '../../shared/summaries/summary-note.ts';
import { lastMonthOf, Month } from '../../shared/summaries/summary-period.ts';
import type { SummaryReader } from '../../shared/summaries/summary-reader.ts';
import { languageOf, useFormats, useLanguage, useWords } from './language.tsx';
import type { SiteBuilder, SiteParts, Visit } from './site-parts.ts';
import { summaryFeed } from './summary-feed.ts';
import { SummaryFigures } from './summary-figures.tsx';
import { notCountedIn, periodIn, summaryLines } from './summary-lines.ts';
import { anchorOf } from './summary-places.ts';
import { LOG_CHECK, SUMMARIES } from './words/catalogues.ts';

/** What the summaries' pages work with. */
export interface SummariesParts extends Pick<SiteParts, 'publicUrl' | 'company'> {
  readonly summaries: SummaryReader;
}

const SHOWN_AT_ONCE = 24;
const NOTES_AT_ONCE = 200;

const Note: FC<{ readonly note: SummaryNote }> = ({ note }) => {
  const words = useWords(SUMMARIES);
  const { day } = useFormats();
  const text = note.text[useLanguage()];
  return (
    <div class="note" id={note.id}>
      <p>
        <strong>
          {note.kind === 'correction'
            ? words.corrected(day(note.publishedAt))
            : words.incident(day(note.publishedAt))}
        </strong>{' '}
        {text}
      </p>
      <p class="small">
        SHA-256 <code>{note.sha256}</code>
      </p>
    </div>
  );
};

/** The notes that belong to a summary: those that correct it, and the incidents that it names. */
const notesOn = (summary: AuditSummary, notes: readonly SummaryNote[]): readonly SummaryNote[] =>
  notes.filter((note) =>
    note.kind === 'correction'
      ? note.of === summary.id
      : summary.version !== 1 && summary.incidents.some(({ id }) => id === note.id),
  );

const Summary: FC<{ readonly summary: AuditSummary; readonly notes: readonly SummaryNote[] }> = ({
  summary,
  notes,
}) => {
  const words = useWords(SUMMARIES);
  const formats = useFormats();
  return (
    <section id={anchorOf(summary.id)}>
      <h2>{periodIn(summary, words, formats)}</h2>
      {notesOn(summary, notes).map((note) => (
        <Note note={note} />
      ))}
      <ul>
        {summaryLines(summary, words, formats).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {summary.version !== 1 && <SummaryFigures summary={summary} />}
      {summary.notCounted.length > 0 && <p>{words.notCounted(notCountedIn(summary, words).join('; '))}</p>}
      <p class="small">
        {words.published(formats.minute(summary.publishedAt))} <code>{summary.sha256}</code>
      </p>
    </section>
  );
};

interface Shown {
  readonly shown: readonly AuditSummary[];
  /** From which month back there are more. */
  readonly older: Month | undefined;
}

/** A page of summaries. It ends with a month, as the next one begins before a month: a quarter goes with its last. */
const shownOf = (found: readonly AuditSummary[]): Shown => {
  const page = found.slice(0, SHOWN_AT_ONCE);
  if (found.length <= SHOWN_AT_ONCE) return { shown: page, older: undefined };
  const shown = page.at(-1)?.period === 'quarter' ? page.slice(0, -1) : page;
  const oldest = shown.at(-1);
  return { shown, older: oldest && lastMonthOf(oldest.id) };
};

const SummariesPage: FC<Shown & { readonly notes: readonly SummaryNote[]; readonly isFirst: boolean }> = ({
  shown,
  older,
  notes,
  isFirst,
}) => {
  const words = useWords(SUMMARIES);
  // Of an incident everybody hears at once, not only when its month is over.
  const summedUp = shown[0]?.to ?? '';
  const recent = notes.filter(
    ({ kind, publishedAt }) => isFirst && kind === 'incident' && publishedAt >= summedUp,
  );
  return (
    <>
      <p class="lead">{words.lead}</p>
      <p>
        <a href="/summaries.json">{words.asJson}</a> · <a href="/summaries.atom">{words.asFeed}</a> ·{' '}
        <a href="/log/check">{useWords(LOG_CHECK).title}</a>
      </p>
      <p>{words.hash}</p>
      {recent.map((note) => (
        <Note note={note} />
      ))}
      {shown.length === 0 && <p>{words.none}</p>}
      {shown.map((summary) => (
        <Summary summary={summary} notes={notes} />
      ))}
      {older !== undefined && (
        <p>
          <a href={`/summaries?before=${older}`}>{words.older}</a>
        </p>
      )}
    </>
  );
};

/** From which month back; anything that is no month is as good as none. */
const beforeIn = ({ context }: Visit): Month | undefined => Month.safeParse(context.req.query('before')).data;

/** What the pipeline did, month by month and by the quarter, for everybody: to read, for programs, and as a feed. */
export const addSummaries = (site: SiteBuilder, parts: SummariesParts): void => {
  const { summaries } = parts;
  const find = async (before?: Month) => {
    const [found, notes] = await Promise.all([
      summaries.list(SHOWN_AT_ONCE + 1, before),
      summaries.notes(NOTES_AT_ONCE),
    ]);
    return { ...shownOf(found), notes };
  };
  site.open('GET /summaries', async (visit) => {
    const before = beforeIn(visit);
    const found = await find(before);
    return visit.page(
      visit.words(SUMMARIES).title,
      <SummariesPage {...found} isFirst={before === undefined} />,
    );
  });
  site.open('GET /summaries.json', async (visit) => {
    const { shown, notes } = await find(beforeIn(visit));
    return visit.context.json([...shown, ...notes]);
  });
  site.open('GET /summaries.atom', async ({ context }) => {
    const { shown, notes } = await find();
    const feed = summaryFeed({ summaries: shown, notes }, { ...parts, language: languageOf(context) });
    return context.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
  });
};
