import { beforeEach, describe, expect, it } from 'vitest';

import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import type { MessageSender } from '../../shared/queues/message-sender.ts';

/** A message of a test: told apart by its number, as long as its words. */
export interface Numbered {
  readonly number: number;
  readonly words: string;
}

/** A sender, what arrived, and a way to take its queue away. */
export interface MessageSenderSubject {
  readonly sender: MessageSender<Numbered>;
  arrived(): Promise<readonly unknown[]>;
  goDown(): void;
}

const numbered = (count: number, words = ''): readonly Numbered[] =>
  Array.from({ length: count }, (_, number) => ({ number, words }));

const byNumber = (messages: readonly unknown[]): readonly string[] =>
  messages.map((message) => JSON.stringify(message)).sort();

/** What every `MessageSender` promises. */
export const holdsMessageSender = (name: string, create: () => Promise<MessageSenderSubject>) =>
  describe(`a message sender on ${name}`, () => {
    let subject: MessageSenderSubject;
    beforeEach(async () => {
      subject = await create();
    });

    it.each([
      ['no message', numbered(0)],
      ['one', numbered(1)],
      ['twenty-five, more than a request takes', numbered(25)],
      ['nine that are too large for one request', numbered(9, 'x'.repeat(60_000))],
      ['words of three bytes a letter', numbered(6, '€'.repeat(20_000))],
    ])('sends %s, each as it is', async (_, messages) => {
      await subject.sender.send(messages);
      expect(byNumber(await subject.arrived())).toEqual(byNumber(messages));
    });

    it('fails as unavailable where the queue takes none', async () => {
      subject.goDown();
      await expect(subject.sender.send(numbered(1))).rejects.toMatchObject({ kind: 'unavailable' });
      await expect(subject.sender.send([])).resolves.toBeUndefined();
    });
  });

/** A way to wake the relay, and the shards it was told of. */
export interface WakeUpSubject {
  readonly wakeUp: WakeUp;
  arrived(): Promise<readonly number[]>;
  goDown(): void;
}

/** What every `WakeUp` promises. */
export const holdsWakeUp = (name: string, create: () => Promise<WakeUpSubject>) =>
  describe(`a wake-up on ${name}`, () => {
    it('tells the relay which shard', async () => {
      const subject = await create();
      for (const shard of [0, 3, 3]) await subject.wakeUp.ping(shard);
      expect((await subject.arrived()).toSorted()).toEqual([0, 3, 3]);
    });

    it('never fails whoever committed, even when nobody hears it', async () => {
      const subject = await create();
      subject.goDown();
      await expect(subject.wakeUp.ping(1)).resolves.toBeUndefined();
      expect(await subject.arrived()).toEqual([]);
    });
  });
