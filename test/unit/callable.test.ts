import * as z from 'zod';
import { describe, expect, it } from 'vitest';

import { ServiceError, type ErrorKind } from '../../shared/errors.ts';
import { callable } from '../../shared/runtime/callable.ts';
import { LAMBDA_CONTEXT } from '../support/lambda-context.ts';

const WORDS = 'about Heron';
const logged: string[] = [];
const asking = async (event: unknown, fault?: Error): Promise<unknown> => {
  const handler = callable({
    request: z.object({ text: z.string().max(20) }),
    answer: ({ text }) => (fault === undefined ? Promise.resolve(text.length) : Promise.reject(fault)),
    log: (...line) => void logged.push(JSON.stringify(line)),
  });
  return handler(event, LAMBDA_CONTEXT);
};

/** Everything of a fault that a runtime may print. */
const printed = (fault: unknown): string =>
  fault instanceof Error
    ? [fault.name, fault.message, fault.stack, JSON.stringify(fault), String(fault.cause)].join('\n')
    : String(fault);

describe('a function that another one asks', () => {
  it('answers', async () => expect(await asking({ text: WORDS })).toBe(11));

  const cases: readonly [string, { event: unknown; fault?: Error; kind: ErrorKind }][] = [
    ['a request that does not fit', { event: { text: `${WORDS} and ${WORDS}` }, kind: 'invalid-input' }],
    [
      'a fault of ours',
      { event: { text: WORDS }, fault: new ServiceError('invariant', WORDS), kind: 'invariant' },
    ],
    [
      'anything else that is thrown',
      { event: { text: WORDS }, fault: new TypeError(WORDS, { cause: WORDS }), kind: 'unavailable' },
    ],
  ];

  it.each(cases)('throws of %s its kind, and no word', async (_, { event, fault, kind }) => {
    logged.length = 0;
    const thrown: unknown = await asking(event, fault).catch((one: unknown) => one);
    expect(thrown).toMatchObject({ kind });
    expect(printed(thrown)).not.toContain(WORDS);
    expect(logged.join()).not.toContain(WORDS);
    expect(logged).toHaveLength(fault === undefined ? 0 : 1);
  });
});
