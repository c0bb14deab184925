import { describe, expect, it } from 'vitest';

import { isCountsAlone } from '../../shared/posts/merge.ts';
import { post, sheet } from '../support/disclosure-builders.ts';

const ON = '2026-09-08';
const before = sheet(1, ON, [post('a', { frozen: false, editHash: 'one' }), post('b')]);
const after = (...posts: readonly unknown[]) => sheet(1, ON, posts);
const later = { observedAt: '2026-09-17T00:00:00Z', counts: { likes: 99, reposts: 2, replies: 1 } };

describe('a sheet that changed', () => {
  it('changed in counts alone when they grew or froze, whenever that was seen', () => {
    const frozen = post('a', { ...later, editHash: 'one', frozen: true });
    expect(isCountsAlone(before, after(frozen, post('b')))).toBe(true);
  });

  it.each([
    ['a post was added', after(post('a', { editHash: 'one' }), post('b'), post('c'))],
    ['a post was edited', after(post('a', { editHash: 'two' }), post('b'))],
    ['a post went', after(post('a', { editHash: 'one' }))],
    ['a post was deleted', after({ id: 'a', observedAt: later.observedAt, gone: true }, post('b'))],
    ['a purpose went', after(post('a', { editHash: 'one', purposes: ['engagement'] }), post('b'))],
  ])('changed in more than counts where %s', (_, changed) => {
    expect(isCountsAlone(before, changed)).toBe(false);
  });

  it('changed in more than counts where there was none, or one of another consent', () => {
    expect(isCountsAlone(undefined, before)).toBe(false);
    const another = { ...before, generation: '00000000-0000-4000-8000-00000000ffff' };
    expect(isCountsAlone(another, before)).toBe(false);
  });
});
