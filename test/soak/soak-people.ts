import { randomUUID } from 'node:crypto';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { RunningSample } from '../../bin/start/run-sample.ts';
import { accountsOf } from '../../infra/local/sample/accounts.ts';
import { subjectOf as userOf, type JournalAction } from '../../infra/local/sample/journal.ts';
import { createDynamoConsentLedger } from '../../shared/consent/consent-ledger.dynamodb.ts';
import type { ConsentLedger } from '../../shared/consent/consent-ledger.ts';
import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { Purposes } from '../../shared/consent/consent-record.ts';
import { NOTICE, noticeReference } from '../../shared/consent/notice.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { AccountId, type ParticipantId } from '../../shared/ids.ts';
import { createDynamoParticipants } from '../../shared/people/participants.dynamodb.ts';
import type { Participants } from '../../shared/people/participants.ts';
import { createKmsOpeningKeyMaker } from '../../shared/sealing/opening-keys.kms.ts';
import { createKmsTextKeyMaker } from '../../shared/sealing/text-keys.kms.ts';

const AT_ONCE = 8;
const ISSUER = 'https://login.soak.example';

/**
 * The crowd: decides through the ledger that the participant site decides through, on the same tables and behind the
 * same gate, but without signing in, which would take longer than everything else.
 */
export class Crowd {
  readonly #running: RunningSample;
  readonly #clients: { readonly dynamodb: DynamoDBClient; readonly kms: KMSClient };
  readonly #ledger: ConsentLedger;
  readonly #participants: Participants;
  readonly #handles: ReadonlyMap<string, string>;

  constructor(running: RunningSample) {
    const { engine, sample } = running;
    const [dynamodb, kms] = [new DynamoDBClient(engine.operator), new KMSClient(engine.operator)];
    const options = { marshallOptions: { removeUndefinedValues: true } };
    const documents = DynamoDBDocumentClient.from(dynamodb, options);
    const tables = {
      consents: engine.tableName('Consents'),
      people: engine.tableName('People'),
      schedule: engine.tableName('Schedule'),
      outbox: engine.tableName('Outbox'),
      ledger: engine.tableName('Ledger'),
    };
    const common = { documents, clock: engine, newId: randomUUID };
    this.#running = running;
    this.#clients = { dynamodb, kms };
    this.#ledger = createDynamoConsentLedger({
      ...common,
      tables,
      reader: createDynamoConsentReader(documents, tables.consents),
      textKeys: createKmsTextKeyMaker(kms, engine.keyId('TextKey')),
      openings: createDynamoOpeningReader(documents, tables.consents),
      openingKeys: createKmsOpeningKeyMaker(kms, engine.keyId('OpeningKey')),
      random: createCryptoRandom(),
    });
    this.#participants = createDynamoParticipants({ ...common, table: tables.people });
    this.#handles = new Map(accountsOf(sample).map(({ id, handle }) => [id, handle]));
  }

  /** Plays a day's actions, those of one person in their order. */
  async play(actions: readonly JournalAction[]): Promise<void> {
    const people = [...Map.groupBy(actions, ({ person }) => person).values()].values();
    const work = async (): Promise<void> => {
      for (const own of people) for (const action of own) await this.#play(action);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  close(): void {
    for (const client of Object.values(this.#clients)) client.destroy();
  }

  async #play(action: JournalAction): Promise<void> {
    const participant = await this.#participants.enrol(subjectOf(ISSUER, userOf(action.person)));
    const { kind } = await this.#decide(action, participant);
    if (kind !== 'done' && kind !== 'connected') {
      throw new Error(`day ${action.day}, ${action.person}: ${action.do} comes to ${kind}`);
    }
  }

  #decide(action: JournalAction, participant: ParticipantId): Promise<{ readonly kind: string }> {
    const account = AccountId.parse(`mastodon:${this.#running.social.host}/${action.account}`);
    switch (action.do) {
      case 'connect':
        return this.#ledger.connect({
          version: 1,
          participant,
          account,
          handle: `@${this.#handles.get(action.account) ?? ''}`,
          connectedAt: this.#now(),
        });
      case 'choose': {
        const given = Object.entries(action.purposes).map(([purpose, scope]) => [
          purpose,
          { scope, givenAt: this.#now() },
        ]);
        const purposes = Purposes.parse(Object.fromEntries(given));
        return this.#ledger.choose({ participant, account, purposes, notice: noticeReference(NOTICE) });
      }
      case 'pause':
      case 'resume':
      case 'withdraw':
        return this.#ledger[action.do](participant, account);
      case 'ask-official':
      case 'approve-official':
        throw new Error('nobody of the crowd registers official accounts');
    }
  }

  #now(): string {
    return this.#running.engine.now().toISOString();
  }
}
