import type { SampleCompany } from './sample-company.ts';
import type { Decision, Person, SamplePurpose, ScopeChoice } from './sample-files.ts';
import { asSeenAt } from './timeline.ts';

/** Which posts count, with chosen posts by their ids. */
export type JournalScope =
  | Exclude<ScopeChoice, { kind: 'chosen-posts' }>
  | { readonly kind: 'chosen-posts'; readonly posts: readonly string[] };

/** Purposes agreed to, each with its scope; one that is absent was not agreed to. */
export type JournalPurposes = Readonly<Partial<Record<SamplePurpose, JournalScope>>>;

interface Step {
  readonly day: number;
  /** Key of whoever does it; its user is `staff-<key>`. */
  readonly person: string;
  /** Id of the account it is about, as the platform gives it. */
  readonly account: string;
}

/**
 * One thing that somebody does. `connect` proves ownership by signing in at the platform and is no consent. `choose`
 * gives consent or replaces what was given. `withdraw` ends it and disconnects. An official account is asked for by
 * one person and approved by another; reading starts after the notice period.
 */
export type JournalAction =
  | (Step & { readonly do: 'connect' })
  | (Step & {
      readonly do: 'choose';
      readonly occasion: 'join' | 'change' | 'rejoin';
      readonly purposes: JournalPurposes;
    })
  | (Step & { readonly do: 'pause' | 'resume' | 'withdraw' })
  | (Step & { readonly do: 'ask-official' | 'approve-official' });

/** A user of the identity provider. */
export interface SampleUser {
  readonly sub: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** Everybody on staff may take part; some have a role besides. */
export const users = (sample: Pick<SampleCompany, 'people'>): readonly SampleUser[] =>
  sample.people.map(({ key, name, roles }) => ({
    sub: subjectOf(key),
    name,
    groups: ['participant', ...roles],
  }));

/** The identity provider's name for a person of the story. */
export const subjectOf = (person: string): string => `staff-${person}`;

const newestPosts = (
  sample: SampleCompany,
  account: string,
  choice: { day: number; newest: number },
): readonly string[] => {
  const morning = sample.moment(choice.day);
  return sample.posts
    .filter(
      (post) => post.author === account && post.boosts === undefined && asSeenAt(post, morning) !== undefined,
    )
    .slice(-choice.newest)
    .map((post) => post.id);
};

type Choosing = Extract<Decision, { purposes: unknown }>;

/** Posts chosen once stay chosen; newer ones join them. */
const resolvePurposes = (
  sample: SampleCompany,
  account: string,
  decision: Choosing & { chosen: Set<string> },
): JournalPurposes => {
  const resolve = (scope: ScopeChoice): JournalScope => {
    if (scope.kind !== 'chosen-posts') return scope;
    for (const post of newestPosts(sample, account, { day: decision.day, newest: scope.newest }))
      decision.chosen.add(post);
    return { kind: 'chosen-posts', posts: [...decision.chosen] };
  };
  const { engagement, sentiment, confidentiality } = decision.purposes;
  return {
    ...(engagement && { engagement: resolve(engagement) }),
    ...(sentiment && { sentiment: resolve(sentiment) }),
    ...(confidentiality && { confidentiality: resolve(confidentiality) }),
  };
};

const actionsOf = (sample: SampleCompany, person: Person): readonly JournalAction[] => {
  const chosen = new Set<string>();
  const account = person.account?.id;
  if (account === undefined) return [];
  return person.decisions.flatMap((decision): readonly JournalAction[] => {
    const step = { day: decision.day, person: person.key, account };
    if (!('purposes' in decision)) return [{ ...step, do: decision.do }];
    const purposes = resolvePurposes(sample, account, { ...decision, chosen });
    const choose = { ...step, do: 'choose', occasion: decision.do, purposes } as const;
    return decision.do === 'change' ? [choose] : [{ ...step, do: 'connect' }, choose];
  });
};

const officialActions = (sample: SampleCompany): readonly JournalAction[] =>
  sample.company.official.flatMap(({ id, asked, approved }): readonly JournalAction[] => [
    { day: asked.day, person: asked.by, account: id, do: 'ask-official' },
    { day: approved.day, person: approved.by, account: id, do: 'approve-official' },
  ]);

/**
 * What everybody does, by day and in an order that may be played as it stands. A day's actions are played in the
 * morning, before any account is visited.
 */
export const journalOf = (sample: SampleCompany): readonly JournalAction[] =>
  [...officialActions(sample), ...sample.people.flatMap((person) => actionsOf(sample, person))].toSorted(
    (a, b) => a.day - b.day,
  );
