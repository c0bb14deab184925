import { randomUUID } from 'node:crypto';

import { decideWithdrawal, heldConsent } from '../../shared/consent/consent-decisions.ts';
import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { epochOf } from '../../shared/consent/epoch.ts';
import type { EpochReader } from '../../shared/disclosure/epoch-reader.ts';
import { releasePartition } from '../../shared/disclosure/release-items.ts';
import type { Publication, ReleaseWriter } from '../../shared/disclosure/release-writer.ts';
import type { Release } from '../../shared/disclosure/release.ts';
import { ServiceError } from '../../shared/errors.ts';
import type { AccountId, Day } from '../../shared/ids.ts';
import { EPOCHS, OFFICIAL_EPOCH } from '../../shared/names.ts';
import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import type { ObservationFold } from '../../shared/posts/observations.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';

/** Stores that a release reads and writes, in memory, with the ports' promises. */
export interface FakeStores {
  readonly observations: ObservationFold;
  readonly consents: ConsentReader;
  readonly epochs: EpochReader;
  readonly releases: ReleaseWriter;
  readonly published: ReadonlyMap<string, Publication>;
  readonly meter: Pick<Meter, 'count'>;
  readonly leaveRoom: () => Promise<void>;
  /** What was counted, by outcome. */
  readonly counted: ReadonlyMap<string, number>;
  /** Puts a consent, whatever was there. */
  consent(record: ConsentRecord): void;
  /** What a participant's withdrawal commits: the record says so and the epoch moves, at once. */
  withdraw(account: AccountId): void;
  /** Called before every operation takes effect; a test acts here as the rest of the world. */
  beforeEach: (operation: string) => void;
  /** Makes the next publication do its work and lose its answer. */
  loseNextAnswer: boolean;
}

const PAGE = 3;

/** Fills the stores. */
export const createFakeStores = (
  records: readonly ConsentRecord[],
  sheets: readonly DaySheet[],
): FakeStores => {
  const consents = new Map(records.map((record) => [record.account, record]));
  const counts = Array.from({ length: EPOCHS }, () => 0);
  const published = new Map<string, Publication>();
  const done = new Set<Day>();
  const counted = new Map<string, number>();

  const step = async (operation: string): Promise<void> => {
    await Promise.resolve();
    stores.beforeEach(operation);
  };
  const place = (subject: Release['subject'], kind: string, from: string): string =>
    `${releasePartition(subject)}#${kind}#${from}`;

  const stores: FakeStores = {
    published,
    counted,
    meter: {
      count: (outcome, amount = 1) => void counted.set(outcome, (counted.get(outcome) ?? 0) + amount),
    },
    beforeEach: () => undefined,
    loseNextAnswer: false,

    consent: (record) => void consents.set(record.account, record),

    withdraw: (account) => {
      const record = consents.get(account);
      if (record === undefined) return;
      const held = heldConsent(record);
      if (held === undefined) consents.delete(account);
      else consents.set(account, decideWithdrawal(held, new Date(), randomUUID()));
      const epoch = record.kind === 'official' ? OFFICIAL_EPOCH : epochOf(record.participant);
      counts[epoch] = (counts[epoch] ?? 0) + 1;
    },

    observations: {
      keysOfDay: async function* (day) {
        const keys = sheets.filter((sheet) => sheet.day === day).map(({ account }) => ({ account, day }));
        for (let start = 0; start < keys.length; start += PAGE) {
          await step('keys');
          yield keys.slice(start, start + PAGE);
        }
      },
      sheets: async (keys) => {
        await step('sheets');
        return sheets.filter((sheet) =>
          keys.some(({ account, day }) => sheet.account === account && sheet.day === day),
        );
      },
    },

    leaveRoom: async () => {
      await step('room');
    },

    consents: {
      read: async (account) => {
        await step('consent');
        return consents.get(account);
      },
      readMany: async (accounts) => {
        await step('consents');
        return new Map([...consents].filter(([account]) => accounts.includes(account)));
      },
    },

    epochs: {
      read: async () => {
        await step('epochs');
        return [...counts];
      },
    },

    releases: {
      isPublished: async (subject, { kind, from }) => {
        await step('is-published');
        return published.has(place(subject, kind, from));
      },
      evidenceBefore: async (kind, from, limit) => {
        await step('evidence');
        return [...published.values()]
          .filter(({ release }) => release.period === kind && release.from < from)
          .sort((one, other) => other.release.from.localeCompare(one.release.from))
          .flatMap(({ evidence }) => evidence ?? [])
          .slice(0, limit);
      },
      publish: async (publication, epochs) => {
        await step('publish');
        const { subject, period, from } = publication.release;
        if (published.has(place(subject, period, from))) return 'already-published';
        if (counts.some((count, epoch) => count !== epochs[epoch])) return 'epochs-moved';
        published.set(place(subject, period, from), publication);
        if (!stores.loseNextAnswer) return 'published';
        stores.loseNextAnswer = false;
        throw new ServiceError('unavailable', 'the answer was lost');
      },
      officialDaysDone: async (from) => {
        await step('days-done');
        return [...done].filter((day) => day >= from).sort();
      },
      markOfficialDay: async (day) => {
        await step('mark');
        done.add(day);
      },
    },
  };
  return stores;
};
