import * as z from 'zod';

import type { Engine } from '../../infra/local/engine-api.ts';
import { seededRandom, type SeededRandom } from '../../infra/local/sample/seeded-random.ts';
import type { WitnessedCall } from '../../infra/local/gate/witness.ts';
import { PostBatchMessage } from '../../shared/posts/batch-message.ts';

const Sent = z.object({
  QueueUrl: z.string(),
  MessageBody: z.string().optional(),
  Entries: z.array(z.object({ MessageBody: z.string() })).optional(),
});

/** A message that a function sent, with the queue it went to. */
interface SentMessage {
  readonly queue: string;
  readonly body: string;
}

const messagesIn = ({ service, needs, body }: WitnessedCall): readonly SentMessage[] => {
  if (service !== 'sqs' || needs.every(({ action }) => action !== 'sqs:SendMessage')) return [];
  const { QueueUrl, MessageBody, Entries = [] } = Sent.parse(JSON.parse(body.toString()));
  const queue = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
  const bodies = [
    ...(MessageBody === undefined ? [] : [MessageBody]),
    ...Entries.map((one) => one.MessageBody),
  ];
  return bodies.map((one) => ({ queue, body: one }));
};

/** A batch as two that share a post in the middle; neither ends the visit. */
const overlapping = (body: string): readonly string[] => {
  const batch = PostBatchMessage.safeParse(JSON.parse(body));
  if (!batch.success || batch.data.posts.length < 3) return [body];
  const { posts } = batch.data;
  const middle = Math.floor(posts.length / 2);
  return [posts.slice(0, middle + 1), posts.slice(middle)].map((part) =>
    JSON.stringify({ ...batch.data, posts: part, last: false }),
  );
};

/** Everything that may go wrong with calls to AWS, at these odds for every attempt of every call. */
const ODDS = [
  { kind: 'conflict', action: 'dynamodb:TransactWriteItems', probability: 0.25 },
  { kind: 'lost-answer', action: 'dynamodb:TransactWriteItems', probability: 0.1 },
  { kind: 'throttle', probability: 0.05 },
  { kind: 'lost-answer', probability: 0.03 },
  { kind: 'not-performed', probability: 0.03 },
  { kind: 'unavailable', probability: 0.03 },
] as const;

/** A thread ends after every so many calls: counted, not timed, so that functions get as far on any machine. */
const CALLS_PER_STRIKE = 40;

/** The pipeline's functions, by the last part of their names' readable half. */
const workersOf = (engine: Engine): readonly string[] =>
  engine.functionNames.filter((name) => !/site/iu.test(name));

/**
 * Bad weather, the same for the same seed as far as threads allow: faults on every call of the pipeline, messages up
 * to five times (a batch also as two that overlap), threads ended in the middle, indexes that lag.
 */
export class Storm {
  readonly #random: SeededRandom;
  readonly #sent: SentMessage[] = [];
  #calls = 0;
  #strike: (() => void) | undefined;
  repeats = 0;
  crashes = 0;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** What the gate tells of each call. */
  readonly witness = (call: WitnessedCall): void => {
    this.#sent.push(...messagesIn(call));
    this.#calls += 1;
    if (this.#calls % CALLS_PER_STRIKE === 0) this.#strike?.();
  };

  /** Breaks out over an engine, for as long as some work takes. */
  async rage(engine: Engine, work: () => Promise<void>): Promise<void> {
    const workers = workersOf(engine);
    // Before the others, since the earliest decides.
    this.#holdUp(engine, [2]);
    for (const caller of workers) for (const odds of ODDS) engine.faults.plan({ ...odds, caller });
    engine.faults.holdIndexes(engine.tableName('Alerts'));
    this.#strike = () => {
      this.crashes += 1;
      void engine.crash(this.#random.pick(workers));
    };
    try {
      await work();
      await this.#repeat(engine);
    } finally {
      this.#strike = undefined;
      engine.faults.clear();
    }
  }

  /** Slow weather for as long as some work takes: nothing fails but by running out of time. */
  async stall(engine: Engine, work: () => Promise<void>): Promise<void> {
    this.#holdUp(engine, [1, 2, 3, 4]);
    try {
      await work();
      await this.#repeat(engine);
    } finally {
      engine.faults.clear();
    }
  }

  /** Some of the classifier's next transactions outlive the function, and commit when nobody waits for them any more. */
  #holdUp(engine: Engine, transactions: readonly number[]): void {
    const caller = workersOf(engine).find((name) => name.includes('classify')) ?? '';
    for (const nth of transactions) {
      engine.faults.plan({
        kind: 'delay',
        caller,
        action: 'dynamodb:TransactWriteItems',
        milliseconds: 5_000,
        nth,
      });
    }
  }

  /** Sends what was sent before again, none to four times, all at once. */
  async #repeat(engine: Engine): Promise<void> {
    for (const { queue, body } of this.#sent.splice(0)) {
      const times = this.#random.between(0, 4);
      for (let time = 0; time < times; time += 1) {
        for (const copy of this.#random.chance(0.5) ? overlapping(body) : [body]) {
          this.repeats += 1;
          await engine.send(queue, copy);
        }
      }
    }
    await engine.drain();
    // What the repeats made functions send is repeated no further.
    this.#sent.length = 0;
  }
}
