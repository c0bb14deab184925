import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createSite } from '../../functions/web/site.tsx';
import { ServiceError, type ErrorKind } from '../../shared/errors.ts';
import { httpHandler, TOO_LARGE, type Fetch } from '../../shared/runtime/http.ts';
import type { LogEvent, LogFields } from '../../shared/runtime/logger.ts';
import { LAMBDA_CONTEXT } from '../support/lambda-context.ts';
import { siteParts } from '../support/site-bench.ts';

const event = (changes: Record<string, unknown> = {}, method = 'GET') => ({
  version: '2.0',
  rawPath: '/page',
  rawQueryString: '',
  headers: { host: 'public.example.com' },
  isBase64Encoded: false,
  requestContext: { domainName: 'api.example', requestId: 'request-1', http: { method } },
  ...changes,
});

const Result = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  cookies: z.array(z.string()).optional(),
  body: z.string(),
  isBase64Encoded: z.boolean().optional(),
});

const call = async (fetch: Fetch, asked: unknown = event()) => {
  const logs: (readonly [LogEvent, LogFields | undefined])[] = [];
  const handler = httpHandler(fetch, (name, fields) => void logs.push([name, fields]));
  return { ...Result.parse(await handler(asked, LAMBDA_CONTEXT)), logs };
};

/** Answers with what it was asked. */
const echo: Fetch = async (request) =>
  Response.json({
    url: request.url,
    method: request.method,
    headers: Object.fromEntries(request.headers),
    bytes: [...new Uint8Array(await request.arrayBuffer())],
  });
const echoed = async (asked: unknown) =>
  z
    .object({
      url: z.string(),
      method: z.string(),
      headers: z.record(z.string(), z.string()),
      bytes: z.array(z.number()),
    })
    .parse(JSON.parse((await call(echo, asked)).body));

describe('a request', () => {
  it('comes with address, query, cookies and headers as they were sent', async () => {
    const asked = event({
      rawPath: '/a%20b',
      rawQueryString: 'q=1&q=%E2%82%AC',
      cookies: ['one=1', 'two=2'],
      headers: { host: 'public.example.com', 'accept-language': 'de' },
    });
    const { url, headers } = await echoed(asked);
    expect(url).toBe('https://public.example.com/a%20b?q=1&q=%E2%82%AC');
    expect(headers).toMatchObject({ cookie: 'one=1; two=2', 'accept-language': 'de' });
  });

  it('takes its id from the platform, whatever somebody sent', async () => {
    const { headers } = await echoed(event({ headers: { 'x-request-id': 'forged', host: 'h.example' } }));
    expect(headers['x-request-id']).toBe('request-1');
  });

  it.each([
    ['text', { body: 'grüß' }, [103, 114, 195, 188, 195, 159]],
    ['binary', { body: 'AP+A', isBase64Encoded: true }, [0, 255, 128]],
    ['none', {}, []],
  ])('comes with a body that is %s, byte by byte', async (_, body, bytes) => {
    expect((await echoed(event(body, 'POST'))).bytes).toEqual(bytes);
  });

  it('has no body where its method has none', async () => {
    expect((await echoed(event({ body: 'x' }))).bytes).toEqual([]);
  });

  it.each([
    ['of another payload format', event({ version: '1.0' })],
    ['without a path', event({ rawPath: '' })],
    ['with a host that is none', event({ headers: { host: 'a b' } })],
    ['with a header that is none', event({ headers: { host: 'h.example', 'bad name': 'x' } })],
    ['that is nothing at all', null],
  ])('%s is refused without asking a page', async (_, asked) => {
    const answer = await call(() => Promise.reject(new Error('asked')), asked);
    expect([answer.statusCode, answer.logs]).toEqual([400, []]);
  });

  it.each([
    ['is let through at the limit', 262_144, 200],
    ['is refused beyond it', 262_145, 413],
  ])('with a huge body %s', async (_, length, status) => {
    const answer = await call(
      () => Promise.resolve(new Response('ok')),
      event({ body: 'x'.repeat(length) }, 'POST'),
    );
    expect(answer.statusCode).toBe(status);
  });

  it('asks for a page about a body that is too large, without it, and for no other whatever its sender says', async () => {
    const huge = event({ body: 'x'.repeat(262_148), isBase64Encoded: true }, 'POST');
    const asked: (readonly [string | null, string])[] = [];
    const page: Fetch = async (request) => {
      asked.push([request.headers.get(TOO_LARGE), await request.text()]);
      return new Response('<p>too large</p>', { status: 413, headers: { 'content-type': 'text/html' } });
    };
    const answer = await call(page, huge);
    expect([answer.statusCode, answer.body, asked]).toEqual([413, '<p>too large</p>', [['196608', '']]]);
    const { headers } = await echoed(event({ headers: { host: 'h.example', [TOO_LARGE]: '7' } }));
    expect(headers[TOO_LARGE]).toBeUndefined();
  });

  it('says in each language how much a form may have, as it was before it was put into base64', async () => {
    const huge = (isBase64Encoded: boolean) =>
      call(
        () => Promise.reject(new Error('asked')),
        event({ body: 'x'.repeat(300_000), isBase64Encoded }, 'POST'),
      );
    expect((await huge(false)).body).toContain('262,144 bytes');
    const { body } = await huge(true);
    expect(body).toContain('196,608 bytes');
    expect(body).toContain('196.608 Bytes');
  });
});

