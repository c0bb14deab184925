import { describe, expect, it } from 'vitest';

import { lookAtPlatform } from '../../functions/ingest-account/look-at-platform.ts';
import { addDays } from '../../shared/clock.ts';
import type { PostId } from '../../shared/ids.ts';
import type { LivePost } from '../../shared/posts/day-sheet.ts';
import type { SourcePost } from '../../shared/posts/post.ts';
import { FakePostSource } from '../support/fake-post-source.ts';
import { ACCOUNT, at } from '../support/fake-world.ts';

const NOW = at(48);
const SINCE = addDays(NOW, -8);

const rowOf = ({ id, postedAt }: SourcePost, absentSince?: Date): LivePost => ({
  id,
  observedAt: postedAt.toISOString(),
  postedAt: postedAt.toISOString(),
  purposes: ['engagement'],
  frozen: false,
  ...(absentSince !== undefined && { absentSince: absentSince.toISOString() }),
});

const look = (source: FakePostSource, rows: readonly LivePost[]) =>
  lookAtPlatform(
    source,
    { account: ACCOUNT, since: SINCE, now: NOW, checkConsent: () => Promise.resolve() },
    new Map<PostId, LivePost>(rows.map((row) => [row.id, row])),
  );

describe('looking at a platform', () => {
  it('finds a post gone that its platform no longer has, and only that', async () => {
    const source = new FakePostSource({ now: () => NOW });
    const [kept, deleted] = [1, 2].map((hours) =>
      source.publish(ACCOUNT, { text: 'x', postedAt: addDays(NOW, -hours / 24) }),
    );
    if (kept === undefined || deleted === undefined) throw new Error('nothing was published');
    source.delete(ACCOUNT, deleted.id);
    const seen = await look(source, [rowOf(kept), rowOf(deleted)]);
    expect(seen).toMatchObject({ missing: [{ id: deleted.id, certain: true }] });
  });

  it('never finds a post gone that is there and cannot be read, however often it looks', async () => {
    const source = new FakePostSource({ now: () => NOW });
    const post = source.publish(ACCOUNT, { text: 'x', postedAt: addDays(NOW, -1) });
    source.garble(ACCOUNT, post.id);
    for (const row of [rowOf(post), rowOf(post, addDays(NOW, -2))]) {
      expect(await look(source, [row])).toMatchObject({ missing: [], complete: true });
    }
  });
});
