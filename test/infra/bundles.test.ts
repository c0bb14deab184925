import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { bundleFunctions } from '../../infra/bundle.ts';
import { withPlainKeys } from '../../infra/lean-sdk.ts';
import { withoutJsonSchema } from '../../infra/lean-zod.ts';
import { SITES, WORKERS } from '../../shared/names.ts';

/** What a cold start may have to read. */
const BUDGET = 1_000_000;
const directory = mkdtempSync(join(tmpdir(), 'bundles-'));
const sizes = await bundleFunctions(directory);
const codeOf = (name: string): string => readFileSync(join(directory, name, 'index.mjs'), 'utf8');

describe('the code of the functions', () => {
  it('is a bundle for each function, every one under a megabyte', () => {
    expect(Object.keys(sizes).toSorted()).toEqual(
      [...WORKERS, ...SITES.map((site) => `${site}-site`)].toSorted(),
    );
    expect(Object.entries(sizes).filter(([, bytes]) => bytes === 0 || bytes >= BUDGET)).toEqual([]);
  });

  it('says what a file holds, byte by byte', () => {
    const relay = readFileSync(join(directory, 'relay', 'index.mjs'));
    expect(sizes['relay']).toBe(relay.byteLength);
  });

  it('knows the calls of a service that it makes, and not those it never makes', () => {
    const site = codeOf('participant-site');
    const names = [
      'GetObjectRequest',
      'InvocationRequest',
      'CreateFunctionRequest',
      'CreateBucketConfiguration',
    ];
    expect(names.filter((name) => site.includes(`"${name}"`))).toEqual([
      'GetObjectRequest',
      'InvocationRequest',
    ]);
  });

  it('looks for credentials in the environment alone: no file, no program, no other role', () => {
    const elsewhere = ['GetRoleCredentials', 'AssumeRoleWithWebIdentity', 'credential_process'];
    // What shows people their own posts calls no service at all.
    const calling = Object.keys(sizes).filter((name) => name !== 'preview-posts');
    expect(codeOf('preview-posts').includes('AWS_ACCESS_KEY_ID')).toBe(false);
    const wrong = calling.filter((name) => {
      const code = codeOf(name);
      return !code.includes('AWS_ACCESS_KEY_ID') || elsewhere.some((word) => code.includes(word));
    });
    expect(wrong).toEqual([]);
  });
});

describe('JSON Schema', () => {
  it('is written by those functions that read fields off schemas, and left out of every other', () => {
    const names = Object.keys(sizes);
    const writing = names.filter((name) => codeOf(name).includes('unrepresentable:"any"'));
    expect(writing.toSorted()).toEqual(['oversight-site', 'publish-summary', 'seal-day']);
    const lean = names.filter((name) => codeOf(name).includes('JSON Schema is left out of bundles'));
    expect(lean.toSorted()).toEqual(names.filter((name) => !writing.includes(name)).toSorted());
  });

  it('is not left out of a package that is written otherwise', () => {
    expect(() => withoutJsonSchema('export const string = () => {};')).toThrow('written otherwise');
  });
});

describe('plain keys', () => {
  it('stand where keys were read from constants, and nothing else changes', () => {
    const code = [
      'const _h = "http";',
      'const _hQ = "httpQuery";',
      'const n0 = "com.amazonaws.s3";',
      'export var A$ = [3, n0, _A, { [_h]: ["GET", "/{Bucket}"] }, [[0, { [_hQ]: _rcc }], _h]];',
      'const b = { [_unknown]: 1, [n0]: 2 };',
    ].join('\n');
    expect(withPlainKeys(code)).toBe(
      [
        'const _h = "http";',
        'const _hQ = "httpQuery";',
        'const n0 = "com.amazonaws.s3";',
        'export var A$ = [3, n0, _A, { "http": ["GET", "/{Bucket}"] }, [[0, { "httpQuery": _rcc }], _h]];',
        'const b = { [_unknown]: 1, [n0]: 2 };',
      ].join('\n'),
    );
  });
});
