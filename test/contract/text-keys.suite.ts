import { beforeAll, describe, expect, it } from 'vitest';

import { AccountId } from '../../shared/ids.ts';
import type { TextKeyMaker, TextKeyOpener } from '../../shared/sealing/text-keys.ts';

const OWN = AccountId.parse('mastodon:social.example/1');
const OTHER = AccountId.parse('mastodon:social.example/2');

/** What every maker and opener of text keys promises. */
export const holdsTextKeys = (name: string, create: () => Promise<TextKeyMaker & TextKeyOpener>) =>
  describe(`text keys from ${name}`, () => {
    let keys: TextKeyMaker & TextKeyOpener;
    beforeAll(async () => {
      keys = await create();
    });

    it('open to the same two keys of 32 bytes every time, which are not the same key', async () => {
      const wrapped = await keys.create(OWN);
      const key = await keys.open(OWN, wrapped);
      expect([key.seal.length, key.edit.length]).toEqual([32, 32]);
      expect(key.seal).not.toEqual(key.edit);
      expect(await keys.open(OWN, wrapped)).toEqual(key);
    });

    it('are new each time, and tell nothing of what they wrap', async () => {
      const [one, other] = [await keys.create(OWN), await keys.create(OWN)];
      expect(one).not.toBe(other);
      const { seal } = await keys.open(OWN, one);
      expect((await keys.open(OWN, other)).seal).not.toEqual(seal);
      expect(Buffer.from(one, 'base64').includes(Buffer.from(seal))).toBe(false);
    });

    it('open for no other account', async () => {
      const wrapped = await keys.create(OWN);
      await expect(keys.open(OTHER, wrapped)).rejects.toMatchObject({ kind: 'not-permitted' });
    });

    it('do not open once a single bit was altered', async () => {
      const bytes = Buffer.from(await keys.create(OWN), 'base64');
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      const altered = bytes.toString('base64');
      await expect(keys.open(OWN, altered)).rejects.toMatchObject({ kind: 'not-permitted' });
    });
  });
