import { describe, expect, it } from 'vitest';

import type { OwnershipProof, ProvenAccount } from '../../shared/platforms/ownership.ts';

/** A platform with one account, and somebody who decides in the browser. */
export interface OwnershipBench {
  readonly proof: OwnershipProof;
  readonly name: string;
  readonly expected: ProvenAccount;
  /** How the platform calls another account that somebody may be signed in with. */
  readonly other: string;
  /** The person approves, with the account that was named or another, or denies; answers where they are sent back to. */
  decide(authorizationUrl: string, decision: 'approve' | 'approve-as-other' | 'deny'): Promise<URL>;
  /** Tokens that were handed out and not revoked; always 0 where there are none. */
  liveTokens(): number;
}

const STATE = 'a-state-that-nobody-guesses';

/** What every proof of ownership promises, wherever the account is. */
export const describeOwnership = (platform: string, bench: () => OwnershipBench): void => {
  describe(`proving ownership at ${platform}`, () => {
    const begin = (state = STATE) => bench().proof.begin({ name: bench().name, state });
    const complete = (pending: string, callbackUrl: URL, state = STATE) =>
      bench().proof.complete({ pending, state, callbackUrl });

    const proven = () => ({ kind: 'proven', proven: bench().expected });

    it('says whose account it is, and leaves no token behind', async () => {
      const { authorizationUrl, pending } = await begin();
      const back = await bench().decide(authorizationUrl, 'approve');
      expect(await complete(pending, back)).toEqual(proven());
      expect(bench().liveTokens()).toBe(0);
    });

    it('proves nothing with another account than the one that was named, and names both', async () => {
      const { authorizationUrl, pending } = await begin();
      const back = await bench().decide(authorizationUrl, 'approve-as-other');
      expect(await complete(pending, back)).toEqual({
        kind: 'another-account',
        named: bench().expected.handle,
        signedIn: bench().other,
      });
      expect(bench().liveTokens()).toBe(0);
    });

    it('is refused when the person refuses', async () => {
      const { authorizationUrl, pending } = await begin();
      const back = await bench().decide(authorizationUrl, 'deny');
      await expect(complete(pending, back)).rejects.toMatchObject({ kind: 'invalid-input' });
    });

    it('is refused for a return that carries another state', async () => {
      const { authorizationUrl, pending } = await begin();
      const back = await bench().decide(authorizationUrl, 'approve');
      back.searchParams.set('state', 'of-somebody-else');
      await expect(complete(pending, back)).rejects.toMatchObject({ kind: 'invalid-input' });
    });

    it('is refused for a return that comes a second time, which ends nothing that is proven', async () => {
      const { authorizationUrl, pending } = await begin();
      const back = await bench().decide(authorizationUrl, 'approve');
      await complete(pending, back);
      await expect(complete(pending, back)).rejects.toMatchObject({ kind: 'invalid-input' });
      expect(bench().liveTokens()).toBe(0);
    });

    it('is refused for the code of another attempt, however similar', async () => {
      const [first, second] = [await begin(), await begin()];
      const back = await bench().decide(first.authorizationUrl, 'approve');
      await expect(complete(second.pending, back)).rejects.toMatchObject({ kind: 'invalid-input' });
      expect(bench().liveTokens()).toBe(0);
    });

    it('is refused for a return without a code', async () => {
      const { authorizationUrl, pending } = await begin();
      const back = await bench().decide(authorizationUrl, 'approve');
      back.searchParams.delete('code');
      await expect(complete(pending, back)).rejects.toMatchObject({ kind: 'invalid-input' });
    });

    it('lets two attempts at once both succeed', async () => {
      const [one, other] = [await begin('state-of-the-first-one'), await begin('state-of-the-second-one')];
      const backOfOne = await bench().decide(one.authorizationUrl, 'approve');
      const backOfOther = await bench().decide(other.authorizationUrl, 'approve');
      expect(await complete(other.pending, backOfOther, 'state-of-the-second-one')).toEqual(proven());
      expect(await complete(one.pending, backOfOne, 'state-of-the-first-one')).toEqual(proven());
    });

    it.each(['', '   ', 'no account at all', '@', 'ann@', 'http://', '../etc/passwd'])(
      'is refused in words for %j, which cannot be an account',
      async (name) => {
        await expect(bench().proof.begin({ name, state: STATE })).rejects.toMatchObject({
          kind: 'invalid-input',
        });
      },
    );
  });
};
