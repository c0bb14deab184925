import { setImmediate } from 'node:timers/promises';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { httpHandler } from '../../shared/runtime/http.ts';
import { openFuzzedSites, type FuzzedSites } from '../support/fuzzed-sites.ts';
import { fuzzedRequests, type FuzzedRequest } from '../support/fuzzed-requests.ts';
import { LONG_RUNS, MARKUP } from '../support/hostile-words.ts';
import { LAMBDA_CONTEXT } from '../support/lambda-context.ts';
import { formRequest, formsIn, type KnownForm } from '../support/known-forms.ts';

const RUNS = 12_000;
/** All forms but those to which there is nothing to do, as nothing was paused and nobody was told anything. */
const WRITING_ROUTES_AT_LEAST = 12;
/** The page that asks a store most often, asks it this often: an inbox in six states, an account with its history. */
const STORE_REQUESTS_AT_MOST = 40;
/** A name leads to few servers, whatever it says. */
const PLATFORM_REQUESTS_AT_MOST = 6;
/** Far more than any page needs on any machine, and far less than a pattern that runs away takes. */
const CPU_MICROSECONDS_AT_MOST = 1_500_000;

const Answer = z.object({
  statusCode: z.literal([200, 303, 400, 403, 404, 409, 413, 503]),
  headers: z.record(z.string(), z.string()),
  cookies: z.array(z.string()).default([]),
  body: z.string(),
  isBase64Encoded: z.boolean().default(false),
});
type Answer = z.infer<typeof Answer>;

const TYPES =
  /^(?:text\/(?:html|css|csv|javascript|plain)|application\/(?:json|problem\+json|atom\+xml))(?:; ?charset=utf-8)?$/iu;

/** Drawn from figures; a file to keep, never a page of the site. */
const PICTURE = 'image/svg+xml; charset=utf-8';

/** The text of an answer, whatever way it travels. */
const textOf = ({ body, isBase64Encoded }: Answer): string =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString();

const bodyOf = ({ body = '' }: FuzzedRequest['event']): string => Buffer.from(body, 'base64').toString();

/** Whether a request brings what nobody but a page of ours, shown to this very person, can have given it. */
const isVouchedFor = ({ event, visitor }: FuzzedRequest, state: string): boolean => {
  if (visitor === undefined || event.cookies?.includes(visitor.cookie) !== true) return false;
  const isReturn = event.rawPath.startsWith('/connect/callback') && event.rawQueryString.includes(state);
  return isReturn || bodyOf(event).includes(visitor.formToken);
};

/** A page or file of ours, and nothing that leads elsewhere. */
const expectTyped = ({ statusCode, headers }: Answer): void => {
  const { location } = headers;
  expect(headers['x-content-type-options']).toBe('nosniff');
  if (statusCode === 303) expect(location).toMatch(/^(?:\/(?!\/)|https:\/\/login\.example\/authorize$)/u);
  else if (headers['content-type'] === PICTURE)
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[a-z-]+\.svg"$/u);
  else expect(headers['content-type']).toMatch(TYPES);
};

describe('requests of any kind', () => {
  let sites: FuzzedSites;
  let forms: readonly KnownForm[];
  const unhandled: unknown[] = [];
  const onUnhandled = (fault: unknown): void => void unhandled.push(fault);
  beforeAll(async () => {
    sites = await openFuzzedSites();
    forms = await formsIn(sites);
    process.on('unhandledRejection', onUnhandled);
  });
  afterAll(() => void process.off('unhandledRejection', onUnhandled));

  /** Sends a request and holds what every answer promises; answers its status. */
  const send = async (request: FuzzedRequest) => {
    const { site, event } = request;
    const done = sites.restart();
    const fetch = sites.sites[site]?.builder.fetch;
    if (fetch === undefined) throw new Error('no such site');
    const handler = httpHandler(fetch, (name, fields) => void done.logged.push([name, fields]));
    const before = process.cpuUsage();
    const raw = await handler(event, LAMBDA_CONTEXT);
    const { user, system } = process.cpuUsage(before);
    const answer = Answer.parse(raw);
    expectTyped(answer);
    expect(answer.statusCode === 503 && done.platforms === 0, 'fails without a cause').toBe(false);
    expect(textOf(answer)).not.toContain(MARKUP.slice(MARKUP.indexOf('<'), MARKUP.indexOf(' ')));
    expect(answer.cookies.filter((cookie) => /^__Host-candor=[^;]/u.test(cookie))).toEqual([]);
    if (!isVouchedFor(request, sites.state)) expect(done.writes).toEqual([]);
    expect(JSON.stringify(done.logged)).not.toContain('x-canary');
    expect(done.stores).toBeLessThanOrEqual(STORE_REQUESTS_AT_MOST);
    expect(done.platforms).toBeLessThanOrEqual(PLATFORM_REQUESTS_AT_MOST);
    expect(user + system).toBeLessThan(CPU_MICROSECONDS_AT_MOST);
    const isTurnedAway =
      answer.statusCode === 403 || /^\/sign-in(?:\?to=|$)/u.test(String(answer.headers['location']));
    return { isServed: !isTurnedAway, isWritten: done.writes.length > 0 };
  };

  it('get a page or a typed answer, after bounded work, and change nothing that their sender may not', async () => {
    const [served, written] = [new Set<string>(), new Set<string>()];
    await fc.assert(
      fc.asyncProperty(fuzzedRequests({ sites, forms }), async (request) => {
        const { isServed, isWritten } = await send(request);
        const place = `${sites.sites[request.site]?.name ?? ''} ${request.route}`;
        if (isServed) served.add(place);
        if (isWritten) written.add(place);
      }),
      { numRuns: RUNS },
    );
    await setImmediate();
    expect(unhandled).toEqual([]);
    // No route turned everything away, and forms were good enough to change things: else nothing was tried here.
    const routes = sites.sites.flatMap(({ name, builder }) =>
      builder.routes().map((one) => `${name} ${one}`),
    );
    expect([...served].sort()).toEqual([...new Set(routes)].sort());
    expect(written.size).toBeGreaterThanOrEqual(WRITING_ROUTES_AT_LEAST);
  });

  it('take no longer for a long run of any character in any field', async () => {
    let written = 0;
    for (const { site, form, values, visitor } of forms) {
      const fields = [...form.names].filter((name) => name !== 'token');
      for (const option of values.get('') ?? ['']) {
        const sound = fields.map((name): [string, string] => [
          name,
          form.hidden.get(name) ?? values.get(name)?.[0] ?? option,
        ]);
        for (const field of fields) {
          for (const run of LONG_RUNS) {
            const sent = new URLSearchParams([...sound, ['token', visitor.formToken]]);
            sent.set(field, run);
            const { isWritten } = await send(
              formRequest(sites, { site, visitor, path: form.action, body: sent }),
            );
            written += isWritten ? 1 : 0;
          }
        }
      }
    }
    expect(written).toBeGreaterThan(0);
  });
});
