import { describe, expect, it } from 'vitest';

import type { PublicLog } from '../../shared/transparency/public-log.ts';

/** A public log, and how anybody reads it. */
export interface PublicLogSubject {
  readonly log: PublicLog;
  read(path: string): Promise<Uint8Array | undefined>;
}

const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : Buffer.from(bytes).toString();

/** What every `PublicLog` promises. */
export const holdsPublicLog = (name: string, create: () => Promise<PublicLogSubject>) =>
  describe(`a public log on ${name}`, () => {
    it('shows files byte for byte', async () => {
      const subject = await create();
      const { log } = subject;
      const tile = Uint8Array.from({ length: 256 }, (_, at) => at);
      await log.write('tile/0/x001/067.p/8', tile);
      await log.write('tile/0/x001/067.p/8', tile);
      expect(await subject.read('tile/0/x001/067.p/8')).toEqual(tile);
      expect(await subject.read('tile/0/000')).toBeUndefined();
      expect(new Uint8Array((await log.read('tile/0/x001/067.p/8')) ?? [])).toEqual(tile);
      expect(await log.read('tile/0/000')).toBeUndefined();
    });

    it('puts a checkpoint where none is, and then in the place of the one that was read, no other', async () => {
      const subject = await create();
      const { log } = subject;
      expect(await log.checkpoint()).toBeUndefined();
      expect(await log.publish('of 1 – und “so”\n', undefined)).toBe('published');
      expect(await log.publish('another of 1\n', undefined)).toBe('overtaken');
      const first = await log.checkpoint();
      expect(first?.note).toBe('of 1 – und “so”\n');
      expect(await log.publish('of 2\n', first?.version)).toBe('published');
      expect(await log.publish('late\n', first?.version)).toBe('overtaken');
      expect((await log.checkpoint())?.note).toBe('of 2\n');
      expect(text(await subject.read('checkpoint'))).toBe('of 2\n');
    });

    it('lets one of several checkpoints at once through', async () => {
      const { log } = await create();
      await log.publish('of 1\n', undefined);
      const version = (await log.checkpoint())?.version;
      const outcomes = await Promise.all(['a\n', 'b\n', 'c\n'].map((note) => log.publish(note, version)));
      expect(outcomes.toSorted()).toEqual(['overtaken', 'overtaken', 'published']);
    });
  });
