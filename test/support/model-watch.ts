import { isDeepStrictEqual } from 'node:util';

import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { dayOf } from '../../shared/clock.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { inForce } from '../../shared/consent/consent-record.ts';
import { Release } from '../../shared/disclosure/release.ts';
import type { AccountId } from '../../shared/ids.ts';
import { DaySheet, isLive, type LivePost, type PostRow } from '../../shared/posts/day-sheet.ts';
import type { MemoryItem } from './memory-expressions.ts';
import type { MemoryWrite } from './memory-dynamodb.ts';

/** A promise that a write broke. */
export class BrokenPromise extends Error {}

/** Stands in every post's words. */
export const WORDS = 'quetzalcoatlus';

/** What the watch looks at besides the write itself. */
export interface Watched {
  readonly tables: Readonly<Record<'consents' | 'observations' | 'alerts' | 'releases', string>>;
  readonly now: () => Date;
  readonly consentOf: (account: AccountId) => ConsentRecord | undefined;
  /** What a release's headline counts of a person's posts, told from its figures. */
  readonly countedIn: (release: Release, account: AccountId) => number;
  /** What it must count if the person has not changed anything since it began to fold; undefined if they have. */
  readonly owed: (account: AccountId) => number | undefined;
  readonly accounts: readonly AccountId[];
}

/** Whether a row says nothing that it did not say before. */
const isReduced = (row: PostRow, before: PostRow | undefined): boolean => {
  if (before === undefined) return false;
  if (isDeepStrictEqual(row, before)) return true;
  if (!isLive(row) || !isLive(before)) return !isLive(row);
  const { purposes, frozen, ...facts } = row;
  if (!purposes.every((purpose) => before.purposes.includes(purpose)) || (frozen && !before.frozen))
    return false;
  const known: Readonly<Record<string, unknown>> = before;
  return Object.entries(facts).every(([name, value]) => isDeepStrictEqual(value, known[name]));
};

/** Holds every write to what was promised, at the moment it commits. */
export class Watch {
  /** Accounts and generations whose erasure was reported finished: nothing of them is written again. */
  readonly erased = new Set<string>();
  /** How many writes of each kind were looked at, so that a test can tell that there were any. */
  readonly seen = new Map<string, number>();
  private readonly watched: Watched;

  constructor(watched: Watched) {
    this.watched = watched;
  }

  /** The first promise that was broken. Kept, since whoever writes takes whatever is thrown for a fault of the store. */
  broken: Error | undefined;

  readonly onWrite = (write: MemoryWrite): void => {
    try {
      this.look(write);
    } catch (fault) {
      this.broken ??= fault instanceof Error ? fault : new BrokenPromise('something was thrown');
    }
  };

  private look({ table, before, after }: MemoryWrite): void {
    const { observations, alerts, releases } = this.watched.tables;
    if (after === undefined) return;
    if (JSON.stringify(after).includes(WORDS)) throw new BrokenPromise('words were stored');
    if (table === observations) this.sheet(DaySheet.parse(after), before);
    if (table === alerts) this.alert(LeakAlert.parse(after), before);
    if (table === releases && String(after['sk']).startsWith('week#') && after['pk'] === 'release#advocacy')
      this.release(Release.parse(after), before);
  }

  private count(kind: string): void {
    this.seen.set(kind, (this.seen.get(kind) ?? 0) + 1);
  }

  private sheet(sheet: DaySheet, item: MemoryItem | undefined): void {
    this.count('sheet');
    this.refuseErased(sheet);
    const before = item === undefined ? undefined : DaySheet.parse(item);
    const known = new Map(
      before?.generation === sheet.generation ? before.posts.map((row) => [row.id, row]) : [],
    );
    const news = sheet.posts.filter((row) => !isReduced(row, known.get(row.id)));
    if (news.length > 0) this.needConsent(sheet, news.filter(isLive));
  }

  private alert(alert: LeakAlert, before: MemoryItem | undefined): void {
    this.count('alert');
    if (before !== undefined) return;
    if (alert.account === undefined) throw new BrokenPromise('an alert of nobody was raised');
    this.refuseErased({ account: alert.account, generation: alert.generation });
    this.needConsent({ account: alert.account, generation: alert.generation }, [
      { purposes: ['confidentiality'] },
    ]);
  }

  private needConsent(
    { account, generation }: Pick<DaySheet, 'account' | 'generation'>,
    rows: readonly Pick<LivePost, 'purposes'>[],
  ): void {
    const consent = inForce(this.watched.consentOf(account), this.watched.now());
    if (consent?.kind !== 'advocacy' || consent.generation !== generation)
      throw new BrokenPromise(`something new about ${account} was written without consent`);
    const isCovered = rows.every(({ purposes }) =>
      purposes.every((purpose) => consent.purposes[purpose] !== undefined),
    );
    if (!isCovered) throw new BrokenPromise(`${account} was read for a purpose nobody consented to`);
  }

  private refuseErased({ account, generation }: { account: AccountId; generation: string }): void {
    if (this.erased.has(`${account} ${generation}`))
      throw new BrokenPromise(`something of ${account} came back after its erasure`);
  }

  private release(release: Release, before: MemoryItem | undefined): void {
    this.count('release');
    if (before !== undefined) throw new BrokenPromise('a published release changed');
    for (const account of this.watched.accounts) {
      const counted = this.watched.countedIn(release, account);
      const owed = this.watched.owed(account);
      const consent = this.watched.consentOf(account);
      const stands =
        consent?.kind === 'advocacy' &&
        consent.status !== 'withdrawn' &&
        consent.expiresOn > dayOf(this.watched.now()) &&
        consent.purposes.engagement !== undefined;
      if (!stands && counted > 0) throw new BrokenPromise(`${account} is in a release after leaving`);
      if (owed !== undefined && counted !== owed)
        throw new BrokenPromise(`${account} counts ${counted} posts in a release instead of ${owed}`);
    }
  }
}
