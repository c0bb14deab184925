import { randomBytes } from 'node:crypto';

import { createClassifyPosts } from '../../functions/classify-posts/classify-posts.ts';
import { createIngestAccount } from '../../functions/ingest-account/ingest-account.ts';
import type { Finding } from '../../shared/classification/classification.ts';
import type { StandingNotices } from '../../shared/consent/consent-record.ts';
import type { PostSource } from '../../shared/platforms/post-source.ts';
import type { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import type { LogEvent, LogFields } from '../../shared/runtime/logger.ts';
import { createFakeDuplicateHashes } from './fake-duplicate-hashes.ts';
import { ACCOUNT, type FakeWorld } from './fake-world.ts';

/** What was logged and counted. */
export interface Trail {
  readonly logs: (readonly [LogEvent, LogFields | undefined])[];
  readonly counts: Map<string, number>;
}

/** A word in capitals that begins with LEAK is a certain finding, one that begins with HINT a weak one. */
const findingsIn = (text: string): Finding[] =>
  [...text.matchAll(/\b(LEAK|HINT)[A-Z0-9]*/gu)].map((match) => ({
    rule: match[1] === 'LEAK' ? 'test-leak' : 'test-hint',
    kind: 'secret',
    start: match.index,
    end: match.index + match[0].length,
    confidence: match[1] === 'LEAK' ? 0.9 : 0.6,
    masked: '…',
  }));

/** Ingest and classify over a fake world and a platform, as the handlers wire them over the real ones. */
export const createFakePipeline = (
  world: FakeWorld,
  source: PostSource,
  notices: StandingNotices = { has: () => true },
) => {
  const duplicates = createFakeDuplicateHashes();
  const trail: Trail = { logs: [], counts: new Map() };
  const warn = (event: LogEvent, fields?: LogFields): void => void trail.logs.push([event, fields]);
  const meter = {
    count: (outcome: string, amount = 1): void =>
      void trail.counts.set(outcome, (trail.counts.get(outcome) ?? 0) + amount),
  };
  const ingest = createIngestAccount(
    {
      consents: world.reader,
      leases: world.leases,
      sheets: world.observations,
      sources: { mastodon: source, bluesky: source },
      textKeys: world.textKeys,
      batches: world.batches,
      clock: world.clock,
      newNonce: () => randomBytes(12),
      warn,
      meter,
    },
    { campaign: { tags: ['programme'], mentions: [], domains: [] }, notices },
  );
  const classify = createClassifyPosts(
    {
      consents: world.reader,
      textKeys: world.textKeys,
      classifier: () =>
        Promise.resolve({
          classify: (text) => ({
            language: 'en',
            sentiment: {
              label: text.includes('bad') ? 'negative' : 'positive',
              scores: { negative: 0, neutral: 0, positive: 1 },
              abstained: false,
            },
            findings: findingsIn(text),
            risk: 'none',
          }),
          severityOf: () => 'high',
        }),
      demoted: { read: () => Promise.resolve(new Set()) },
      duplicates: {
        of: async (kind, words) => {
          await world.step('duplicates.of');
          return duplicates.of(kind, words);
        },
      },
      writer: world.writer,
      leases: world.leases,
      wakeUp: world.wakeUp,
      leaveRoom: async () => {
        await world.step('room');
      },
      untilSettled: async (attempt) => {
        for (;;) {
          const settled = await attempt();
          if (settled !== undefined) return settled;
        }
      },
      clock: world.clock,
      newId: world.newId,
      warn,
      meter,
    },
    { alertThreshold: 0.8, notices },
  );
  return {
    trail,
    ingest: () => ingest({ version: 1, account: ACCOUNT, due: world.now.toISOString() }),
    classify: (message: PostBatchMessage) => classify(message),
  };
};
