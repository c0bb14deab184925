import { beforeAll, describe, expect, it } from 'vitest';

import type { DuplicateHashes } from '../../shared/alerts/duplicate-hashes.ts';

/** What all `DuplicateHashes` promise. */
export const holdsDuplicateHashes = (name: string, create: () => Promise<DuplicateHashes>) =>
  describe(`duplicate hashes from ${name}`, () => {
    let hashes: DuplicateHashes;
    beforeAll(async () => {
      hashes = await create();
    });

    it('are 32 hexadecimal digits, the same for the same kind and words', async () => {
      const hash = await hashes.of('company-term', 'Blue Heron');
      expect(hash).toMatch(/^[0-9a-f]{32}$/u);
      expect(await hashes.of('company-term', 'Blue Heron')).toBe(hash);
      expect(await hashes.of('topic', 'Blue Heron')).not.toBe(hash);
      expect(await hashes.of('company-term', 'Blue Herons')).not.toBe(hash);
    });

    it.each(['BLUE  heron', ' blue\nheron ', 'Ｂｌｕｅ　Ｈｅｒｏｎ'])(
      'take %j for the same words',
      async (words) => {
        expect(await hashes.of('company-term', words)).toBe(await hashes.of('company-term', 'Blue Heron'));
      },
    );

    it('tell secrets apart by case, not by the space around them', async () => {
      const hash = await hashes.of('secret', 'ghp_abcDEF');
      expect(await hashes.of('secret', ' ghp_abcDEF\n')).toBe(hash);
      expect(await hashes.of('secret', 'ghp_abcdef')).not.toBe(hash);
    });

    it('name an alert and a post exactly, and neither like the other', async () => {
      const name = '["mastodon:s.example/1","17a"]';
      const hash = await hashes.of('post', name);
      expect(await hashes.of('post', name.replace('17a', '17A'))).not.toBe(hash);
      expect(await hashes.of('alert', name)).not.toBe(hash);
    });

    it('tell apart words of any length that differ at their very end', async () => {
      const long = '-----BEGIN PRIVATE KEY-----'.padEnd(9000, 'A');
      expect(await hashes.of('secret', `${long}B`)).not.toBe(await hashes.of('secret', `${long}C`));
      expect(await hashes.of('secret', `${long}B`)).toBe(await hashes.of('secret', `${long}B`));
    });
  });
