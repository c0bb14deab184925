import { Buffer } from 'node:buffer';

import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';

import { formatsIn } from '../formats.ts';
import { LANGUAGES, type Language } from '../languages.ts';
import { faultName, type Log } from './logger.ts';

/** The part of an HTTP API request (payload format 2.0) that is used. */
const HttpRequest = z.object({
  version: z.literal('2.0'),
  rawPath: z.string().startsWith('/'),
  rawQueryString: z.string(),
  cookies: z.array(z.string()).optional(),
  headers: z.record(z.string(), z.string().optional()),
  body: z.string().optional(),
  isBase64Encoded: z.boolean(),
  requestContext: z.object({
    domainName: z.string(),
    requestId: z.string(),
    http: z.object({ method: z.string() }),
  }),
});
type HttpRequest = z.infer<typeof HttpRequest>;

/**
 * Answers requests. `x-request-id` carries the id under which faults are logged, and `TOO_LARGE` that the body was left
 * out; neither ever comes from outside.
 */
export type Fetch = (request: Request) => Promise<Response>;

// No page is asked, or none answers, so these are said in every language at once.
const UNREADABLE = 'This request cannot be read.\n\nDiese Anfrage lässt sich nicht lesen.';
const wrong = (id: string): string =>
  `Something went wrong. Request ${id}.\n\nEtwas ist schiefgegangen. Anfrage ${id}.`;

/** The header of a request whose body is more than is taken: how many bytes it may have. The body itself is left out. */
export const TOO_LARGE = 'x-form-too-large';

const BODILESS = new Set(['GET', 'HEAD']);

/** As it comes, mostly in base64. Nothing here takes more than a form with a few hundred addresses of posts. */
const BODY_BYTES_AT_MOST = 262_144;

const TOO_MUCH: Readonly<Record<Language, (most: string) => string>> = {
  en: (most) =>
    `This form is too large and nothing of it was taken: it may have ${most} bytes, as it is sent. Go back, shorten it and send it again.`,
  de: (most) =>
    `Dieses Formular ist zu groß, und nichts davon wurde angenommen: So, wie es gesendet wird, darf es ${most} Bytes haben. Gehen Sie zurück, kürzen Sie es und senden Sie es noch einmal.`,
};

/** How many bytes a form may have as it is sent, if this one has more. */
const tooLargeFor = ({ body = '', isBase64Encoded }: HttpRequest): number | undefined => {
  if (Buffer.byteLength(body) <= BODY_BYTES_AT_MOST) return undefined;
  return isBase64Encoded ? (BODY_BYTES_AT_MOST / 4) * 3 : BODY_BYTES_AT_MOST;
};

const toRequest = (event: HttpRequest): Request => {
  const tooLarge = tooLargeFor(event);
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined) headers.set(name, value);
  }
  if (event.cookies !== undefined) headers.set('cookie', event.cookies.join('; '));
  headers.set('x-request-id', event.requestContext.requestId);
  headers.delete(TOO_LARGE);
  if (tooLarge !== undefined) headers.set(TOO_LARGE, String(tooLarge));
  const host = event.headers['host'] ?? event.requestContext.domainName;
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const { method } = event.requestContext.http;
  const body =
    event.body === undefined || tooLarge !== undefined || BODILESS.has(method)
      ? null
      : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8');
  return new Request(`https://${host}${event.rawPath}${query}`, { method, headers, body });
};

const isText = (contentType: string): boolean =>
  /^(?:text\/|application\/(?:json|.*\+json))/u.test(contentType);

const toResult = async (response: Response): Promise<APIGatewayProxyStructuredResultV2> => {
  const headers = new Headers(response.headers);
  headers.delete('set-cookie');
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = isText(headers.get('content-type') ?? 'text/plain') && !headers.has('content-encoding');
  return {
    statusCode: response.status,
    headers: Object.fromEntries(headers),
    cookies: response.headers.getSetCookie(),
    body: bytes.toString(text ? 'utf8' : 'base64'),
    isBase64Encoded: !text,
  };
};

const plain = (statusCode: number, body: string): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body,
});

/** Where no page says it, it is said in every language at once. */
const tooMuch = (most: number): APIGatewayProxyStructuredResultV2 => {
  const inWords = LANGUAGES.map((language) => TOO_MUCH[language](formatsIn(language).number(most)));
  return plain(413, inWords.join('\n\n'));
};

/**
 * A Lambda handler for an HTTP API route. Requests are not logged, faults by their class alone; whoever asked is told
 * the request id and nothing else.
 */
export const httpHandler = (fetch: Fetch, log: Log) =>
  middy<unknown, APIGatewayProxyStructuredResultV2>().handler(async (event: unknown) => {
    const parsed = HttpRequest.safeParse(event);
    if (!parsed.success) return plain(400, UNREADABLE);
    const { requestId } = parsed.data.requestContext;
    let request: Request;
    try {
      request = toRequest(parsed.data);
    } catch {
      return plain(400, UNREADABLE);
    }
    const most = tooLargeFor(parsed.data);
    try {
      const answer = await fetch(request);
      return most === undefined || answer.status === 413 ? await toResult(answer) : tooMuch(most);
    } catch (fault) {
      if (most !== undefined) return tooMuch(most);
      log('request.failed', { requestId, kind: 'unknown', fault: faultName(fault) });
      return plain(500, wrong(requestId));
    }
  });
