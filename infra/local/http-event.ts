import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';

export interface HttpRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

export interface RouteContext {
  readonly apiId: string;
  readonly account: string;
  readonly domainName: string;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly now: number;
}

/** The event of payload format 2.0. Source: Amazon API Gateway developer guide, HTTP API Lambda integrations. */
export function toHttpEvent(request: HttpRequest, route: RouteContext) {
  const [rawPath = '/', rawQueryString = ''] = splitOnce(request.target, '?');
  const { cookie, ...headers } = request.headers;
  const isBase64Encoded = request.body.length > 0 && !isTextual(request.headers['content-type']);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath,
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]),
    ),
    ...(rawQueryString !== '' && { queryStringParameters: queryParameters(rawQueryString) }),
    requestContext: {
      accountId: route.account,
      apiId: route.apiId,
      domainName: route.domainName,
      domainPrefix: route.domainName.split('.')[0],
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.routeKey,
      stage: '$default',
      time: new Date(route.now).toUTCString(),
      timeEpoch: route.now,
    },
    ...(Object.keys(route.pathParameters).length > 0 && { pathParameters: route.pathParameters }),
    ...(request.body.length > 0 && { body: request.body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  };
}

const Result = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** What the caller gets for a function's result; a result without `statusCode` is taken for a JSON body. */
export function toHttpResponse(payload: string): HttpResponse {
  const value: unknown = JSON.parse(payload);
  const result = Result.safeParse(value);
  if (!result.success) {
    if (typeof value === 'object' && value !== null && 'statusCode' in value) return plainError(500);
    return { status: 200, headers: [['content-type', 'application/json']], body: Buffer.from(payload) };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = result.data;
  return {
    status: statusCode,
    headers: [
      ...Object.entries(headers ?? {}),
      ...(cookies ?? []).map((cookie): [string, string] => ['set-cookie', cookie]),
    ],
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

const MESSAGES: ReadonlyMap<number, string> = new Map([
  [404, 'Not Found'],
  [413, 'Request Entity Too Large'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
]);

/** The bodies API Gateway itself answers with. */
export function plainError(status: number): HttpResponse {
  const body = JSON.stringify({ message: MESSAGES.get(status) ?? 'Error' });
  return { status, headers: [['content-type', 'application/json']], body: Buffer.from(body) };
}

/** API Gateway passes these as text and everything else, forms included, as base64. */
function isTextual(contentType = ''): boolean {
  return /^(text\/|application\/(json|javascript|xml|graphql)\b|[^;]*\+(json|xml)\b)/i.test(contentType);
}

function queryParameters(query: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(parameters);
}

function splitOnce(text: string, separator: string): readonly string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + separator.length)];
}
