import { AsyncLocalStorage } from 'node:async_hooks';

import { createRelay } from '../../functions/relay/relay.ts';
import { createReleasePeriod } from '../../functions/release-period/release-period.ts';
import { dayOf } from '../../shared/clock.ts';
import { consentItem } from '../../shared/consent/consent-items.ts';
import { ConsentRecord, type Purposes } from '../../shared/consent/consent-record.ts';
import { createDynamoEpochReader } from '../../shared/disclosure/epoch-reader.dynamodb.ts';
import type { ReleaseEvidence } from '../../shared/disclosure/release-evidence.ts';
import { closedPeriods } from '../../shared/disclosure/release-period.ts';
import { createDynamoReleaseWriter } from '../../shared/disclosure/release-writer.dynamodb.ts';
import type { AccountId } from '../../shared/ids.ts';
import { createDynamoOutbox } from '../../shared/outbox/outbox.dynamodb.ts';
import type { Effect } from '../../shared/outbox/effect.ts';
import { createDynamoObservationFold } from '../../shared/posts/observation-fold.dynamodb.ts';
import { DaySheet, isLive } from '../../shared/posts/day-sheet.ts';
import { sheetItem } from '../../shared/posts/observation-items.ts';
import { account, consent, ONE_STEP, participant, post, sheet, SILENCE } from './disclosure-builders.ts';
import { FakePostSource } from './fake-post-source.ts';
import { EVERYTHING } from './fake-world.ts';
import { BACKGROUND, BACKGROUND_WEIGHT, countedIn, POLICY, WEIGHTS } from './model-headline.ts';
import { MemoryDynamoDb } from './memory-dynamodb.ts';
import { Watch, WORDS } from './model-watch.ts';
import { createRealEraser } from './real-eraser.ts';
import { createRealPipeline, type Wrap } from './real-pipeline.ts';
import { createRealStores } from './real-stores.ts';
import { parkTask } from './stepped-tasks.ts';
import { createTestTable } from './tables.ts';

const [STEP] = ONE_STEP;
const AUGUST: ReleaseEvidence = { counts: [], steps: { engagement: STEP, sentiment: STEP }, lesson: {} };

/** The week of the story, and when it closes. */
const WEEK = '2026-09-07';
const STARTS = new Date(`${WEEK}T06:00:00Z`);
const CLOSES = new Date('2026-09-22T01:00:00Z');

/** Days of official accounts, which are nobody's here, all done. */
const OFFICIAL_DAYS = closedPeriods('day', new Date('2028-01-01T00:00:00Z'), 600).map(({ from }) => from);

export type Who = 0 | 1;
const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };

const memory = new MemoryDynamoDb();
const time = { now: STARTS };
const clock = { now: () => time.now };
const stores = await createRealStores(memory.client, clock, memory.documents);
const releases = await createTestTable(memory.client);
memory.step = (name) => (name.endsWith(' answered') ? Promise.resolve() : parkTask());

/** As the real one without its pauses, which are for others to get ahead, and here a schedule says who does. */
const untilSettled = async <Result>(attempt: () => Promise<Result | undefined>): Promise<Result> => {
  for (;;) {
    const settled = await attempt();
    if (settled !== undefined) return settled;
  }
};

const withoutPauses: Wrap = (ports) =>
  new Proxy(ports, {
    get: (target, key): unknown => (key === 'untilSettled' ? untilSettled : Reflect.get(target, key)),
  });

const putBackground = async (): Promise<void> => {
  for (let index = 10; index < 10 + BACKGROUND; index += 1) {
    const counts = { likes: BACKGROUND_WEIGHT, reposts: 0, replies: 0 };
    await stores.put('consents', consentItem(consent(index, { expiresOn: '2029-01-01' })));
    await stores.put('observations', sheetItem(sheet(index, '2026-09-08', [post(`b${index}`, { counts })])));
  }
};

await putBackground();
const putBack = memory.keep();

/**
 * The whole pipeline with real use cases and real adapters over a store in memory, two people, and a platform; every
 * request to the store and to the platform is an await at which somebody else may come first.
 */
export class ModelWorld {
  readonly source = new FakePostSource(clock);
  readonly erasures: Effect[] = [];
  readonly watch: Watch;
  private readonly pipeline = createRealPipeline({ stores, source: this.source, clock, wrap: withoutPauses });
  private readonly eraser = createRealEraser(stores, clock, untilSettled);
  private readonly alertQueue: Effect[] = [];
  private readonly relay = createRelay({
    outbox: createDynamoOutbox(stores.documents, stores.tables.outbox),
    alerts: { send: (messages) => Promise.resolve(void this.alertQueue.push(...messages)) },
    erasures: { send: (messages) => Promise.resolve(void this.erasures.push(...messages)) },
    exports: { send: () => Promise.resolve() },
  });
  /** By account: when something of theirs was last written, counted in writes. */
  private readonly changed = new Map<AccountId, number>();
  private writes = 0;
  /** When the release that writes began to read, counted in writes: there may be several at once. */
  private readonly fold = new AsyncLocalStorage<{ began: number }>();

  private constructor() {
    this.watch = new Watch({
      tables: { ...stores.tables, releases },
      now: clock.now,
      consentOf: (of) => this.consentOf(of),
      countedIn,
      owed: (of) =>
        (this.changed.get(of) ?? 0) > (this.fold.getStore()?.began ?? 0) ? undefined : this.inWeek(of),
      accounts: [account(0), account(1)],
    });
  }

