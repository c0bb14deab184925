import type { JournalAction, JournalPurposes } from './journal.ts';
import { isFreezeDue, isLookedAt } from './oracle-calendar.ts';
import { leaksIn, purposesFor, topicFor, type Agreement } from './oracle-scope.ts';
import type { SampleCompany } from './sample-company.ts';
import type { Counts, PlantedLeak, SamplePurpose } from './sample-files.ts';
import { asSeenAt, type SamplePost, type SeenPost } from './timeline.ts';

/** What must be held of one post. `counts` only where engagement was agreed to; final once `frozen`. */
export interface ExpectedRow {
  readonly post: string;
  /** The calendar day of the post, `YYYY-MM-DD`. */
  readonly day: string;
  readonly purposes: readonly SamplePurpose[];
  readonly topic: string | undefined;
  readonly counts: Counts | undefined;
  readonly frozen: boolean;
}

/** A planted leak that somebody must be told about: security too, or only the author. */
export interface ExpectedAlert {
  readonly account: string;
  readonly post: string;
  readonly leak: PlantedLeak;
  readonly seenAt: Date;
}

/** What must be known of one account. An account with consent but nothing in scope has no rows. */
export interface ExpectedAccount {
  readonly rows: ReadonlyMap<string, ExpectedRow>;
  /** Posts that were held and must be gone: deleted by their author, or edited out of scope. */
  readonly gone: ReadonlySet<string>;
  /** Posts that were shown by the platform and had to be dropped in memory. */
  readonly refused: ReadonlySet<string>;
}

/** What must have come out at the end of a day. Withdrawn accounts are absent: nothing may be held of them. */
export interface Expectation {
  readonly accounts: ReadonlyMap<string, ExpectedAccount>;
  /** Everything ever raised, also for accounts withdrawn since. */
  readonly alerts: readonly ExpectedAlert[];
  /** The only reads there may be: one visit per account in force and day. */
  readonly visits: readonly { readonly account: string; readonly at: Date }[];
}

/** Each day's actions are played first; then, at `visitAt(day)`, every account in force is visited once. */
export interface OracleOptions {
  readonly throughDay: number;
  readonly visitAt: (day: number) => Date;
}

interface Standing {
  agreed: Agreement;
  paused: boolean;
  /** First moment at which reading is allowed. */
  from: Date;
  rows: Map<string, ExpectedRow>;
  gone: Set<string>;
  refused: Set<string>;
}

const MILLISECONDS_PER_DAY = 86_400_000;

const standing = (agreed: Standing['agreed'], from: Date): Standing => ({
  agreed,
  from,
  paused: false,
  rows: new Map(),
  gone: new Set(),
  refused: new Set(),
});

/** A purpose agreed to before keeps its date; one that is new starts now. */
const agree = (purposes: JournalPurposes, now: Date, before?: Agreement): Agreement => {
  const kept = before?.kind === 'personal' ? before.since : new Map<SamplePurpose, Date>();
  const names: readonly SamplePurpose[] = ['engagement', 'sentiment', 'confidentiality'];
  const since = names
    .filter((name) => purposes[name] !== undefined)
    .map((name) => [name, kept.get(name) ?? now] as const);
  return { kind: 'personal', purposes, since: new Map(since) };
};

const play = (action: JournalAction, accounts: Map<string, Standing>, sample: SampleCompany): void => {
  const current = accounts.get(action.account);
  const morning = sample.moment(action.day);
  switch (action.do) {
    case 'connect':
    case 'ask-official':
      return;
    case 'approve-official': {
      const notice = sample.company.noticeDays * MILLISECONDS_PER_DAY;
      const since = new Date(morning.getTime() + notice);
      accounts.set(action.account, standing({ kind: 'official', since }, since));
      return;
    }
    case 'choose':
      if (current === undefined) {
        accounts.set(action.account, standing(agree(action.purposes, morning), morning));
      } else current.agreed = agree(action.purposes, morning, current.agreed);
      return;
    case 'withdraw':
      accounts.delete(action.account);
      return;
    case 'pause':
    case 'resume':
      if (current !== undefined) current.paused = action.do === 'pause';
  }
};

