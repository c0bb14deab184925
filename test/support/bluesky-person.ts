import * as z from 'zod';

import { PostId } from '../../shared/ids.ts';

const Session = z.object({ did: z.string(), handle: z.string(), accessJwt: z.string() });
const Ref = z.object({ uri: z.string(), cid: z.string() });
/** A record's address and the hash of its content. */
export type Ref = z.infer<typeof Ref>;
const Blob = z.object({ blob: z.record(z.string(), z.unknown()) });

export const PASSWORD = 'a password for tests';
const ADMIN = `Basic ${Buffer.from('admin:admin-pass').toString('base64')}`;
const POSTS = 'app.bsky.feed.post';

/** The id by which Candor knows a post. */
export const postIdOf = ({ uri }: Ref): PostId => PostId.parse(uri.slice(uri.lastIndexOf('/') + 1));

interface Call {
  readonly method: string;
  readonly body?: unknown;
  readonly authorization?: string;
  readonly type?: string;
}

const call = async (pds: string, { method, body, authorization, type }: Call): Promise<unknown> => {
  const answer = await fetch(`${pds}/xrpc/${method}`, {
    method: 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': type ?? 'application/json' }),
      ...(authorization !== undefined && { authorization }),
    },
    ...(body !== undefined && {
      body: Buffer.isBuffer(body) ? Uint8Array.from(body) : JSON.stringify(body),
    }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} is refused: ${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
};

/** Somebody with an account at a real server, who writes as an app would. */
export class BlueskyPerson {
  readonly did: string;
  readonly handle: string;
  readonly #pds: string;
  readonly #token: string;

  private constructor(pds: string, { did, handle, accessJwt }: z.infer<typeof Session>) {
    this.did = did;
    this.handle = handle;
    this.#pds = pds;
    this.#token = accessJwt;
  }

  /** Opens an account; `name` is the handle's first part. */
  static async join(pds: string, name: string): Promise<BlueskyPerson> {
    const body = { handle: `${name}.test`, email: `${name}@people.test`, password: PASSWORD };
    return new BlueskyPerson(
      pds,
      Session.parse(await call(pds, { method: 'com.atproto.server.createAccount', body })),
    );
  }

  /** `record` overrides what a post has anyway; `key` is chosen by the server where it is not given. */
  async post(text: string, record: Readonly<Record<string, unknown>> = {}, key?: string): Promise<Ref> {
    const createdAt = new Date().toISOString();
    return this.#write('createRecord', {
      collection: POSTS,
      ...(key !== undefined && { rkey: key }),
      record: { $type: POSTS, text, createdAt, ...record },
    });
  }

  async edit(post: Ref, record: Readonly<Record<string, unknown>>): Promise<Ref> {
    return this.#write('putRecord', {
      collection: POSTS,
      rkey: postIdOf(post),
      record: { $type: POSTS, ...record },
    });
  }

  async like(subject: Ref): Promise<Ref> {
    return this.#refer('app.bsky.feed.like', subject);
  }

  async repost(subject: Ref): Promise<Ref> {
    return this.#refer('app.bsky.feed.repost', subject);
  }

  async reply(text: string, parent: Ref): Promise<Ref> {
    return this.post(text, { reply: { root: parent, parent } });
  }

  /** Deletes any record: a post, a like, a repost. */
  async delete({ uri }: Ref): Promise<void> {
    const [, , , collection, rkey] = uri.split('/');
    await this.call('com.atproto.repo.deleteRecord', { repo: this.did, collection, rkey });
  }

  /** Writes many posts at once. */
  async postAll(posts: readonly { readonly key: string; readonly text: string; readonly createdAt: Date }[]) {
    const writes = posts.map(({ key, text, createdAt }) => ({
      $type: 'com.atproto.repo.applyWrites#create',
      collection: POSTS,
      rkey: key,
      value: { $type: POSTS, text, createdAt: createdAt.toISOString() },
    }));
    await this.call('com.atproto.repo.applyWrites', { repo: this.did, writes });
  }

  /** A post that is there, with what it takes to refer to it. */
  async find(id: PostId): Promise<Ref> {
    const url = new URL('/xrpc/com.atproto.repo.getRecord', this.#pds);
    url.search = new URLSearchParams({ repo: this.did, collection: POSTS, rkey: id }).toString();
    return Ref.parse(await (await fetch(url)).json());
  }

  async upload(image: Buffer, type: string): Promise<Readonly<Record<string, unknown>>> {
    const answer = await call(this.#pds, {
      method: 'com.atproto.repo.uploadBlob',
      body: image,
      type,
      authorization: `Bearer ${this.#token}`,
    });
    return Blob.parse(answer).blob;
  }

  async call(method: string, body?: unknown): Promise<unknown> {
    return call(this.#pds, { method, body, authorization: `Bearer ${this.#token}` });
  }

  /** What the server's administrators do with the account. */
  async callAsAdmin(method: string, body: unknown): Promise<unknown> {
    return call(this.#pds, { method, body, authorization: ADMIN });
  }

  async #refer(collection: string, subject: Ref): Promise<Ref> {
    const record = { $type: collection, subject, createdAt: new Date().toISOString() };
    return this.#write('createRecord', { collection, record });
  }

  async #write(method: string, body: Readonly<Record<string, unknown>>): Promise<Ref> {
    return Ref.parse(await this.call(`com.atproto.repo.${method}`, { repo: this.did, ...body }));
  }
}
