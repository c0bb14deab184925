import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { expandMarkers, MARKERS, unknownMarkers } from '../../infra/local/sample/fake-secrets.ts';
import { lineOfPath } from '../../infra/local/sample/parse-lines.ts';
import { loadSampleCompany, SAMPLE_DIRECTORY } from '../../infra/local/sample/sample-company.ts';

describe('loading the sample company', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'candor-sample-'));
    for (const name of ['company.json', 'people.json', 'posts']) {
      cpSync(join(SAMPLE_DIRECTORY, name), join(directory, name), { recursive: true });
    }
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const change = (name: string, replace: (text: string) => string): void => {
    const file = join(directory, name);
    writeFileSync(file, replace(readFileSync(file, 'utf8')));
  };
  const load = (): unknown => loadSampleCompany({ directory, endsOn: '2026-03-31' });

  it('counts days back from the end date, so that the last of seventy days is the end date', () => {
    const sample = loadSampleCompany({ directory, endsOn: '2026-03-31' });
    expect(sample.moment(69, 61).toISOString()).toBe('2026-03-31T01:01:00.000Z');
    expect(sample.moment(0).toISOString()).toBe('2026-01-21T00:00:00.000Z');
    expect(sample.terms.find((term) => term.term === 'MainsEar 3')?.freeFrom).toBe('2026-03-04');
  });

  it('names file, line and path of a value of the wrong type', () => {
    change('posts/week-02.jsonl', (text) => {
      const lines = text.split('\n');
      return [
        ...lines.slice(0, 2),
        lines[2]?.replace(/"minute":\d+/u, '"minute":"noon"'),
        ...lines.slice(3),
      ].join('\n');
    });
    expect(load).toThrow(/^posts\/week-02\.jsonl, line 3, at \/minute: .*expected number.*$/u);
  });

  it('names the line of a file that is no JSON', () => {
    change('company.json', (text) => text.replace('"days": 70,', '"days": 70;'));
    expect(load).toThrow(/company\.json, line 4, at \/: not JSON: [^\n]+$/u);
  });

  it('names the line of a nested value in a file of many lines', () => {
    change('company.json', (text) => text.replace('"severity": "critical"', '"severity": "dire"'));
    const line =
      readFileSync(join(directory, 'company.json'), 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('dire')) + 1;
    expect(load).toThrow(new RegExp(`company\\.json, line ${line}, at /terms/1/severity: `, 'u'));
  });

  it('refuses a post by an account that nobody has', () => {
    change('posts/week-05.jsonl', (text) => text.replace(/"author":"\d+"/u, '"author":"4711"'));
    expect(load).toThrow('posts/week-05.jsonl, line 1, at /author: no account 4711');
  });

  it('refuses an id that is there twice', () => {
    change('posts/week-05.jsonl', (text) => `${text}${text.split('\n')[0] ?? ''}\n`);
    expect(load).toThrow(/posts\/week-05\.jsonl, line \d+, at \/: \d{18} is there twice/u);
  });

  it('refuses a marker that stands for nothing', () => {
    change('posts/week-03.jsonl', (text) => text.replace('"text":"', '"text":"{{passport:1}} '));
    expect(load).toThrow('posts/week-03.jsonl, line 1, at /text: no marker {{passport}}');
  });

  it('refuses decisions out of order', () => {
    change('people.json', (text) =>
      text.replace('"do": "withdraw", "day": 36', '"do": "withdraw", "day": 1'),
    );
    expect(load).toThrow(/people\.json, line \d+, at \/5\/decisions\/1\/day: not after the one before/u);
  });

  it('says in one line that a file is missing', () => {
    rmSync(join(directory, 'people.json'));
    expect(load).toThrow(/people\.json, line 1, at \/: the file cannot be read \(ENOENT\)$/u);
  });
});

describe('finding the line of a path in JSON text', () => {
  const text = '{\n  "a": [\n    1,\n    { "b": "x: {\\"", "c": [\n      true ] }\n  ]\n}';

  it.each([
    [['a'], 2],
    [['a', 0], 3],
    [['a', 1, 'b'], 4],
    [['a', 1, 'c', 0], 5],
    [['a', 7], 2],
    [['nothing'], 1],
  ])('finds %j on line %i', (path, line) => {
    expect(lineOfPath(text, path)).toBe(line);
  });
});

describe('invented secrets', () => {
  it('are the same for the same marker and differ between seeds', () => {
    expect(expandMarkers('{{github-token:1}}')).toBe(expandMarkers('{{github-token:1}}'));
    expect(expandMarkers('{{github-token:1}}')).not.toBe(expandMarkers('{{github-token:2}}'));
  });

  it('have the shape that scanners look for', () => {
    expect(expandMarkers('{{aws-access-key:9}}')).toMatch(/^AKIA[A-Z2-7]{16}$/u);
    expect(expandMarkers('{{github-token:9}}')).toMatch(/^ghp_[A-Za-z0-9]{36}$/u);
    expect(expandMarkers('{{gitlab-token:9}}')).toMatch(/^glpat-[A-Za-z0-9]{20}$/u);
    expect(expandMarkers('{{google-key:9}}')).toMatch(/^AIza[A-Za-z0-9]{35}$/u);
    expect(expandMarkers('{{npm-token:9}}')).toMatch(/^npm_[A-Za-z0-9]{36}$/u);
    expect(expandMarkers('{{sendgrid-key:9}}')).toMatch(/^SG\.[A-Za-z0-9]{22}\.[A-Za-z0-9]{43}$/u);
    expect(expandMarkers('{{slack-token:9}}')).toMatch(/^xoxb-\d{12}-\d{12}-[A-Za-z0-9]{24}$/u);
    expect(expandMarkers('{{stripe-key:9}}')).toMatch(/^sk_live_[A-Za-z0-9]{24}$/u);
  });

  it('pass the checks of account and card numbers', () => {
    const account = expandMarkers('{{iban:9}}').replaceAll(' ', '');
    const digits = `${account.slice(4)}${account.slice(0, 4)}`.replace(/[A-Z]/gu, (letter) =>
      String(letter.charCodeAt(0) - 55),
    );
    expect(BigInt(digits) % 97n).toBe(1n);
    const card = expandMarkers('{{card:9}}').replaceAll(' ', '');
    const sum = Array.from(card, Number).reduce(
      (total, digit, place) =>
        total + (place % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
      0,
    );
    expect(card).toHaveLength(16);
    expect(sum % 10).toBe(0);
  });

  it('leave a marker they do not know, and report it', () => {
    expect(expandMarkers('{{no-such}}')).toBe('{{no-such}}');
    expect(unknownMarkers('{{no-such}} {{jwt}}')).toEqual(['no-such']);
    expect(MARKERS.length).toBeGreaterThanOrEqual(15);
  });
});
