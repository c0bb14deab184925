import { randomBytes, randomUUID } from 'node:crypto';

import { createClassifyPosts } from '../../functions/classify-posts/classify-posts.ts';
import { createIngestAccount } from '../../functions/ingest-account/ingest-account.ts';
import type { Clock } from '../../shared/clock.ts';
import type { StandingNotices } from '../../shared/consent/consent-record.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { untilSettled } from '../../shared/runtime/transact.dynamodb.ts';
import { createFakeDuplicateHashes } from './fake-duplicate-hashes.ts';
import type { FakePostSource } from './fake-post-source.ts';
import { leakFinder } from './leak-finder.ts';
import type { RealStores } from './real-stores.ts';

/** What a test may put around every port before the use cases get them. */
export type Wrap = <Ports extends object>(ports: Ports) => Ports;

/** What the pipeline stands on. */
export interface Ground {
  readonly stores: RealStores;
  readonly source: FakePostSource;
  readonly clock: Clock;
  readonly wrap?: Wrap;
  /** All of them stand, unless told otherwise. */
  readonly notices?: StandingNotices;
}

/** Builders of consents name a notice that nobody wrote. */
export const EVERY_NOTICE: StandingNotices = { has: () => true };

/** Ingest and classify over real stores and a platform in memory; whatever follows LEAK in a text is a finding. */
export const createRealPipeline = ({
  stores,
  source,
  clock,
  wrap = (ports) => ports,
  notices = EVERY_NOTICE,
}: Ground) => {
  const queue: PostBatchMessage[] = [];
  const meter = { count: () => undefined };
  const warn = (): void => undefined;
  const ingest = createIngestAccount(
    wrap({
      consents: stores.reader,
      leases: stores.leases,
      sheets: stores.observations,
      sources: wrap({ mastodon: source, bluesky: source }),
      textKeys: stores.textKeys,
      batches: { send: (messages) => Promise.resolve(void queue.push(...messages)) },
      clock,
      newNonce: () => randomBytes(12),
      warn,
      meter,
    }),
    { campaign: { tags: ['programme'], mentions: ['firm@social.example'], domains: [] }, notices },
  );
  const classify = createClassifyPosts(
    wrap({
      consents: stores.reader,
      textKeys: stores.textKeys,
      classifier: () => Promise.resolve(leakFinder),
      demoted: { read: () => Promise.resolve(new Set()) },
      duplicates: createFakeDuplicateHashes(),
      writer: stores.writer,
      leases: stores.leases,
      wakeUp: { ping: () => Promise.resolve() },
      untilSettled,
      leaveRoom: () => Promise.resolve(),
      clock,
      newId: randomUUID,
      warn,
      meter,
    }),
    { alertThreshold: 0.8, notices },
  );
  return {
    visit: (account: AccountId) => ingest({ version: 1, account, due: clock.now().toISOString() }),
    queue,
    classify,
    workOff: async () => {
      for (const message of queue.splice(0)) await classify(message);
    },
  };
};
