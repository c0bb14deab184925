import type { Beside } from '../../bin/verify/beside-log.ts';
import { summaryAnswer } from '../../bin/verify/summary-faults.ts';
import { figureFaults } from '../../bin/verify/summary-figures.ts';
import { canonicalJson, hashOf } from '../../shared/canonical-json.ts';
import { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { publishedIn } from '../../shared/summaries/published.ts';
import { checkOpenings } from '../../shared/transparency/check-openings.ts';
import type { DayEntry } from '../../shared/transparency/day-entry.ts';
import { OpeningsFile, type CountedRow } from '../../shared/transparency/openings-file.ts';
import { TimeTaken } from '../../shared/transparency/time-taken.ts';
import { fieldOf, leavesIn, liesFor, listsIn, replaced } from './every-leaf.ts';

/** A summary that nobody published. */
const EARLIER = { id: 'summary-2026-06', sha256: '0'.repeat(64), moved: [] };

/** Lines of lists that are empty. */
const MADE_UP: Readonly<Record<string, unknown>> = {
  accounts: { purpose: 'engagement', count: { atLeast: 10, atMost: 19 } },
  months: { id: 'summary-2026-07', sha256: '0'.repeat(64) },
  incidents: { id: 'note-2026-12-07-00000000', sha256: '0'.repeat(64) },
  'changes.listed': { on: '2026-08-08', subject: 'policy', before: null, now: null },
  'sinceLast.moved': {
    figure: 'consent|given',
    before: { atLeast: 0, atMost: 9 },
    now: { atLeast: 10, atMost: 19 },
  },
  advocacyReleases: {
    id: 'advocacy-week-2026-06-01',
    period: 'week',
    from: '2026-06-01',
    to: '2026-06-08',
    sha256: '0'.repeat(64),
    figuresReleased: 0,
    figuresWithheld: 0,
  },
  officialAccounts: {
    account: 'mastodon:social.example/1',
    handle: 'one',
    days: 0,
    releasesSha256: '0'.repeat(64),
  },
};

/** A summary that says something else, with a hash that fits; undefined where no summary can say so. */
const lying = (draft: unknown): AuditSummary | undefined => {
  const told = AuditSummary.safeParse(draft).data;
  if (told === undefined) return undefined;
  const { sha256: _, ...content } = told;
  return AuditSummary.parse({ ...content, sha256: hashOf(content) });
};

/**
 * Somebody who runs Candor and publishes lies: the log names them from the first, so that no hash tells. Everybody else was given
 * all there is beside it.
 */
export class LyingOperator {
  readonly #days: readonly DayEntry[];
  readonly #beside: Beside;
  readonly #published: readonly AuditSummary[];
  readonly #rows: readonly CountedRow[];
  readonly #words: readonly unknown[];

  constructor(days: readonly DayEntry[], beside: Beside, published: readonly AuditSummary[]) {
    this.#days = days;
    this.#beside = beside;
    this.#published = published;
    const file = OpeningsFile.parse(JSON.parse(beside.openings[0]?.[1] ?? ''));
    this.#rows = checkOpenings(file, new Map(days.map((entry) => [String(entry.day), entry]))).rows;
    const leaves = published.flatMap((one) => leavesIn(one));
    this.#words = [
      ...new Set(leaves.map(({ value }) => value)),
      EARLIER,
      ...TimeTaken.options,
      'week',
      'month',
    ];
  }

  /** What is told of a lie in the place of a summary. */
  told(truth: AuditSummary, draft: unknown): readonly string[] | undefined {
    const lie = lying(draft);
    if (lie === undefined || lie.sha256 === truth.sha256) return undefined;
    const days = this.#days.map((entry) => ({
      ...entry,
      summaries: entry.summaries.map((named) =>
        named.id === truth.id ? { id: lie.id, sha256: lie.sha256 } : named,
      ),
    }));
    const others = this.#beside.summaries.filter(([, text]) => publishedIn(text)?.id !== truth.id);
    const summaries = [...others, ['lie', canonicalJson(lie)] as const];
    const counted = new Map(this.#published.map(({ id }) => [String(id), 0] as const));
    return [
      ...summaryAnswer(days, { summaries, releases: this.#beside.releases, counted }).faults,
      ...figureFaults('lie', lie, this.#rows).faults,
    ].flatMap(({ where, what }) => (where === 'lie' ? [what] : []));
  }

  /** The fields of a summary in which a lie is believed, or for which there is none. */
  believedFields(truth: AuditSummary): readonly string[] {
    return leavesIn(truth).flatMap(({ path, value }) => {
      if (fieldOf(path) === 'sha256') return [];
      const drafts = liesFor(value, this.#words).map((lie) => replaced(truth, path, lie));
      const lie = drafts.find((draft) => ![undefined, truth.sha256].includes(lying(draft)?.sha256));
      return (this.told(truth, lie) ?? []).length > 0 ? [] : [path.join('.')];
    });
  }

  /** The lists of a summary in which a line may be left out, be there twice, or be made up. */
  believedLists(truth: AuditSummary): readonly string[] {
    return listsIn(truth).flatMap(({ path, list }) => {
      const [first = MADE_UP[fieldOf(path)]] = list;
      const without = list.map((_, left) => list.filter((__, at) => at !== left));
      return [...without, [...list, first]].flatMap((lie) => {
        const told = this.told(truth, replaced(truth, path, lie));
        return told === undefined || told.length > 0
          ? []
          : [`${path.join('.')}: ${list.length} to ${lie.length}`];
      });
    });
  }
}
