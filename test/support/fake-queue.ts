import { ServiceError } from '../../shared/errors.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';
import type { MessageSender } from '../../shared/queues/message-sender.ts';

/** A queue in memory. */
export class FakeQueue<Message> implements MessageSender<Message> {
  readonly sent: Message[] = [];
  private isDown = false;

  /** From now on nothing is taken. */
  goDown(): void {
    this.isDown = true;
  }

  async send(messages: readonly Message[]): Promise<void> {
    await Promise.resolve();
    if (this.isDown && messages.length > 0) throw new ServiceError('unavailable', 'the queue is down');
    this.sent.push(...messages);
  }
}

/** Remembers which shards were pinged; while it is down a ping is lost, as the port allows. */
export class FakeWakeUp implements WakeUp {
  readonly pings: number[] = [];
  private isDown = false;

  goDown(): void {
    this.isDown = true;
  }

  ping(shard: number): Promise<void> {
    if (!this.isDown) this.pings.push(shard);
    return Promise.resolve();
  }
}
