import { randomBytes } from 'node:crypto';

import { beforeAll, describe, expect, it } from 'vitest';

import { AccountId } from '../../shared/ids.ts';
import type { OpeningKeyMaker, OpeningKeyOpener } from '../../shared/sealing/opening-keys.ts';
import { boxKeyOf, openBox, sealBox } from '../../shared/sealing/sealed-box.ts';

const OWN = AccountId.parse('mastodon:social.example/1');
const OTHER = AccountId.parse('mastodon:social.example/2');
const FOR = { use: 'test', boundTo: 'one thing' };

/** What every maker and opener of opening keys promises. */
export const holdsOpeningKeys = (name: string, create: () => Promise<OpeningKeyMaker & OpeningKeyOpener>) =>
  describe(`opening keys from ${name}`, () => {
    let keys: OpeningKeyMaker & OpeningKeyOpener;
    beforeAll(async () => {
      keys = await create();
    });

    it('give the private half of their public half every time, with which what was sealed opens', async () => {
      const { key, wrapped } = await keys.create(OWN);
      const privateHalf = await keys.open(OWN, wrapped);
      expect(privateHalf).toHaveLength(32);
      expect(boxKeyOf(privateHalf)).toBe(key);
      expect(Buffer.from(await keys.open(OWN, wrapped))).toEqual(Buffer.from(privateHalf));
      const sealed = sealBox(key, { ...FOR, random: randomBytes(32) }, 'Ä');
      expect(openBox(privateHalf, FOR, sealed)).toBe('Ä');
    });

    it('are new each time, and tell nothing of what they wrap', async () => {
      const [one, other] = [await keys.create(OWN), await keys.create(OWN)];
      expect(one.key).not.toBe(other.key);
      expect(one.wrapped).not.toBe(other.wrapped);
      const privateHalf = await keys.open(OWN, one.wrapped);
      expect(Buffer.from(one.wrapped, 'base64').includes(Buffer.from(privateHalf))).toBe(false);
    });

    it('open nothing for another account', async () => {
      const { key, wrapped } = await keys.create(OWN);
      const sealed = sealBox(key, { ...FOR, random: randomBytes(32) }, 'words');
      const others = await keys.open(OTHER, wrapped);
      expect(() => openBox(others, FOR, sealed)).toThrow('cannot be opened');
    });

    it('do not open once a single bit was altered', async () => {
      const bytes = Buffer.from((await keys.create(OWN)).wrapped, 'base64');
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      const altered = bytes.toString('base64');
      await expect(keys.open(OWN, altered)).rejects.toMatchObject({ kind: 'not-permitted' });
    });
  });
