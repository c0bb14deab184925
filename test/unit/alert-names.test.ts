import { describe, expect, it } from 'vitest';

import { judgePost } from '../../functions/classify-posts/judge-post.ts';
import { PostId } from '../../shared/ids.ts';
import { officialConsent, uuid } from '../support/disclosure-builders.ts';
import { createFakeDuplicateHashes } from '../support/fake-duplicate-hashes.ts';

const TEXT = 'the key is AKIA1 and the other one AKIA2';
const finding = (words: string) => ({
  rule: 'r',
  kind: 'secret' as const,
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
  confidence: 0.9,
  masked: '…',
});

/** The alerts of a post with two secrets. */
const alertsOf = async (key: string, post: string) => {
  const consent = officialConsent(1);
  if (consent.status !== 'given') throw new Error('the builder gives consent');
  const { alerts } = await judgePost(
    {
      duplicates: createFakeDuplicateHashes(key),
      severityOf: () => 'high',
      alertThreshold: 0.8,
      authorOnly: new Set(),
      consent,
      observedAt: '2026-09-10T12:00:00.000Z',
      newId: () => uuid(1),
    },
    {
      id: PostId.parse(post),
      postedAt: '2026-09-10T12:00:00.000Z',
      url: 'https://social.example/17',
      purposes: ['confidentiality'],
      frozen: false,
    },
    {
      text: TEXT,
      classification: {
        language: 'en',
        sentiment: { label: 'neutral', scores: { negative: 0, neutral: 1, positive: 0 }, abstained: false },
        findings: [finding('AKIA1'), finding('AKIA2')],
        risk: 'high',
      },
    },
  );
  return alerts;
};

describe('what an alert is called', () => {
  it('is the same for the same finding in the same post', async () => {
    const ids = (await alertsOf('k', '17')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect((await alertsOf('k', '17')).map(({ id }) => id)).toEqual(ids);
  });

  it('cannot be worked out from the post by anybody without the key', async () => {
    const [one, other] = await Promise.all([alertsOf('k', '17'), alertsOf('another key', '17')]);
    expect(one.map(({ id }) => id)).not.toContain(other[0]?.id);
    expect(one[0]?.caseId).not.toBe(other[0]?.caseId);
  });

  it('goes with one key that joins all alerts of a post, and none of another', async () => {
    const cases = async (post: string) => new Set((await alertsOf('k', post)).map(({ caseId }) => caseId));
    const [here, there] = await Promise.all([cases('17'), cases('18')]);
    expect(here.size).toBe(1);
    expect([...there]).not.toEqual([...here]);
  });
});
