import { judgePost } from '../../functions/classify-posts/judge-post.ts';
import { journalOf, type JournalAction } from '../../infra/local/sample/journal.ts';
import { expectAfter } from '../../infra/local/sample/oracle.ts';
import type { SampleCompany } from '../../infra/local/sample/sample-company.ts';
import { asSeenAt, type SamplePost } from '../../infra/local/sample/timeline.ts';
import { groupCases } from '../../shared/alerts/joined-cases.ts';
import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { Classifier } from '../../shared/classification/classify.ts';
import { dayOf } from '../../shared/clock.ts';
import { AccountId, PostId } from '../../shared/ids.ts';
import { consent, uuid } from '../support/disclosure-builders.ts';
import { createFakeDuplicateHashes } from '../support/fake-duplicate-hashes.ts';

const DAYS_A_WEEK = 7;
/** What a stage has unless it says otherwise. */
export const ALERT_THRESHOLD = 0.8;

/** The size of programme that a week's cases are told for. */
export const ADVOCATES = 300;

/** A post that somebody agreed to have searched, in the words of its first visit or of one after an edit. */
export interface ScannedPost {
  readonly post: SamplePost;
  readonly text: string;
  readonly at: Date;
}

/** What was searched in a story, and for how many weeks of how many people. */
export interface Scanned {
  readonly posts: readonly ScannedPost[];
  readonly advocateWeeks: number;
}

/** Whether somebody's latest choice up to a day has their posts searched. */
const isSearched = (journal: readonly JournalAction[], account: string, day: number): boolean => {
  const latest = journal.findLast(
    (step) => step.do === 'choose' && step.account === account && step.day <= day,
  );
  return latest?.do === 'choose' && latest.purposes.confidentiality !== undefined;
};

/** What one day's visits to advocates saw of posts to be searched, and to how many of them. */
const scannedOn = (
  sample: SampleCompany,
  day: number,
  journal: readonly JournalAction[],
): { readonly posts: readonly ScannedPost[]; readonly advocates: number } => {
  const visitAt = (visit: number): Date => sample.moment(visit + 1);
  const at = visitAt(day);
  const official = new Set(sample.company.official.map(({ id }) => id));
  const byId = new Map(sample.posts.map((post) => [post.id, post]));
  const { accounts, visits } = expectAfter(sample, journal, { throughDay: day, visitAt });
  const visited = visits.filter(
    (visit) => visit.at.getTime() === at.getTime() && !official.has(visit.account),
  );
  const rows = visited.flatMap(({ account }) => [...(accounts.get(account)?.rows.values() ?? [])]);
  return {
    posts: rows
      .filter(({ purposes }) => purposes.includes('confidentiality'))
      .flatMap((row) => {
        const post = byId.get(row.post);
        const seen = post && asSeenAt(post, at);
        return seen === undefined ? [] : [{ post: seen.post, text: seen.text, at }];
      }),
    advocates: visited.filter(({ account }) => isSearched(journal, account, day)).length,
  };
};

/**
 * The posts of advocates that confidentiality was agreed to for, each version once, as the oracle has them: it shares no
 * code with the pipeline. Official accounts are nobody's, and left out.
 */
export const scannedIn = (sample: SampleCompany): Scanned => {
  const journal = journalOf(sample);
  const versions = new Map<string, ScannedPost>();
  let advocateDays = 0;
  for (let day = 0; day < sample.company.days; day += 1) {
    const { posts, advocates } = scannedOn(sample, day, journal);
    advocateDays += advocates;
    for (const seen of posts) {
      const key = `${seen.post.id} ${seen.text}`;
      if (!versions.has(key)) versions.set(key, seen);
    }
  }
  return { posts: [...versions.values()], advocateWeeks: advocateDays / DAYS_A_WEEK };
};

const ACCOUNT_PREFIX = 'mastodon:social.example/';

type Judged = Parameters<typeof judgePost>;

/** A standing consent of its author, and what ingest would have said of the post. */
const observedAs = ({
  post,
  at,
}: ScannedPost): Pick<Judged[0], 'consent' | 'observedAt'> & {
  readonly observed: Judged[1];
} => {
  const record = consent(1, { account: AccountId.parse(`${ACCOUNT_PREFIX}${post.author}`) });
  if (record.status !== 'given') throw new Error('the builder gives consent');
  return {
    consent: record,
    observedAt: at.toISOString(),
    observed: {
      id: PostId.parse(post.id),
      postedAt: post.at.toISOString(),
      url: `https://social.example/${post.id}`,
      purposes: ['confidentiality'],
      frozen: false,
    },
  };
};

/** What security would be alerted of in these posts: judged and joined into cases by the pipeline's own code. */
export const casesIn = async (
  posts: readonly ScannedPost[],
  classifierOn: (day: string) => Classifier,
): Promise<readonly (readonly LeakAlert[])[]> => {
  const duplicates = createFakeDuplicateHashes('volume');
  const alerts = new Map<string, LeakAlert>();
  for (const scanned of posts) {
    const { text, post, at } = scanned;
    const { classify, severityOf } = classifierOn(dayOf(at));
    const { observed, ...seen } = observedAs(scanned);
    const policy = { alertThreshold: ALERT_THRESHOLD, authorOnly: new Set<string>() };
    const parts = { ...seen, ...policy, duplicates, severityOf, newId: () => uuid(1) };
    const classification = classify(text, post.language);
    const judgement = await judgePost(parts, observed, { text, classification });
    for (const alert of judgement.alerts) alerts.set(alert.id, alert);
  }
  return groupCases([...alerts.values()]);
};

/** Cases a week of a programme of three hundred, at this rate. */
export const perWeek = (cases: number, advocateWeeks: number): number => (cases * ADVOCATES) / advocateWeeks;

/** How likely no more than so many are where that is the mean (Poisson). */
const chanceOfNoMore = (cases: number, mean: number): number => {
  let term = Math.exp(-mean);
  let sum = term;
  for (let index = 1; index <= cases; index += 1) {
    term *= mean / index;
    sum += term;
  }
  return sum;
};

const STEPS = 60;

/** The exact upper 95 % limit of a mean of which so many came (Garwood), found by halving. */
export const atMostWith95 = (cases: number): number => {
  let [low, high] = [cases, cases + 10 * Math.sqrt(cases + 1)];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (chanceOfNoMore(cases, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
};
