import type { SQSEvent } from 'aws-lambda';

import {
  TABLES,
  urlOf,
  wireFunctions,
  type CloudFunctions,
  type Tables,
  type Wiring,
} from './cloud-functions.ts';
import { wireDesks, type CloudDesks } from './cloud-desks.ts';
import { currentDoer, Doer, type Ending } from './doers.ts';
import type { Fate } from './fates.ts';
import { arrange, createTables } from './fault-scene.ts';
import { MemoryCloud, type QueuedMessage } from './memory-cloud.ts';
import type { Around, CloudRequest } from './memory-requests.ts';
import { LAMBDA_CONTEXT } from './lambda-context.ts';
import { eventOf } from './queue-events.ts';
import { scriptedPosts, type ScriptedPost } from './scripted-posts.ts';
import { stateOf } from './settled-state.ts';

const RECEIVES_AT_MOST = 5;
/** The longest that a message whose worker is gone stays invisible: six time-outs of a visit. */
const VISIBILITY_MILLISECONDS = 12 * 60_000;
const PRESSES_AT_MOST = 5;
const REQUEST_MILLISECONDS = 5;

type QueueName = keyof CloudFunctions['workers'];
const QUEUES: readonly QueueName[] = ['fetch', 'classify', 'relay', 'alert', 'erasure', 'export'];

/** What befalls which request, counted from the beginning of a chapter. */
export interface Strike {
  readonly at: number;
  readonly fate: Fate;
}

/** One telling of a story: functions over a cloud in memory, a clock, and what befalls one request. */
export class FaultPlay {
  readonly cloud: MemoryCloud;
  readonly tables: Tables;
  functions: CloudFunctions;
  desks: CloudDesks;
  /** Requests of the functions and people since the last `beginChapter`. */
  requests: CloudRequest[] = [];
  /** Findings as the security team's own tools got them. */
  readonly seenByTools = new Set<string>();
  /** What must not happen and did. */
  readonly broken: string[] = [];
  /** Whether whatever was handled comes once more. */
  isRepeating = false;
  private strike: Strike | undefined;
  private readonly time: { now: Date };
  private readonly wiring: Wiring;

  private constructor(parts: {
    readonly cloud: MemoryCloud;
    readonly tables: Tables;
    readonly time: { now: Date };
    readonly posts: readonly ScriptedPost[];
    readonly words: string;
  }) {
    const { cloud, tables, time } = parts;
    this.cloud = cloud;
    this.tables = tables;
    this.time = time;
    const clock = { now: () => time.now };
    const watch = (text: string): void => {
      if (text.includes(parts.words)) this.broken.push('words in clear');
    };
    cloud.onText = watch;
    cloud.dynamodb.onWrite = ({ after }) => watch(JSON.stringify(after ?? null));
    cloud.around = this.around;
    const source = scriptedPosts(parts.posts, clock, () => this.around);
    this.wiring = { cloud, tables, clock, source, onLog: watch };
    this.functions = wireFunctions(this.wiring);
    this.desks = wireDesks(this.wiring);
  }

  static async open(posts: readonly ScriptedPost[], words: string, starts: Date): Promise<FaultPlay> {
    const time = { now: starts };
    const cloud = new MemoryCloud({ now: () => time.now });
    const tables = await createTables(cloud);
    await arrange(cloud, tables);
    return new FaultPlay({ cloud, tables, time, posts, words });
  }

  /** From here on everything is just started, and a request of this chapter may be struck. */
  beginChapter(at: Date, strike?: Strike): void {
    if (this.time.now < at) this.time.now = at;
    this.start();
    this.requests = [];
    this.strike = strike;
  }

  /** The whole world as it is; the function returned puts it back. */
  keep(): () => void {
    const [cloud, now, seen] = [this.cloud.keep(), this.time.now, [...this.seenByTools]];
    return () => {
      cloud();
      this.time.now = now;
      this.seenByTools.clear();
      for (const one of seen) this.seenByTools.add(one);
      this.broken.length = 0;
    };
  }

  get now(): Date {
    return this.time.now;
  }

  later(milliseconds: number): void {
    this.time.now = new Date(this.time.now.getTime() + milliseconds);
  }

