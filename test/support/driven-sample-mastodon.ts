import { startMastodonServer, type MastodonServer } from '../../infra/local/sample/mastodon-server.ts';
import {
  loadSampleCompany,
  SAMPLE_DIRECTORY,
  type SampleCompany,
} from '../../infra/local/sample/sample-company.ts';
import type { SamplePost } from '../../infra/local/sample/timeline.ts';
import { addDays } from '../../shared/clock.ts';
import { PostId } from '../../shared/ids.ts';
import { mastodonAccountId } from '../../shared/platforms/mastodon-account.ts';
import { createMastodonPostSource } from '../../shared/platforms/post-source.mastodon.ts';
import { createSafeFetch } from '../../shared/platforms/safe-fetch.node.ts';
import type { DrivenPlatform, Draft } from './driven-platform.ts';
import { samplePost } from './sample-post.ts';

const now = new Date('2026-03-10T12:00:00Z');
const company = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-31' });
const own = company.company.official[0]?.id ?? '';
const other = company.company.official[1]?.id ?? '';

const FIRST_ID = 200_000_000_000_000_000n;

const postOf = ({ text, at }: Draft, author = own): SamplePost =>
  samplePost({ id: String(FIRST_ID + BigInt(at.getTime())), author, at, text });

/** The server's story is fixed when it starts, so a change to it starts the server anew, at the same address. */
class Retold {
  readonly posts = new Map<string, SamplePost>();
  #server: MastodonServer | undefined;
  #sample: SampleCompany = { ...company, posts: [] };
  #requestsPerWindow = 7_500;

  get server(): MastodonServer {
    if (this.#server === undefined) throw new Error('the server is not open');
    return this.#server;
  }

  async tell(
    change: Partial<SampleCompany> = {},
    requestsPerWindow = this.#requestsPerWindow,
  ): Promise<this> {
    const port = this.#server === undefined ? 0 : Number(new URL(this.#server.origin).port);
    await this.#server?.close();
    this.#requestsPerWindow = requestsPerWindow;
    this.#sample = { ...this.#sample, ...change, posts: [...this.posts.values()] };
    this.#server = await startMastodonServer({
      sample: this.#sample,
      now: () => now,
      port,
      requestsPerWindow,
    });
    return this;
  }

  async add(posts: readonly SamplePost[]): Promise<readonly PostId[]> {
    for (const post of posts) this.posts.set(post.id, post);
    await this.tell();
    return posts.map(({ id }) => PostId.parse(id));
  }

  async change(id: PostId, change: Partial<SamplePost>): Promise<void> {
    const post = this.posts.get(id);
    if (post === undefined) throw new Error(`no post ${id}`);
    await this.add([{ ...post, ...change }]);
  }
}

/** The Mastodon connector on the server that the sample company's posts are on, without them. */
export const openSampleMastodon = async (): Promise<DrivenPlatform> => {
  const story = await new Retold().tell();
  const { origin, host } = story.server;
  return {
    // A client of its own for each telling: no connection is left over from the one before.
    get source() {
      const fetch = createSafeFetch([origin]);
      return createMastodonPostSource({ fetch, allowedOrigins: [origin], clock: { now: () => now } });
    },
    account: mastodonAccountId(host, own),
    now,
    pageSize: 40,
    strangeId: PostId.parse('100000000000000000'),
    requests: () => story.server.reads().length,
    publish: (drafts) => story.add(drafts.map((draft) => postOf(draft))),
    edit: (id, text) => story.change(id, { edit: { at: now, text } }),
    delete: (id) => story.change(id, { deletedAt: now }),
    setCounts: (id, counts) => story.change(id, { final: counts }),
    repost: async (at) => {
      const original = postOf({ text: 'of somebody else', at: addDays(at, -1) }, other);
      await story.add([original, { ...postOf({ text: '', at }), boosts: original.id }]);
    },
    rateLimit: async () => void (await story.tell({}, 0)),
    breakDown: () => story.server.close(),
    removeAccount: async () =>
      void (await story.tell({ company: { ...company.company, official: [] }, people: [] })),
    close: () => story.server.close(),
  };
};
