import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import { describe, expect, it } from 'vitest';

import { runWhose } from '../../bin/whose-command.ts';
import { listener } from '../support/listener.ts';

/** The hash of a sign-in at the example stage’s provider, as OpenID Connect makes people unique: issuer and `sub`. */
const hashOf = (sub: string): string =>
  createHash('sha256').update(`https://login.example.com|${sub}`).digest('hex');

const ask = async (list: string, ...args: readonly string[]) => {
  const [found, complained] = [listener(), listener()];
  const code = await runWhose(
    Readable.from([list]),
    { output: found.output, complaints: complained.output },
    args,
  );
  return { code, found: found.said(), complained: complained.said() };
};

describe('candor whose', () => {
  it('finds the one in the list whose sign-in has the hash', async () => {
    expect(await ask('auth0|1\nauth0|2\n\nauth0|3\n', hashOf('auth0|2'))).toEqual({
      code: 0,
      found: 'auth0|2\n',
      complained: '',
    });
  });

  it('says that nobody in the list has it, and which lines name nobody', async () => {
    expect(await ask('auth0|1\nnot a sub\n', hashOf('auth0|2'))).toEqual({
      code: 1,
      found: '',
      complained: 'line 2: no "sub"; one a line and nothing else\nNone of the 1 in the list.\n',
    });
  });

  it.each([[[]], [['abc']], [[hashOf('a'), hashOf('b')]]])(
    'says how it is used when given %j',
    async (args) => {
      const { code, found } = await ask('a\n', ...args);
      expect([code, found]).toEqual([2, expect.stringContaining('Usage: candor whose')]);
    },
  );
});
