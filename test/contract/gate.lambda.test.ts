import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeclaredFunction } from '../../infra/local/gate/declarations.ts';
import { account, GateBench, region } from '../support/gate-bench.ts';

const functionArn = (name: string): string => `arn:aws:lambda:${region}:${account}:function:${name}`;
const invoked: unknown[] = [];
const declared = (name: string, invoke: DeclaredFunction['invoke']): DeclaredFunction => ({
  name,
  arn: functionArn(name),
  invoke: (event) => {
    invoked.push(event);
    return invoke(event);
  },
});
const failing = (type: string, message: string) => () =>
  Promise.resolve({ kind: 'failed' as const, error: { type, message } });

const bench = new GateBench('lambda');
beforeAll(() =>
  bench.open({
    functions: [
      declared('echo', (event) => Promise.resolve({ kind: 'returned', payload: JSON.stringify({ event }) })),
      declared('broken', failing('TypeError', 'it is undefined')),
      declared('closed', failing('Engine.Closed', 'The engine is closing.')),
    ],
  }),
);
afterAll(() => bench.close());

const lambda = (caller = 'root') => bench.adopt(new LambdaClient(bench.configFor(caller)));
const invoke = (
  FunctionName: string,
  { caller, payload = '{}' }: { caller?: string; payload?: string | Uint8Array } = {},
) => lambda(caller).send(new InvokeCommand({ FunctionName, Payload: Buffer.from(payload) }));

describe('invoking a function', () => {
  it.each(['echo', functionArn('echo')])('hands %s the event and the caller its answer', async (name) => {
    const answer = await invoke(name, { payload: '{"words":"ä 🙂"}' });

    expect([answer.StatusCode, answer.FunctionError, answer.ExecutedVersion]).toEqual([
      200,
      undefined,
      '$LATEST',
    ]);
    expect(answer.Payload?.transformToString()).toBe('{"event":{"words":"ä 🙂"}}');
  });

  it('counts a request of the caller on the function', async () => {
    const before = bench.gate.usage.snapshot();

    await invoke('echo');

    expect(bench.gate.usage.since(before)).toMatchObject([
      { caller: 'root', action: 'lambda:InvokeFunction', resource: 'echo', requests: 1 },
    ]);
  });

  it('answers what a function throws as a function’s error, not as a failed call', async () => {
    const answer = await invoke('broken');

    expect([answer.StatusCode, answer.FunctionError]).toEqual([200, 'Unhandled']);
    expect(JSON.parse(answer.Payload?.transformToString() ?? '')).toEqual({
      errorType: 'TypeError',
      errorMessage: 'it is undefined',
      trace: [],
    });
  });

  it('needs a grant for that very function', async () => {
    const Action = 'lambda:InvokeFunction';
    bench.caller('asker', [{ Effect: 'Allow', Action, Resource: functionArn('echo') }]);
    invoked.length = 0;

    await expect(invoke('echo', { caller: 'asker' })).resolves.toMatchObject({ StatusCode: 200 });
    await expect(invoke('broken', { caller: 'asker' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: asker is not authorized to perform: ${Action} on resource: ${functionArn('broken')}`,
      $metadata: { httpStatusCode: 403 },
    });
    // Whoever may not invoke it is not told that it is not there.
    await expect(invoke('nowhere', { caller: 'asker' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    expect(invoked).toEqual([{}]);
  });

  it('is refused to whom nobody knows', async () => {
    await expect(invoke('echo', { caller: 'stranger' })).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('of one that is not there says so by its ARN', async () => {
    await expect(invoke('nowhere')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `Function not found: ${functionArn('nowhere')}`,
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('takes JSON of six megabytes and nothing else', async () => {
    await expect(invoke('echo', { payload: 'not json' })).rejects.toMatchObject({
      name: 'InvalidRequestContentException',
    });
    await expect(invoke('echo', { payload: `"${'x'.repeat(6 * 1024 * 1024)}"` })).rejects.toMatchObject({
      name: 'RequestTooLargeException',
      $metadata: { httpStatusCode: 413 },
    });
  });

  it('fails as a service does when the engine closes', async () => {
    await expect(invoke('closed')).rejects.toMatchObject({ name: 'ServiceException' });
  });

  it.each([
    ['asynchronously', { InvocationType: 'Event' as const }],
    ['with a tail of its log', { LogType: 'Tail' as const }],
    ['in another version', { Qualifier: '7' }],
  ])('%s is unknown here, and never passed over', async (_, more) => {
    invoked.length = 0;

    const asked = lambda().send(new InvokeCommand({ FunctionName: 'echo', ...more }));

    await expect(asked).rejects.toMatchObject({ name: 'UnknownOperationException' });
    await expect(lambda().send(new ListFunctionsCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    expect(invoked).toEqual([]);
  });

  it.each([
    ['throttle', 'TooManyRequestsException', 0],
    ['unavailable', 'ServiceException', 0],
    ['lost-answer', 'TimeoutError|Error', 1],
    ['not-performed', 'TimeoutError|Error', 0],
  ] as const)('suffers %s on demand', async (kind, name, times) => {
    invoked.length = 0;
    bench.gate.faults.plan({ kind, action: 'lambda:InvokeFunction', nth: 1 });

    const fault: unknown = await invoke('echo').catch((thrown: unknown) => thrown);
    expect(fault instanceof Error ? fault.name : '').toMatch(new RegExp(`^(?:${name})$`, 'u'));
    expect(invoked).toHaveLength(times);
    await expect(invoke('echo')).resolves.toMatchObject({ StatusCode: 200 });
  });
});