  /** Somebody presses a button, or a schedule fires: again, a minute later, until there is an answer. */
  async insist(work: () => Promise<unknown>): Promise<void> {
    for (let pressed = 0; pressed < PRESSES_AT_MOST; pressed += 1) {
      const ending = await new Doer(work).run();
      if (ending.kind === 'done') return;
      this.bury(ending);
      this.later(60_000);
    }
    this.broken.push('somebody pressed in vain');
  }

  /** Works off every queue, whatever comes again, and what a lost wake-up left behind. */
  async drain(): Promise<void> {
    await this.workOff();
    this.cloud.put(urlOf('relay'), { version: 1, sweep: true });
    await this.workOff();
    this.listen();
  }

  /** Sends back, as the runbook says, whatever ended in a dead-letter queue. */
  redrive(): void {
    for (const name of QUEUES) {
      for (const { body } of this.cloud.queue(urlOf(`${name}-dead`)).splice(0))
        this.cloud.put(urlOf(name), body);
    }
  }

  /** What is held anywhere, as far as it does not depend on chance or on how long things took. */
  state(): string {
    const tables = TABLES.map((table) => [table, this.cloud.dynamodb.all(this.tables[table])] as const);
    const queues = [...this.cloud.queues].filter(([, { length }]) => length > 0);
    return stateOf({
      tables: Object.fromEntries(tables),
      queues: queues.map(([url, messages]) => [url, messages.length]),
      files: this.cloud.files.size,
      tools: [...this.seenByTools].sort(),
      broken: this.broken,
      now: this.now,
    });
  }

  private readonly around: Around = async (request, perform) => {
    const doer = currentDoer();
    if (doer?.isDead === true) return new Promise(() => undefined);
    if (doer?.isExposed !== true) return perform(request.input);
    const index = this.requests.push(request) - 1;
    this.later(REQUEST_MILLISECONDS);
    if (index !== this.strike?.at) return perform(request.input);
    return this.strike.fate.befall(doer, request, perform);
  };

  private async workOff(): Promise<void> {
    const hidden: [QueueName, QueuedMessage][] = [];
    for (;;) {
      const busy = QUEUES.find((name) => this.cloud.queue(urlOf(name)).length > 0);
      if (busy !== undefined) {
        hidden.push(...(await this.deliver(busy)));
        continue;
      }
      if (hidden.length === 0) return;
      this.later(VISIBILITY_MILLISECONDS);
      for (const [name, message] of hidden.splice(0)) this.cloud.queue(urlOf(name)).push(message);
    }
  }

  /** Hands out one batch; answers what comes again once it is visible. */
  private async deliver(name: QueueName): Promise<readonly [QueueName, QueuedMessage][]> {
    const { batch, handler } = this.functions.workers[name];
    const messages = this.cloud.queue(urlOf(name)).splice(0, batch);
    const event: SQSEvent = eventOf(messages.map(({ body }) => body));
    const { signal } = new AbortController();
    const ending = await new Doer(() => handler(event, LAMBDA_CONTEXT, { signal })).run();
    this.bury(ending);
    const failed = failedIn(ending);
    return messages.flatMap((message, index): [QueueName, QueuedMessage][] => {
      if (failed === 'all' || failed.includes(String(index))) return this.comesAgain(name, message);
      return this.isRepeating && !message.isCopy ? [[name, { ...message, isCopy: true }]] : [];
    });
  }

  /** Everything just started: nothing is cached. */
  private start(): void {
    this.functions = wireFunctions(this.wiring);
    this.desks = wireDesks(this.wiring);
  }

  /** What a function remembered goes with it. */
  private bury({ kind }: Ending): void {
    if (kind === 'killed') this.start();
  }

  private comesAgain(name: QueueName, message: QueuedMessage): [QueueName, QueuedMessage][] {
    const received = { ...message, receives: message.receives + 1 };
    if (received.receives < RECEIVES_AT_MOST) return [[name, received]];
    this.cloud.queue(urlOf(`${name}-dead`)).push(received);
    return [];
  }

  private listen(): void {
    for (const { body } of this.cloud.queue(urlOf('security')).splice(0)) this.seenByTools.add(stateOf(body));
  }
}

const failedIn = (ending: Ending): 'all' | readonly string[] => {
  if (ending.kind !== 'done') return 'all';
  const { answer } = ending;
  if (typeof answer !== 'object' || answer === null || !('batchItemFailures' in answer)) return 'all';
  return JSON.stringify(answer.batchItemFailures).match(/\d+/gu) ?? [];
};
