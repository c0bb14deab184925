import { describe, expect, it } from 'vitest';

import { resolveDid } from '../../shared/platforms/bluesky-identity.ts';
import { timeOfKey } from '../../shared/platforms/bluesky-record.ts';
import type { SafeFetch } from '../../shared/platforms/safe-fetch.ts';
import { keyAt } from '../support/small-bluesky.ts';

const now = new Date('2026-03-10T12:00:00Z');

describe('a record’s key', () => {
  it('tells when the record was written', () => {
    expect(timeOfKey(keyAt(now))).toEqual(now);
    // A key from the AT Protocol's documentation, and what is no such key.
    expect(timeOfKey('3jzfcijpj2z2a')?.toISOString().slice(0, 4)).toBe('2023');
    expect(timeOfKey('self')).toBeUndefined();
  });
});

describe('an account’s identity', () => {
  const answering =
    (status: number, body: unknown = {}): SafeFetch =>
    () =>
      Promise.resolve(Response.json(body, { status }));
  const resolve = (did: string, fetch: SafeFetch) => resolveDid(fetch, 'https://plc.example', did);

  it.each(['javascript:alert(1)', 'mailto:a@b.example', 'no address', 7])(
    'is out of reach when its server is said to be %j',
    async (serviceEndpoint) => {
      const did = 'did:plc:abcdefghijklmnopqrstuvwx';
      const service = [{ id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint }];
      await expect(resolve(did, answering(200, { id: did, service }))).rejects.toMatchObject({
        kind: 'unavailable',
      });
    },
  );

  it.each([
    ['did:plc:abcdefghijklmnopqrstuvwx', 404],
    ['did:plc:abcdefghijklmnopqrstuvwx', 410],
    ['did:web:ann.example', 410],
  ])('%s is gone when the answer is %i', async (did, status) => {
    expect(await resolve(did, answering(status))).toBeUndefined();
  });

  it.each([
    ['did:web:ann.example', 404],
    ['did:web:ann.example', 403],
    ['did:web:ann.example', 503],
    ['did:plc:abcdefghijklmnopqrstuvwx', 503],
  ])('%s is only out of reach when the answer is %i', async (did, status) => {
    await expect(resolve(did, answering(status))).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it.each([
    'did:web:a%zz',
    'did:web:%',
    'did:web:ann.example%2Fother',
    'did:web:ann.example%3A8443%2F',
    'did:web:ann%40firm.example',
    // Other spellings of what is written did:web:ann.example.
    'did:web:ANN.example',
    'did:web:ann.example.',
    'did:web:ann.example%3A443',
    'did:web:%61nn.example',
    'did:plc:short',
    'did:key:z6Mk',
  ])('%s is none, and nobody is asked', async (did) => {
    let asked = 0;
    const fetch: SafeFetch = () => {
      asked += 1;
      return Promise.resolve(new Response());
    };
    await expect(resolve(did, fetch)).rejects.toMatchObject({ kind: 'invalid-input' });
    expect(asked).toBe(0);
  });
});
