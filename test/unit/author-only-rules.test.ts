import { describe, expect, it } from 'vitest';

import { judgePost } from '../../functions/classify-posts/judge-post.ts';
import { PostId } from '../../shared/ids.ts';
import { officialConsent, uuid } from '../support/disclosure-builders.ts';
import { createFakeDuplicateHashes } from '../support/fake-duplicate-hashes.ts';

const TEXT = 'the key is AKIA1 and the token is ghp_2';
const finding = (rule: string, words: string) => ({
  rule,
  kind: 'secret' as const,
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
  confidence: 0.95,
  masked: '…',
});

/** How a post is judged in which two rules find something, while some rules tell authors alone. */
const judge = async (...authorOnly: readonly string[]) => {
  const consent = officialConsent(1);
  if (consent.status !== 'given') throw new Error('the builder gives consent');
  const judgement = await judgePost(
    {
      duplicates: createFakeDuplicateHashes('key'),
      severityOf: () => 'high',
      alertThreshold: 0.8,
      authorOnly: new Set(authorOnly),
      consent,
      observedAt: '2026-09-10T12:00:00.000Z',
      newId: () => uuid(1),
    },
    {
      id: PostId.parse('17'),
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
        findings: [finding('aws-access-key', 'AKIA1'), finding('github-token', 'ghp_2')],
        risk: 'high',
      },
    },
  );
  const { alerts, post } = judgement;
  return { alerted: alerts.map(({ rule }) => rule), noted: post.derived?.notes?.map(({ rule }) => rule) };
};

describe('a rule that was wrong too often', () => {
  it('alerts security like any other until it is demoted', async () => {
    expect(await judge()).toEqual({ alerted: ['aws-access-key', 'github-token'], noted: [] });
  });

  it('tells the author alone, however sure it is, and leaves other rules as they are', async () => {
    expect(await judge('aws-access-key')).toEqual({
      alerted: ['github-token'],
      noted: ['aws-access-key'],
    });
  });
});
