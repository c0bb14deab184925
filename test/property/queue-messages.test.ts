import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';

import { Effect } from '../../shared/outbox/effect.ts';
import { WakeUpMessage } from '../../shared/outbox/wake-up.ts';
import { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { queueWorker } from '../../shared/runtime/queue-worker.ts';
import { FetchMessage } from '../../shared/schedule/fetch-message.ts';
import { LAMBDA_CONTEXT } from '../support/lambda-context.ts';
import { spoil, spoilings, textOf } from '../support/mangle.ts';
import { eventOf } from '../support/queue-events.ts';

const CANARY = 'kanarienvogel';
const ID = '00000000-0000-4000-8000-000000000001';
const ACCOUNT = 'mastodon:social.example.com/7';
const MOMENT = '2026-11-18T10:00:00Z';
/** A sound message for each queue; whatever is spoiled in them may stay sound where nobody looks. */
const SOUND = [
  { version: 1, account: ACCOUNT, due: MOMENT, words: CANARY },
  { version: 1, kind: 'erase-account', account: ACCOUNT, generation: ID, withdrawnAt: MOMENT, words: CANARY },
  { version: 1, shard: 3, words: CANARY },
  {
    version: 1,
    account: ACCOUNT,
    revision: ID,
    generation: ID,
    observedAt: MOMENT,
    lease: ID,
    last: true,
    listedInFull: true,
    posts: [
      {
        id: '1',
        postedAt: MOMENT,
        url: `https://x.example/${CANARY}`,
        purposes: ['engagement'],
        frozen: false,
      },
    ],
    missing: [{ id: '2', postedAt: MOMENT, certain: true }],
  },
];
const bodies = fc.oneof(
  fc.string(),
  fc.string().map((text) => JSON.stringify({ version: 1, text: `${CANARY}${text}` })),
  fc.tuple(fc.constantFrom(...SOUND), spoilings).map(([message, ways]) => textOf(spoil(message, ways))),
);
const MESSAGES: readonly (readonly [string, z.ZodType])[] = [
  ['visits', FetchMessage],
  ['posts', PostBatchMessage],
  ['errands', Effect],
  ['wake-ups', WakeUpMessage],
];

describe.each(MESSAGES)('a queue of %s', (_, message) => {
  it('handles what fits, puts everything else aside as it came, fails no neighbour and logs nothing of it', async () => {
    let handledInAll = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(bodies, { minLength: 1, maxLength: 10 }), async (texts) => {
        const aside: string[] = [];
        const logged: string[] = [];
        let handled = 0;
        const worker = queueWorker({
          message,
          handle: () => {
            handled += 1;
            return Promise.resolve('done');
          },
          reject: (body) => Promise.resolve(void aside.push(body)),
          log: (event, fields) => void logged.push(JSON.stringify([event, fields])),
          meter: { count: () => undefined, flush: () => undefined },
        });
        const answer = await worker(eventOf(texts), LAMBDA_CONTEXT, { signal: new AbortController().signal });
        expect(answer).toEqual({ batchItemFailures: [] });
        const fits = (text: string): boolean => {
          try {
            return message.safeParse(JSON.parse(text)).success;
          } catch {
            return false;
          }
        };
        expect(aside).toEqual(texts.filter((text) => !fits(text)));
        expect(handled).toBe(texts.length - aside.length);
        handledInAll += handled;
        expect(logged.join('')).not.toContain(CANARY);
      }),
      { numRuns: 600 },
    );
    expect(handledInAll).toBeGreaterThan(20);
  });
});
