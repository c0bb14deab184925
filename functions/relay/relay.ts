import { SHARDS } from '../../shared/names.ts';
import type { Effect } from '../../shared/outbox/effect.ts';
import type { Outbox, PendingEffect } from '../../shared/outbox/outbox.ts';
import type { WakeUpMessage } from '../../shared/outbox/wake-up.ts';
import type { MessageSender } from '../../shared/queues/message-sender.ts';

/** What the relay works with: the list of pending effects and the queues they go to. */
export interface RelayPorts {
  readonly outbox: Outbox;
  readonly alerts: MessageSender<Effect>;
  readonly erasures: MessageSender<Effect>;
  readonly exports: MessageSender<Effect>;
}

/** The queue an effect belongs to. */
const queueFor = ({ effect }: PendingEffect): Exclude<keyof RelayPorts, 'outbox'> => {
  switch (effect.kind) {
    case 'alert-raised':
    case 'alert-closed':
    case 'author-named':
    case 'synthetic-alert':
    case 'rule-judged':
      return 'alerts';
    case 'erase-account':
    case 'erase-purposes':
      return 'erasures';
    case 'prepare-export':
    case 'discard-export':
      return 'exports';
  }
};

/**
 * Passes pending effects on to the queues they belong to, then takes them off the list. Stopped in between, it
 * passes them on again: every receiver survives that.
 */
export const createRelay =
  ({ outbox, ...queues }: RelayPorts) =>
  async (message: WakeUpMessage): Promise<string> => {
    const shards = 'sweep' in message ? Array.from({ length: SHARDS }, (_, shard) => shard) : [message.shard];
    let passedOn = 0;
    for (const shard of shards) {
      for await (const page of outbox.pending(shard)) {
        for (const [queue, own] of Map.groupBy(page, queueFor)) {
          await queues[queue].send(own.map(({ effect }) => effect));
        }
        await outbox.remove(page);
        passedOn += page.length;
      }
    }
    return passedOn === 0 ? 'nothing-pending' : 'passed-on';
  };