/** Counts are taken at first sight and when they freeze; an official account's at every visit until then. */
const countsToHold = (
  seen: SeenPost,
  before: ExpectedRow | undefined,
  visit: { at: Date; official: boolean },
) => {
  const due = isFreezeDue(seen.post.at, visit.at);
  if (before?.frozen === true) return { counts: before.counts, frozen: true };
  if (before?.counts === undefined || due || visit.official) return { counts: seen.counts, frozen: due };
  return { counts: before.counts, frozen: false };
};

const look = (
  seen: SeenPost,
  account: Standing,
  visit: { at: Date; sample: SampleCompany },
): readonly PlantedLeak[] => {
  const { post } = seen;
  const purposes = purposesFor(seen, account.agreed, visit.sample.campaign);
  if (purposes.length === 0) {
    account.refused.add(post.id);
    if (account.rows.delete(post.id)) account.gone.add(post.id);
    return [];
  }
  const official = account.agreed.kind === 'official';
  const held = purposes.includes('engagement')
    ? countsToHold(seen, account.rows.get(post.id), { at: visit.at, official })
    : { counts: undefined, frozen: false };
  const topic = topicFor(seen.text, visit.sample.campaign);
  account.rows.set(post.id, {
    post: post.id,
    day: post.at.toISOString().slice(0, 10),
    purposes,
    topic,
    ...held,
  });
  account.gone.delete(post.id);
  return purposes.includes('confidentiality') ? leaksIn(seen, visit.at, visit.sample) : [];
};

/** Rows go when their time is up, whether anybody visits or not. */
const forget = (posts: readonly SamplePost[], account: Standing, at: Date): void => {
  const kept = new Set(posts.filter((post) => isLookedAt(post.at, at)).map((post) => post.id));
  for (const id of account.rows.keys()) if (!kept.has(id)) account.rows.delete(id);
  for (const id of account.gone) if (!kept.has(id)) account.gone.delete(id);
};

/** One visit: look at what is shown, and notice what is not shown any more. */
const visitAccount = (
  posts: readonly SamplePost[],
  account: Standing,
  visit: { at: Date; sample: SampleCompany },
): readonly { post: string; leak: PlantedLeak }[] => {
  const lookedAt = posts.filter((post) => post.boosts === undefined && isLookedAt(post.at, visit.at));
  const found: { post: string; leak: PlantedLeak }[] = [];
  for (const post of lookedAt) {
    const seen = asSeenAt(post, visit.at);
    if (seen !== undefined)
      found.push(...look(seen, account, visit).map((leak) => ({ post: post.id, leak })));
    else if (account.rows.delete(post.id)) account.gone.add(post.id);
  }
  return found;
};

/**
 * What must come out of the sample company, from its data and journal alone; it shares no code with the pipeline.
 * Kept to days: a visit sees what the server shows at that moment and nothing between two visits.
 */
export const expectAfter = (
  sample: SampleCompany,
  journal: readonly JournalAction[],
  { throughDay, visitAt }: OracleOptions,
): Expectation => {
  const accounts = new Map<string, Standing>();
  const posts = Map.groupBy(sample.posts, (post) => post.author);
  const alerts = new Map<string, ExpectedAlert>();
  const visits: { account: string; at: Date }[] = [];
  for (let day = 0; day <= throughDay; day += 1) {
    for (const action of journal.filter((one) => one.day === day)) play(action, accounts, sample);
    const at = visitAt(day);
    for (const [account, state] of accounts) {
      forget(posts.get(account) ?? [], state, at);
      if (state.paused || at < state.from) continue;
      visits.push({ account, at });
      for (const { post, leak } of visitAccount(posts.get(account) ?? [], state, { at, sample })) {
        const key = `${post} ${leak.evidence}`;
        if (!alerts.has(key)) alerts.set(key, { account, post, leak, seenAt: at });
      }
    }
  }
  return { accounts, alerts: [...alerts.values()], visits };
};