describe('an answer', () => {
  it('that is compressed stays the bytes it is, whatever text they are of', async () => {
    const bytes = Uint8Array.of(0x1f, 0x8b, 0xff, 0x00);
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const { body, isBase64Encoded } = await call(() => Promise.resolve(new Response(bytes, { headers })));
    expect([body, isBase64Encoded]).toEqual(['H4v/AA==', true]);
  });

  it('keeps its cookies apart, each with its own attributes', async () => {
    const response = new Response('ok', {
      headers: [
        ['set-cookie', 'a=1; Path=/'],
        ['set-cookie', 'b=2'],
      ],
    });
    const answer = await call(() => Promise.resolve(response));
    expect(answer.cookies).toEqual(['a=1; Path=/', 'b=2']);
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it.each([
    ['text/html; charset=utf-8', false],
    ['application/json', false],
    ['application/problem+json', false],
    ['image/png', true],
    ['application/octet-stream', true],
  ])('of %s is base64: %s, and the same bytes', async (type, isBase64) => {
    const response = new Response(Buffer.from('grüß'), { headers: { 'content-type': type } });
    const answer = await call(() => Promise.resolve(response));
    expect(answer.isBase64Encoded).toBe(isBase64);
    expect(Buffer.from(answer.body, isBase64 ? 'base64' : 'utf8').toString()).toBe('grüß');
  });

  it('to a fault says the request’s id and nothing else, as does the log', async () => {
    class SecretFault extends Error {
      override readonly name = 'SecretFault';
    }
    const { logs, ...answer } = await call(() => Promise.reject(new SecretFault('ann@social.example')));
    expect([answer.statusCode, answer.body]).toEqual([
      500,
      'Something went wrong. Request request-1.\n\nEtwas ist schiefgegangen. Anfrage request-1.',
    ]);
    expect(logs).toEqual([
      ['request.failed', { requestId: 'request-1', kind: 'unknown', fault: 'SecretFault' }],
    ]);
    expect(JSON.stringify([answer, logs])).not.toContain('ann@');
  });
});

describe('a page that fails', () => {
  const failing = (path: 'GET /' | 'GET /summaries.json', fault: Error) => {
    const { signIn: _, ...parts } = siteParts('public');
    const site = createSite(parts);
    site.open(path, () => Promise.reject(fault));
    return call(site.fetch, event({ rawPath: path.slice(4) }));
  };

  it.each([
    ['invalid-input', 400],
    ['not-permitted', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['unavailable', 503],
    ['invariant', 500],
  ] as const satisfies readonly (readonly [ErrorKind, number])[])(
    'for %s answers %d, as a page',
    async (kind, status) => {
      const answer = await failing('GET /', new ServiceError(kind, 'what happened'));
      expect(answer.statusCode).toBe(status);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['retry-after']).toBe(kind === 'unavailable' ? '60' : undefined);
      expect(answer.body.includes('request-1')).toBe(status >= 500);
      expect(answer.body.includes('what happened')).toBe(kind === 'invalid-input');
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    },
  );

  it('answers a machine with problem details', async () => {
    const answer = await failing('GET /summaries.json', new ServiceError('unavailable', 'inside'));
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['retry-after']]).toEqual([
      503,
      'application/problem+json',
      '60',
    ]);
    expect(JSON.parse(answer.body)).toEqual({
      type: 'about:blank',
      title: 'This does not work right now. Please try again in a minute.',
      status: 503,
      requestId: 'request-1',
    });
  });

  it('for a fault it does not know says nothing of it', async () => {
    const answer = await failing('GET /', new Error('ann@social.example'));
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('ann@');
  });
});
