import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';
import { describe, expect, it } from 'vitest';

import { htmlToText, linksInHtml } from '../../shared/platforms/html-text.ts';
import { readStatus } from '../../shared/platforms/mastodon-status.ts';

describe('HTML of posts', () => {
  it.each([
    ['<p>one<br>two</p><p>three &amp; &lt;b&gt; &#39;four&#x27;</p>', "one\ntwo\n\nthree & <b> 'four'"],
    [
      '<p>a <a href="https://x.example/?a=1&amp;b=2"><span class="invisible">https://</span>x.example</a></p>',
      'a https://x.example',
    ],
    ['no tags & no end <a', 'no tags & no end'],
    ['&amp;lt; &bogus; &#xD800; &#0;', '&lt; &bogus; \uFFFD \uFFFD'],
  ])('%s reads %j', (html, text) => expect(htmlToText(html)).toBe(text));

  it('gives links without those of mentions and tags', () => {
    const html =
      '<a href="https://x.example/?a=1&amp;b=2">x</a> <a class="u-url mention" href="https://s.example/@a">a</a> <a href="javascript:alert(1)">b</a>';
    expect(linksInHtml(html)).toEqual(['https://x.example/?a=1&b=2']);
  });

  it('is read in time that grows with its length alone', () => {
    for (const piece of ['<', '<a ', '&', '&amp', '<a href="', '</p>']) htmlToText(piece.repeat(200_000));
    for (const piece of ['<a ', '<a href="']) linksInHtml(piece.repeat(20_000));
  });
});

const documented = join(
  process.env['CANDOR_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data'),
  'platforms',
  'mastodon-documented-answers.jsonl',
);
const hasDocumented = existsSync(documented);
if (!hasDocumented)
  console.warn(`SKIPPED: the documented answers of Mastodon are not at ${documented}; set CANDOR_DATA`);

const NOW = new Date('2026-03-10T12:00:00Z');

describe('a status that its server dates', () => {
  const readAt = (moment: string) => {
    const status = {
      id: '1',
      created_at: moment,
      visibility: 'public',
      uri: 'https://s.example/1',
      content: '<p>Words</p>',
      account: { id: '7' },
    };
    return readStatus(status, { own: '7', host: 's.example', now: NOW });
  };

  it('up to a day ahead is taken for now, as clocks differ', () => {
    for (const moment of ['2026-03-10T12:00:01Z', '2026-03-11T12:00:00Z'])
      expect(readAt(moment)).toMatchObject({ kind: 'own', post: { postedAt: NOW } });
    expect(readAt('2026-03-10T11:59:59Z')).toMatchObject({
      post: { postedAt: new Date('2026-03-10T11:59:59Z') },
    });
  });

  it('further ahead is none that can be', () => {
    for (const moment of ['2026-03-11T12:00:01Z', '2126-03-10T12:00:00Z', '9999-12-31T23:59:59Z'])
      expect(readAt(moment)).toEqual({ kind: 'malformed' });
  });
});

describe.skipIf(!hasDocumented)('the documented answers', () => {
  const Case = z.object({ case: z.string(), body: z.unknown() });
  const cases = hasDocumented
    ? readFileSync(documented, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => Case.parse(JSON.parse(line)))
    : [];
  const hasAccount = z.object({
    account: z.object({ id: z.string() }),
    content: z.string(),
    created_at: z.string(),
    visibility: z.string(),
  });

  it('are all read or refused, and none makes the reader throw', () => {
    expect(cases.length).toBeGreaterThan(200);
    for (const { body } of cases)
      expect(['own', 'not-own', 'malformed']).toContain(
        readStatus(body, { own: '1', host: 's.example', now: NOW }).kind,
      );
  });

  it('that are whole public statuses are read as their author’s own', () => {
    const statuses = cases
      .flatMap(({ body }): readonly unknown[] => (Array.isArray(body) ? body : [body]))
      .flatMap((body: unknown) => {
        const status = hasAccount.safeParse(body);
        return status.success && status.data.visibility === 'public'
          ? [{ body, own: status.data.account.id }]
          : [];
      });
    expect(statuses.length).toBeGreaterThan(2);
    const kinds = statuses.map(
      ({ body, own }) => readStatus(body, { own, host: 's.example', now: NOW }).kind,
    );
    expect(kinds.filter((kind) => kind === 'malformed')).toEqual([]);
  });
});