  /** A new world; there is one at a time. */
  static open(): ModelWorld {
    time.now = STARTS;
    memory.onWrite = () => undefined;
    putBack();
    const world = new ModelWorld();
    memory.onWrite = (write) => {
      world.writes += 1;
      const { account: of } = write.after ?? write.before ?? {};
      if (of === account(0) || of === account(1))
        world.changed.set(of === account(0) ? account(0) : account(1), world.writes);
      world.watch.onWrite(write);
    };
    return world;
  }

  get queue() {
    return this.pipeline.queue;
  }

  now(): Date {
    return time.now;
  }

  later(hours: number): void {
    time.now = new Date(time.now.getTime() + hours * 3_600_000);
  }

  /** Lets the week close, if it has not. */
  closeWeek(): void {
    if (time.now < CLOSES) time.now = CLOSES;
  }

  publish(who: Who, words: string) {
    const text = `${WORDS} ${words}`;
    const counts = { likes: WEIGHTS[who], reposts: 0, replies: 0 };
    return this.source.publish(account(who), { text, postedAt: time.now, counts });
  }

  async join(who: Who): Promise<unknown> {
    const whose = { participant: participant(who), account: account(who) };
    const connectedAt = time.now.toISOString();
    await stores.ledger.connect({ version: 1, ...whose, handle: `@${who}`, connectedAt });
    return this.choose(who, EVERYTHING(time.now));
  }

  choose(who: Who, purposes: Purposes) {
    const whose = { participant: participant(who), account: account(who) };
    return stores.ledger.choose({ ...whose, purposes, notice: NOTICE });
  }

  narrow(who: Who, to: 'sentiment' | 'tagged'): Promise<unknown> {
    const { engagement, sentiment } = EVERYTHING(time.now);
    if (to === 'sentiment') return this.choose(who, { ...(sentiment && { sentiment }) });
    const tagged = { scope: { kind: 'campaign-tag' as const }, givenAt: time.now.toISOString() };
    return this.choose(who, {
      ...(engagement && { engagement }),
      ...(sentiment && { sentiment }),
      confidentiality: tagged,
    });
  }

  /** From now on, in this world and those after it, no write heeds what somebody consented to. */
  static ignoreConsent(isIgnored: boolean): void {
    if (isIgnored) memory.heedless.add(stores.tables.consents);
    else memory.heedless.delete(stores.tables.consents);
  }

  readonly pause = (who: Who) => stores.ledger.pause(participant(who), account(who));
  readonly resume = (who: Who) => stores.ledger.resume(participant(who), account(who));
  readonly withdraw = (who: Who) => stores.ledger.withdraw(participant(who), account(who));
  readonly visit = (who: Who) => this.pipeline.visit(account(who));
  readonly classify = this.pipeline.classify;
  readonly pass = () => this.relay({ version: 1, sweep: true });
  readonly endIfRanOut = (who: Who) => this.eraser.end(account(who));

  async erase(effect: Effect): Promise<unknown> {
    const answer = await this.eraser.erase(effect);
    if (effect.kind === 'erase-account') this.watch.erased.add(`${effect.account} ${effect.generation}`);
    return answer;
  }

  release(): Promise<unknown> {
    const fold = { began: this.writes };
    return this.fold.run(fold, () => this.releaseFrom(fold));
  }

  private releaseFrom(fold: { began: number }): Promise<unknown> {
    const writer = createDynamoReleaseWriter(stores.documents, { ...stores.tables, releases });
    const epochs = createDynamoEpochReader(stores.documents, stores.tables.consents);
    return createReleasePeriod(
      {
        observations: createDynamoObservationFold(stores.documents, stores.tables.observations),
        consents: stores.reader,
        epochs: { read: () => ((fold.began = this.writes), epochs.read()) },
        // Of all periods that closed, the week of the story is left to publish.
        releases: {
          ...writer,
          isPublished: async (subject, period) =>
            period.kind !== 'week' || period.from !== WEEK || (await writer.isPublished(subject, period)),
          officialDaysDone: () => Promise.resolve(OFFICIAL_DAYS),
          // August was released under a step that has weeks; of weeks, nothing is known yet.
          evidenceBefore: (kind) => Promise.resolve(kind === 'month' ? [AUGUST] : []),
        },
        noise: SILENCE,
        leaveRoom: () => Promise.resolve(),
        meter: { count: () => undefined },
      },
      { disclosure: POLICY, ladder: ONE_STEP, topics: ['programme'] },
    )(time.now);
  }

  consentOf(of: AccountId): ConsentRecord | undefined {
    const item = memory.all(stores.tables.consents).find(({ account: own }) => own === of);
    return item === undefined ? undefined : ConsentRecord.parse(item);
  }

  sheetsOf(of: AccountId): readonly DaySheet[] {
    return memory
      .all(stores.tables.observations)
      .filter((item) => item['account'] === of)
      .map((item) => DaySheet.parse(item));
  }

  /** Items of a store name the account. */
  heldIn(table: 'alerts' | 'outbox' | 'schedule', of: AccountId) {
    return memory.all(stores.tables[table]).filter((item) => JSON.stringify(item).includes(`"${of}"`));
  }

  private inWeek(of: AccountId): number {
    const record = this.consentOf(of);
    if (record?.kind !== 'advocacy' || record.status === 'withdrawn') return 0;
    const { engagement } = record.purposes;
    if (engagement === undefined || record.expiresOn <= dayOf(time.now)) return 0;
    return this.sheetsOf(of)
      .filter(({ generation, day }) => generation === record.generation && day >= WEEK && day < '2026-09-14')
      .flatMap(({ posts }) => posts.filter(isLive).filter(({ postedAt }) => postedAt >= engagement.givenAt))
      .filter(({ purposes, absentSince }) => purposes.includes('engagement') && absentSince === undefined)
      .length;
  }
}
