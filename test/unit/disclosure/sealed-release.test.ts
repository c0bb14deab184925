import { describe, expect, it } from 'vitest';

import { officialCells } from '../../../shared/disclosure/cells.ts';
import { exactFigures } from '../../../shared/disclosure/figures.ts';
import { isReleaseIntact, releaseText, sealRelease } from '../../../shared/disclosure/publish.ts';
import { Release } from '../../../shared/disclosure/release.ts';
import { PostId } from '../../../shared/ids.ts';
import { account, day } from '../../support/disclosure-builders.ts';

const NOW = new Date('2026-10-09T01:00:00Z');

describe('a sealed release', () => {
  const seal = () =>
    sealRelease({
      subject: { kind: 'official', account: account(5), handle: 'official-5' },
      period: { kind: 'day', from: day('2026-09-08'), to: day('2026-09-09') },
      publishedAt: NOW,
      minimumGroup: null,
      step: null,
      figures: exactFigures([], officialCells([])),
      posts: [{ id: PostId.parse('1'), postedAt: '2026-09-08T12:00:00Z' }],
    });

  it('is the same bytes after a trip through a store that orders members differently', () => {
    const release = seal();
    const stored = Object.fromEntries(Object.entries(release).reverse());
    expect(releaseText(Release.parse(stored))).toBe(releaseText(release));
    expect(isReleaseIntact(Release.parse(stored))).toBe(true);
  });

  it('shows any change of a figure', () => {
    const release = seal();
    const [first, ...others] = release.figures;
    if (first === undefined) throw new Error('the release has figures');
    expect(isReleaseIntact({ ...release, figures: [{ ...first, value: 1 }, ...others] })).toBe(false);
  });

  it('shows a post that was put in or left out, and is intact where posts were not released yet', () => {
    const release = seal();
    expect(isReleaseIntact({ ...release, posts: [] })).toBe(false);
    const { posts: _, ...earlier } = release;
    expect(isReleaseIntact(Release.parse(earlier))).toBe(false);
    const before = sealRelease({
      subject: { kind: 'advocacy' },
      period: { kind: 'month', from: day('2026-09-01'), to: day('2026-10-01') },
      publishedAt: NOW,
      minimumGroup: 10,
      step: null,
      figures: [],
    });
    expect(before).not.toHaveProperty('posts');
    expect(isReleaseIntact(Release.parse(before))).toBe(true);
  });

  it('cannot hold a person’s post', () => {
    expect(() =>
      sealRelease({
        subject: { kind: 'advocacy' },
        period: { kind: 'month', from: day('2026-09-01'), to: day('2026-10-01') },
        publishedAt: NOW,
        minimumGroup: 10,
        step: null,
        figures: [],
        posts: [{ id: PostId.parse('1'), postedAt: '2026-09-08T12:00:00Z' }],
      }),
    ).toThrow('only an official account’s posts are released');
  });

  it('is named after subject, period and first day', () => {
    expect(seal().id).toMatch(/^official-day-2026-09-08-[0-9a-f]{16}$/u);
  });
});
