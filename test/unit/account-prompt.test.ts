import { describe, expect, it } from 'vitest';

import { readAccountOptions } from '../../bin/account/account-options.ts';
import { askConsent } from '../../bin/account/ask-consent.ts';
import { readNumbers } from '../../bin/account/choose-posts.ts';
import { askYesOrNo, type Prompt } from '../../bin/account/prompt.ts';
import { NOTICE } from '../../shared/consent/notice.ts';
import { PostId } from '../../shared/ids.ts';
import type { SourcePost } from '../../shared/posts/post.ts';

/** Somebody who answers with these lines in turn, and then not at all. */
const person = (...answers: string[]) => {
  const told: string[] = [];
  const questions: string[] = [];
  const shown: string[] = [];
  const prompt: Prompt = {
    tell: (text) => {
      told.push(text);
      shown.push(text);
    },
    ask: (question) => {
      questions.push(question);
      shown.push(question);
      return Promise.resolve(answers.shift());
    },
    close: () => undefined,
  };
  return { prompt, told, questions, shown };
};

const NOW = new Date('2026-11-21T08:00:00Z');

const post = (id: string, text = 'Words'): SourcePost => ({
  id: PostId.parse(id),
  author: 'did:plc:ann',
  postedAt: new Date('2026-11-20T08:00:00Z'),
  url: `https://bsky.app/profile/did:plc:ann/post/${id}`,
  text,
  tags: [],
  mentions: [],
  links: [],
  counts: null,
});

const ask = async (posts: readonly SourcePost[], ...answers: string[]) => {
  const { prompt, told } = person(...answers);
  let reads = 0;
  const purposes = await askConsent(prompt, {
    handle: 'ann.example',
    notice: NOTICE,
    now: NOW,
    readPosts: () => {
      reads += 1;
      return Promise.resolve(posts);
    },
  });
  return { purposes, reads, told: told.join('\n') };
};

describe('asking the owner of an account', () => {
  it('takes each purpose for itself, with the posts that were chosen', async () => {
    const posts = [post('a'), post('b'), post('c')];
    const { purposes } = await ask(posts, 'ann.example', 'yes', 'no', 'yes', '1 3');
    expect(purposes).toEqual({
      engagement: { scope: { kind: 'chosen-posts', posts: ['a', 'c'] }, givenAt: '2026-11-21T08:00:00.000Z' },
      confidentiality: { scope: { kind: 'all-public' }, givenAt: '2026-11-21T08:00:00.000Z' },
    });
  });

  it.each([
    ['engagement', 'Only posts I choose one by one'],
    ['sentiment', 'Only posts I choose one by one'],
    ['confidentiality', 'All my public posts'],
  ] as const)('says which posts would count for %s before it asks', async (purpose, words) => {
    const { prompt, shown } = person('ann.example', 'no', 'no', 'no');
    const readPosts = () => Promise.resolve([]);
    await askConsent(prompt, { handle: 'ann.example', notice: NOTICE, now: NOW, readPosts });
    const told = shown.findIndex((text) => text.includes(NOTICE.purposes[purpose].title));
    expect(shown[told]).toContain(`\n  Which posts: ${words}\n`);
    expect(shown[told + 1]).toContain('Do you agree?');
  });

  it('asks nothing more, and reads nothing, when somebody does not say that the account is theirs', async () => {
    for (const answer of ['bob.example', '']) {
      const { purposes, reads, told } = await ask([post('a')], answer, 'yes', 'yes', 'yes', 'all');
      expect([purposes, reads]).toEqual([undefined, 0]);
      expect(told).not.toContain(NOTICE.purposes.engagement.title);
    }
  });

  it('takes an answer that never comes for a no', async () => {
    for (const answers of [[], ['ann.example'], ['ann.example', 'yes', 'yes', 'no']]) {
      expect((await ask([post('a')], ...answers)).purposes).toBeUndefined();
    }
  });

  it('reads no post before somebody agreed to a purpose that counts posts', async () => {
    const { purposes, reads } = await ask([post('a')], '@ann.example', 'no', 'no', 'yes');
    expect([Object.keys(purposes ?? {}), reads]).toEqual([['confidentiality'], 0]);
  });

  it('leaves out purposes for which no post was chosen', async () => {
    const { purposes } = await ask([post('a')], 'ann.example', 'yes', 'yes', 'no', 'none');
    expect(purposes).toBeUndefined();
  });

  it('shows posts without anything that could steer the terminal', async () => {
    const { told } = await ask([post('a', 'one\u001B[31mtwo\r\nthree\u202Efour')], 'ann.example', 'yes');
    expect(told).toContain('one [31mtwo three four');
    // eslint-disable-next-line no-control-regex -- what must not be there
    expect(told).not.toMatch(/[\u001B\r\u202E]/u);
  });

  it('asks again until it is told yes or no', async () => {
    const { prompt, questions } = person('maybe', 'Y');
    expect(await askYesOrNo(prompt, 'Well?')).toBe(true);
    expect(questions).toHaveLength(2);
  });
});

describe('numbers of posts', () => {
  it.each([
    ['1 3', [0, 2]],
    ['3,1, 3', [0, 2]],
    ['2-4', [1, 2, 3]],
    ['ALL', [0, 1, 2, 3]],
    ['none', []],
  ])('reads %s', (answer, indexes) => expect(readNumbers(answer, 4)).toEqual(indexes));

  it.each(['', '0', '5', '3-2', '1-99999', 'one', '-1', '1.5'])('refuses %j', (answer) =>
    expect(readNumbers(answer, 4)).toBeUndefined(),
  );
});

describe('options of a run with an account', () => {
  it('uses the public network unless told otherwise', () => {
    expect(readAccountOptions(['--account', 'bluesky:ann.example', '--tag', '#Launch'])).toEqual({
      name: 'ann.example',
      once: false,
      json: false,
      port: 8400,
      tags: ['launch'],
      network: {
        plcDirectory: 'https://plc.directory',
        appView: 'https://public.api.bsky.app',
        allowedOrigins: [],
      },
    });
  });

  it.each([
    ['mastodon:@ann@example.social', 'participant site'],
    ['ann.example', 'bluesky:<handle>'],
    ['bluesky:', 'bluesky:<handle>'],
  ])('says what to write instead of %s', (account, words) =>
    expect(() => readAccountOptions([`--account=${account}`])).toThrow(words),
  );

  it('refuses addresses and ports that cannot be', () => {
    const account = '--account=bluesky:ann.example';
    expect(() => readAccountOptions([account, '--appview', 'ftp://host'])).toThrow('--appview ftp://host');
    expect(() => readAccountOptions([account, '--port', '80'])).toThrow('--port 80');
  });
});
