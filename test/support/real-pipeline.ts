import { randomBytes, randomUUID } from 'node:crypto';

import { createClassifyPosts } from '../../functions/classify-posts/classify-posts.ts';
import { createIngestAccount } from '../../functions/ingest-account/ingest-account.ts';
import type { Clock } from '../../shared/clock.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { untilSettled } from '../../shared/runtime/transact.dynamodb.ts';
import type { FakePostSource } from './fake-post-source.ts';
import type { RealStores } from './real-stores.ts';

/** Ingest and classify over real stores and a platform in memory; whatever follows LEAK in a text is a finding. */
export const createRealPipeline = (stores: RealStores, source: FakePostSource, clock: Clock) => {
  const queue: PostBatchMessage[] = [];
  const meter = { count: () => undefined };
  const warn = (): void => undefined;
  const ingest = createIngestAccount(
    {
      consents: stores.reader,
      leases: stores.leases,
      sheets: stores.observations,
      sources: { mastodon: source, bluesky: source },
      textKeys: stores.textKeys,
      batches: { send: (messages) => Promise.resolve(void queue.push(...messages)) },
      clock,
      newNonce: () => randomBytes(12),
      warn,
      meter,
    },
    { campaign: { tags: ['programme'], mentions: [], domains: [] } },
  );
  const classify = createClassifyPosts(
    {
      consents: stores.reader,
      textKeys: stores.textKeys,
      classifier: () =>
        Promise.resolve({
          classify: (text) => ({
            language: 'en',
            sentiment: {
              label: 'neutral',
              scores: { negative: 0, neutral: 1, positive: 0 },
              abstained: false,
            },
            findings: text.includes('LEAK')
              ? [
                  {
                    rule: 'r',
                    kind: 'secret',
                    start: text.indexOf('LEAK'),
                    end: text.length,
                    confidence: 0.9,
                    masked: '…',
                  },
                ]
              : [],
            risk: 'none',
          }),
          severityOf: () => 'high',
        }),
      duplicates: { of: () => Promise.resolve('0'.repeat(32)) },
      writer: stores.writer,
      leases: stores.leases,
      wakeUp: { ping: () => Promise.resolve() },
      untilSettled,
      clock,
      newId: randomUUID,
      warn,
      meter,
    },
    { alertThreshold: 0.8 },
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
