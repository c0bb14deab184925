import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

import type { Wrap } from './real-pipeline.ts';

/** Told, and waited for, before and after each call that leaves a use case. */
export type Step = (name: string) => Promise<void>;

/** Functions of these names answer at once and are no await. */
const SYNCHRONOUS = new Set(['clock', 'newNonce', 'newId', 'warn', 'meter']);

const steppedCall =
  (name: string, call: (...given: unknown[]) => unknown, step: Step) =>
  async (...given: unknown[]): Promise<unknown> => {
    await step(name);
    const answer = await call(...given);
    await step(`${name} answered`);
    return answer;
  };

const isCall = (value: unknown): value is (...given: unknown[]) => unknown => typeof value === 'function';
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const steppedPort = <Port extends object>(name: string, port: Port, step: Step): Port =>
  new Proxy(port, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key);
      return isCall(value) ? steppedCall(`${name}.${String(key)}`, value.bind(target), step) : value;
    },
  });

/** Puts a step around every call of every port, whichever ports there are: none can be forgotten. */
export const steppedPorts =
  (step: Step): Wrap =>
  (ports) =>
    new Proxy(ports, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        const name = String(key);
        if (SYNCHRONOUS.has(name)) return value;
        if (isCall(value)) return steppedCall(name, value, step);
        return isObject(value) ? steppedPort(name, value, step) : value;
      },
    });

/** Puts a step around every request to the database, inside whichever adapter makes it. */
export const stepRequests = (client: DynamoDBClient, step: Step): void =>
  client.middlewareStack.add(
    (next, context) => async (request) => {
      await step(`dynamodb ${context.commandName ?? ''}`);
      const answer = await next(request);
      await step(`dynamodb ${context.commandName ?? ''} answered`);
      return answer;
    },
    { step: 'initialize', name: 'candorStep' },
  );
