import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startEngine } from '../../infra/local/engine.ts';
import type { Engine } from '../../infra/local/engine-api.ts';
import { askEngine, type EngineAnswer } from '../support/ask-engine.ts';
import { synthesiseEngineApp } from '../support/engine-app.ts';
import { startPassThroughGate } from '../support/pass-through-gate.ts';

describe('the sites', () => {
  let engine: Engine;

  beforeAll(async () => {
    const assembly = await synthesiseEngineApp();
    engine = await startEngine({
      assembly,
      startGate: startPassThroughGate,
      dynamodbUrl: inject('dynamodbUrl'),
      parameters: ({ port }) => ({ Issuer: `http://127.0.0.1:${port}/issuer` }),
    });
  });
  afterAll(() => engine.close());

  it('are chosen by the host name of the request', async () => {
    const participant = await ask('participant.localhost', '/accounts/a1');
    const comms = await ask('comms.localhost', '/accounts/a1');

    expect(json(participant)).toMatchObject({ site: 'participant' });
    expect(json(comms)).toMatchObject({ site: 'comms' });
  });

  it('have a browser sent on to them that a platform sent back to the bare loopback address', async () => {
    const answer = await ask('127.0.0.1', '/comms.localhost/accounts/a1?state=s');

    expect([answer.status, answer.headers['location']]).toEqual([
      302,
      `http://comms.localhost:${engine.port}/accounts/a1?state=s`,
    ]);
  });

  it('refuse an unknown host and name those that are known', async () => {
    const answer = await ask('elsewhere.localhost', '/');

    expect(answer.status).toBe(421);
    expect(answer.body.toString()).toContain('participant.localhost, comms.localhost');
  });

  it('prefer a full match over a greedy one', async () => {
    const full = await ask('participant.localhost', '/accounts/a%201');
    const greedy = await ask('participant.localhost', '/accounts/a1/posts');

    expect(json(full)).toMatchObject({ routeKey: 'GET /accounts/{account}', path: { account: 'a 1' } });
    expect(json(greedy)).toMatchObject({ routeKey: 'ANY /{proxy+}', path: { proxy: 'accounts/a1/posts' } });
  });

  it('answer 404 where no route matches', async () => {
    const answer = await ask('comms.localhost', '/nothing/here');

    expect([answer.status, json(answer)]).toEqual([404, { message: 'Not Found' }]);
  });

  it('hand over cookies one by one, repeated parameters joined, and a form as base64', async () => {
    const answer = await ask('participant.localhost', '/form?a=1&a=2&b=%20', {
      method: 'POST',
      headers: { cookie: 'x=1; y=2', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'reason=none',
    });

    expect(json(answer)).toMatchObject({
      method: 'POST',
      cookies: ['x=1', 'y=2'],
      query: { a: '1,2', b: ' ' },
      body: 'cmVhc29uPW5vbmU=',
      isBase64Encoded: true,
    });
  });

  it('set each cookie of an answer in a header of its own', async () => {
    const answer = await ask('participant.localhost', '/sign-in');

    expect(answer.status).toBe(303);
    expect(answer.headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    expect(answer.headers['location']).toBe('/');
  });

  it('send binary answers as bytes', async () => {
    const answer = await ask('participant.localhost', '/picture');

    expect([...answer.body]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it('answer 500 without a detail when the function throws', async () => {
    const answer = await ask('participant.localhost', '/crash');

    expect([answer.status, json(answer)]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  it('refuse a request of more than ten megabytes', async () => {
    const answer = await ask('participant.localhost', '/form', {
      method: 'POST',
      body: 'x'.repeat(11 * 1024 * 1024),
    });

    expect(answer.status).toBe(413);
  });

  it('run functions with nothing of this machine’s environment', async () => {
    const answer = await ask('participant.localhost', '/environment');

    expect(json(answer)).toEqual({
      site: 'participant',
      names: [
        'AWS_ACCESS_KEY_ID',
        'AWS_CONFIG_FILE',
        'AWS_DEFAULT_REGION',
        'AWS_ENDPOINT_URL',
        'AWS_EXECUTION_ENV',
        'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
        'AWS_LAMBDA_FUNCTION_NAME',
        'AWS_LAMBDA_FUNCTION_VERSION',
        'AWS_LAMBDA_INITIALIZATION_TYPE',
        'AWS_LAMBDA_LOG_GROUP_NAME',
        'AWS_LAMBDA_LOG_STREAM_NAME',
        'AWS_REGION',
        'AWS_SECRET_ACCESS_KEY',
        'AWS_SHARED_CREDENTIALS_FILE',
        'BUCKET',
        'ISSUER',
        'LAMBDA_TASK_ROOT',
        'SECRET_ARN',
        'SITE',
        'TZ',
        '_HANDLER',
      ],
    });
  });

  const ask = (
    host: string,
    path: string,
    options?: Parameters<typeof askEngine>[2],
  ): Promise<EngineAnswer> => askEngine(engine.port, { host, path }, options);
});

function json({ body }: EngineAnswer): unknown {
  return JSON.parse(body.toString());
}
