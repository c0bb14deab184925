import { describe, expect, it } from 'vitest';

import { ServiceError, type ErrorKind } from '../../../shared/errors.ts';
import { resolveHandle } from '../../../shared/platforms/bluesky-handle.ts';
import type { SafeFetch } from '../../../shared/platforms/safe-fetch.ts';

const HOST = 'https://ann.example.com/.well-known/atproto-did';
const SERVICE = 'https://service.example/xrpc/com.atproto.identity.resolveHandle?handle=ann.example.com';

/** Whoever is not named does not answer. */
const resolve = (answers: Readonly<Record<string, readonly [status: number, body: string] | ErrorKind>>) => {
  const fetch: SafeFetch = (url) => {
    const answer = answers[url.href] ?? 'unavailable';
    return typeof answer === 'string'
      ? Promise.reject(new ServiceError(answer, 'no answer'))
      : Promise.resolve(new Response(answer[1], { status: answer[0] }));
  };
  return resolveHandle({ fetch, service: 'https://service.example' }, 'ann.example.com');
};

describe('a handle', () => {
  it('leads where its own host says, whatever the service says', async () => {
    expect(
      await resolve({ [HOST]: [200, 'did:plc:host\n'], [SERVICE]: [200, '{"did":"did:plc:other"}'] }),
    ).toBe('did:plc:host');
    expect(await resolve({ [HOST]: [200, 'did:plc:host'] })).toBe('did:plc:host');
  });

  it.each([
    ['is not there', 'unavailable'],
    ['may not be asked', 'not-permitted'],
    ['is an ordinary page', [200, '<!doctype html>']],
    ['knows no such page', [404, 'did:plc:of-an-error-page']],
  ] as const)('leads where the service says if its host %s', async (_, answer) => {
    expect(await resolve({ [HOST]: answer, [SERVICE]: [200, '{"did":"did:plc:service"}'] })).toBe(
      'did:plc:service',
    );
  });

  it('leads nowhere if the service knows none, since a host that is silent may not exist', async () => {
    expect(await resolve({ [SERVICE]: [400, '{"error":"InvalidRequest"}'] })).toBeUndefined();
    expect(await resolve({ [HOST]: [404, ''], [SERVICE]: [404, ''] })).toBeUndefined();
  });

  it.each([
    ['is silent', 'unavailable'],
    ['fails', [502, 'Bad Gateway']],
    ['asks for patience', [429, '{}']],
    ['answers nonsense', [200, '{"did":"ann"}']],
  ] as const)('is for later if the service %s and the host does not know', async (_, answer) => {
    await expect(resolve({ [HOST]: [404, ''], [SERVICE]: answer })).rejects.toMatchObject({
      kind: 'unavailable',
    });
  });

  it('hides no fault of our own', async () => {
    await expect(resolve({ [HOST]: 'invariant' })).rejects.toMatchObject({ kind: 'invariant' });
  });
});
