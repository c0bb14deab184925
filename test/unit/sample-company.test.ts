import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { accountsOf } from '../../infra/local/sample/accounts.ts';
import { draftPosts } from '../../infra/local/sample/draft-posts.ts';
import { toFiles } from '../../infra/local/sample/post-files.ts';
import { linksOf } from '../../infra/local/sample/post-text.ts';
import { loadCast, loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';

const sample = loadSampleCompany({ directory: SAMPLE_DIRECTORY, endsOn: '2026-03-31' });
const withWords = sample.posts.filter((post) => post.boosts === undefined);

const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.jsonl?$/u.test(name))
    .map((name) => join(directory, name));

const rawData = filesBelow(SAMPLE_DIRECTORY)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('the posts of the sample company', () => {
  it('are some fifteen hundred over ten weeks, and a few before', () => {
    expect(sample.posts.length).toBeGreaterThan(1450);
    expect(sample.posts.length).toBeLessThan(1650);
    expect(sample.posts.filter((post) => post.at < sample.moment(0)).length).toBeGreaterThan(30);
    expect(sample.posts.every((post) => post.at < sample.moment(70))).toBe(true);
  });

  it('are what the generator makes of the texts today, byte for byte', () => {
    const files = toFiles(draftPosts(loadCast(SAMPLE_DIRECTORY), SAMPLE_DIRECTORY));
    const kept = readdirSync(join(SAMPLE_DIRECTORY, 'posts')).map((name): [string, string] => [
      name,
      readFileSync(join(SAMPLE_DIRECTORY, 'posts', name), 'utf8'),
    ]);
    expect(new Map(kept)).toEqual(files);
  });

  it('never read the same twice', () => {
    expect(new Set(withWords.map((post) => post.text)).size).toBe(withWords.length);
  });

  it('rest on at least 350 texts written by hand', () => {
    const texts = new Set<string>();
    for (const name of readdirSync(join(SAMPLE_DIRECTORY, 'texts'))) {
      const raw = readFileSync(join(SAMPLE_DIRECTORY, 'texts', name), 'utf8');
      for (const match of raw.matchAll(/^\s+(?:"text": )?"((?:[^"\\]|\\.){5,})",?$/gmu))
        texts.add(match[1] ?? '');
    }
    expect(texts.size).toBeGreaterThan(350);
  });

  it('have no gap, alternative or marker left unfilled', () => {
    expect(
      withWords.filter((post) => /[{}]|\[[^\]]*\|/u.test(`${post.text} ${post.edit?.text ?? ''}`)),
    ).toEqual([]);
  });

  it('are partly edited, deleted, boosted, replies, followers-only, and in other languages', () => {
    const count = (test: (post: (typeof sample.posts)[number]) => boolean): number =>
      sample.posts.filter(test).length;
    expect(count((post) => post.edit !== undefined)).toBeGreaterThan(30);
    expect(count((post) => post.deletedAt !== undefined)).toBeGreaterThan(30);
    expect(count((post) => post.boosts !== undefined)).toBeGreaterThan(30);
    expect(count((post) => post.replyTo !== undefined)).toBeGreaterThan(40);
    expect(count((post) => post.visibility === 'private')).toBeGreaterThan(3);
    expect(new Set(sample.posts.map((post) => post.language)).size).toBeGreaterThanOrEqual(8);
  });

  it('have counts with a heavy tail: the top hundredth draws over a tenth of all likes', () => {
    const likes = withWords.map((post) => post.final.likes).toSorted((a, b) => b - a);
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
    expect(sum(likes.slice(0, Math.ceil(likes.length / 100))) / sum(likes)).toBeGreaterThan(0.1);
  });

  it('hold a planted leak of every kind, and hard negatives beside them', () => {
    const truths = [...sample.truths.values()];
    const kinds = new Set(truths.flatMap((truth) => truth.leaks.map((leak) => leak.what)));
    for (const what of [
      'aws-access-key',
      'github-token',
      'gitlab-token',
      'slack-token',
      'stripe-key',
      'google-key',
      'npm-token',
      'sendgrid-key',
      'jwt',
      'private-key',
      'connection-string',
      'password',
      'api-key',
      'codename',
      'client',
      'product',
      'email',
      'iban',
      'card',
      'layoffs',
      'merger',
      'litigation',
      'roadmap',
      'security-incident',
      'customer-data',
      'results-before-publication',
      'internal-communication',
      'proprietary-research',
    ]) {
      expect(kinds).toContain(what);
    }
    expect(new Set(truths.flatMap((truth) => truth.hardNegative ?? [])).size).toBeGreaterThanOrEqual(20);
  });

  it('are deleted so rarely that no account ever loses five at once', () => {
    const losses = Map.groupBy(
      sample.posts.filter((post) => post.deletedAt !== undefined),
      (post) => `${post.author} ${post.deletedAt?.toISOString().slice(0, 10) ?? ''}`,
    );
    expect(Math.max(...[...losses.values()].map((posts) => posts.length))).toBeLessThan(5);
  });
});

describe('what the sample invents', () => {
  it('links only to domains reserved for examples', () => {
    const hosts = withWords
      .flatMap((post) => linksOf(`${post.text} ${post.edit?.text ?? ''}`))
      .map((link) => new URL(link).hostname);
    expect(hosts.length).toBeGreaterThan(50);
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
    expect(rawData.match(/\b[a-z0-9-]+\.(?:com|org|net|io|dev|app|co|uk|de|fr|nl|social)\b/giu)).toBeNull();
    expect([...rawData.matchAll(/@[\w.-]+\.(\w+)/gu)].filter((match) => match[1] !== 'example')).toEqual([]);
  });

  it('keeps no text in the repository that a secret scanner would take for a credential', () => {
    const shapes =
      /AKIA(?!IOSFODNN7EXAMPLE)[A-Z0-9]{16}|gh[pousr]_\w{20}|glpat-\w{10}|xox[bp]-\d|sk_live_\w{10}|AIza\w{10}|npm_\w{20}|SG\.\w{10}|PRIVATE KEY|eyJ\w{10}/u;
    expect(shapes.exec(rawData)).toBeNull();
  });

  it('is found in the texts once they are loaded, and nowhere but in posts labelled so', () => {
    const shape = /AKIAWENDLE|WendleFake|WndlFake/u;
    const leaking = withWords.filter((post) => shape.test(`${post.text} ${post.edit?.text ?? ''}`));
    expect(leaking.length).toBeGreaterThan(12);
    expect(leaking.filter((post) => (sample.truths.get(post.id)?.leaks.length ?? 0) === 0)).toEqual([]);
  });

  it('gives every account its own id and handle', () => {
    const accounts = accountsOf(sample);
    expect(accounts).toHaveLength(77);
    expect(new Set(accounts.map((account) => account.id)).size).toBe(77);
    expect(new Set(accounts.map((account) => account.handle)).size).toBe(77);
  });
});
