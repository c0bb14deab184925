import { randomUUID } from 'node:crypto';

import { PutCommand } from '@aws-sdk/lib-dynamodb';

import { consentItem } from '../../shared/consent/consent-items.ts';
import type { ConsentRecord, Purposes } from '../../shared/consent/consent-record.ts';
import { isServiceError } from '../../shared/errors.ts';
import { AccountId, ParticipantId } from '../../shared/ids.ts';
import type { PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { enterSchedule } from '../../shared/consent/consent-operations.dynamodb.ts';
import { transact } from '../../shared/runtime/transact.dynamodb.ts';
import { openTexts } from '../../shared/sealing/sealed-text.ts';
import { FakePostSource } from './fake-post-source.ts';
import { EVERYTHING } from './fake-world.ts';
import { createRealEraser } from './real-eraser.ts';
import { createRealPipeline } from './real-pipeline.ts';
import type { RealStores } from './real-stores.ts';
import { steppedPorts, type Step } from './stepped.ts';

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };

/** What several scenes share: stores, the clock they live by, and the step of whichever scene is running. */
export interface Stage {
  stores: RealStores;
  now: Date;
  step: Step;
}

/** What is held of an account: rows, alerts and effects, as text. */
const heldOf = async ({ stores }: Stage, account: AccountId): Promise<string> => {
  const tables = ['observations', 'alerts', 'outbox'] as const;
  const items = await Promise.all(tables.map((table) => stores.all(table)));
  return JSON.stringify(items.flat().filter((item) => JSON.stringify(item).includes(account)));
};

/** An account over real stores that is about to be visited: a row of the day before, three new posts, one a leak. */
export const createFireScene = (stage: Stage) => {
  const { stores } = stage;
  const participant = ParticipantId.parse(randomUUID());
  const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
  const clock = { now: () => stage.now };
  const source = new FakePostSource(clock);
  const wrap = steppedPorts((name) => stage.step(name));
  const pipeline = createRealPipeline({ stores, source, clock, wrap });
  const messages: PostBatchMessage[] = [];

  const choose = (purposes: Purposes) =>
    stores.ledger.choose({ participant, account, purposes, notice: NOTICE });
  const join = async (): Promise<void> => {
    const connectedAt = stage.now.toISOString();
    await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
    await choose(EVERYTHING(stage.now));
  };
  const dropped = (fault: unknown): void => {
    if (!isServiceError(fault, 'not-permitted')) throw fault;
  };
  /** Visits, and works off whatever the visit sent. */
  const run = async (): Promise<void> => {
    await pipeline.visit(account).catch(dropped);
    for (const message of pipeline.queue.splice(0)) {
      messages.push(message);
      await pipeline.classify(message).catch(dropped);
    }
  };
  const write = async (record: ConsentRecord): Promise<void> => {
    const Item = consentItem(record);
    await stores.documents.send(new PutCommand({ TableName: stores.tables.consents, Item }));
  };
  return {
    account,
    source,
    choose,
    join,
    run,
    /** An official account, read from now on. */
    register: async (): Promise<void> => {
      const record: Extract<ConsentRecord, { kind: 'official'; status: 'given' }> = {
        version: 1,
        kind: 'official',
        status: 'given',
        account,
        handle: '@firm',
        revision: randomUUID(),
        generation: randomUUID(),
        givenAt: stage.now.toISOString(),
        readFrom: stage.now.toISOString(),
        wrappedTextKey: await stores.textKeys.create(account),
      };
      await write(record);
      await transact(stores.documents, enterSchedule(stores.tables.schedule, record));
    },
    /** Nothing in the application does this yet; the record has a state for it. */
    deregister: async (): Promise<void> =>
      write({
        version: 1,
        kind: 'official',
        status: 'withdrawn',
        account,
        handle: '',
        revision: randomUUID(),
        generation: randomUUID(),
        withdrawnAt: stage.now.toISOString(),
      }),
    pause: () => stores.ledger.pause(participant, account),
    withdraw: () => stores.ledger.withdraw(participant, account),
    /** Has the consent ended if its year is over. */
    runOut: () => createRealEraser(stores, clock).end(account),
    /** Carries out the erasures that are due for the account. */
    erase: () => createRealEraser(stores, clock).carryOut(account),
    /** Works off everything that was ever queued once more. */
    repeat: async (): Promise<void> => {
      for (const message of messages) await pipeline.classify(message).catch(dropped);
    },
    held: () => heldOf(stage, account),
    /** Publishes what the next run finds. */
    post: (...texts: readonly string[]): void => {
      for (const text of texts) source.publish(account, { text, postedAt: stage.now });
    },
    /** Messages whose words some key that is still stored can open. */
    readable: async (): Promise<readonly string[]> => {
      const sealed = [...messages, ...pipeline.queue].filter((message) => message.sealed !== undefined);
      const record = await stores.reader.read(account);
      if (record === undefined || !('wrappedTextKey' in record) || record.wrappedTextKey === undefined)
        return [];
      const key = await stores.textKeys.open(account, record.wrappedTextKey);
      return sealed.flatMap(({ revision, sealed: words = '' }) => {
        try {
          return openTexts(key, { account, revision }, words).texts.map(({ text }) => text);
        } catch {
          return [];
        }
      });
    },
    sealedMessages: (): number => messages.filter(({ sealed }) => sealed !== undefined).length,
  };
};
export type FireScene = ReturnType<typeof createFireScene>;
