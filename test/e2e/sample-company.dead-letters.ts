import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { canariesIn } from '../support/canary.ts';
import type { PlayedSample } from '../support/played-sample.ts';

/** What fails for good ends in a queue, sealed. This moves the story on, so it comes last. */
export const proveDeadLetters = (played: () => PlayedSample): void => {
  const queue = (end: string) =>
    played().running.engine.queue(`Candor-local-pipeline/classify-posts-worker/${end}`);

  // Nonsense that asked for the canary by name has been seen by then.
  let sightingsBefore = 0;

  describe('a batch that can never be recorded', () => {
    it('ends in the dead-letter queue with its words sealed', async () => {
      sightingsBefore = played().sightings.length;
      const { engine, sample } = played().running;
      engine.faults.plan({ kind: 'unavailable', action: 'dynamodb:ConditionCheckItem' });
      await engine.advanceTo(sample.moment(sample.company.days + 1));
      engine.faults.clear();
      const batches = queue('Queue/Dead').bodies.map((body) => PostBatchMessage.parse(JSON.parse(body)));
      expect(batches.filter(({ sealed }) => sealed !== undefined).length).toBeGreaterThan(3);
      expect(canariesIn(batches.map((batch) => [batch.account, JSON.stringify(batch)]))).toEqual([]);
    });

    it('is rejected with its words sealed where nobody understands it', async () => {
      const { engine } = played().running;
      const bodies = queue('Queue/Dead').bodies.map((body) => z.looseObject({}).parse(JSON.parse(body)));
      for (const body of bodies) await engine.send('classify', JSON.stringify({ ...body, version: 2 }));
      await engine.drain();
      const rejected = queue('Rejected').bodies.filter((body) => body.startsWith('{'));
      expect(rejected).toHaveLength(bodies.length);
      expect(canariesIn(rejected.map((body) => ['rejected', body]))).toEqual([]);
      expect(canariesIn(played().logs())).toEqual([]);
      expect(played().sightings.slice(sightingsBefore)).toEqual([]);
    });
  });
};
