import { randomUUID } from 'node:crypto';

import { accountPart } from '../../functions/web/account-path.ts';
import { createParticipantSite } from '../../functions/web/participant-site.tsx';
import { createDynamoOwnAlerts } from '../../shared/alerts/own-alerts.dynamodb.ts';
import type { Clock } from '../../shared/clock.ts';
import type { AccountId, ParticipantId } from '../../shared/ids.ts';
import type { ExportFiles } from '../../shared/rights/export-files.ts';
import { createDynamoNoticeBoard } from '../../shared/people/notice-board.dynamodb.ts';
import { createDynamoPolicyAcknowledgements } from '../../shared/policy/acknowledgements.dynamodb.ts';
import {
  createDynamoNominations,
  createDynamoOwnNominations,
} from '../../shared/recognition/recognitions.dynamodb.ts';
import { createDynamoMyDataReader } from '../../shared/rights/my-data.dynamodb.ts';
import { createDynamoExports } from '../../shared/rights/exports.dynamodb.ts';
import { closedParticipantParts } from './closed-ports.ts';
import { FakeNoteSigner } from './fake-note-signer.ts';
import type { RealStores } from './real-stores.ts';
import { ask, NOW, signedIn, siteParts } from './site-bench.ts';

/** What a bench may say: when it is there, and where copies lie. */
interface BenchOptions {
  readonly clock?: Clock;
  readonly exportFiles?: Pick<ExportFiles, 'read'>;
}

/** The participant site over real stores, with somebody who signed in; its own time is the bench's `NOW` unless said. */
export const openParticipantSite = async (
  stores: RealStores,
  { clock = { now: () => NOW }, exportFiles }: BenchOptions = {},
) => {
  const { documents, tables, reader, ledger } = stores;
  const signer = new FakeNoteSigner();
  const site = createParticipantSite({
    ...closedParticipantParts(),
    ...siteParts('participant'),
    clock,
    ...(exportFiles !== undefined && { exportFiles }),
    exports: createDynamoExports({ documents, tables, clock, newId: randomUUID }),
    ledger,
    consents: reader,
    participants: stores.participants,
    acknowledgements: createDynamoPolicyAcknowledgements({
      documents,
      table: tables.people,
      clock,
      newId: randomUUID,
    }),
    nominations: {
      ...createDynamoNominations({ documents, table: tables.site, clock }),
      ...createDynamoOwnNominations(documents, tables.site),
    },
    myData: createDynamoMyDataReader({ documents, tables, consents: reader }),
    ownAlerts: createDynamoOwnAlerts({ documents, table: tables.alerts, clock, newId: randomUUID }),
    noticeBoard: createDynamoNoticeBoard({ documents, table: tables.site, clock }),
    wakeUp: { ping: () => Promise.resolve() },
    signer,
  });
  const person = await signedIn('Ann', []);
  const { participant } = person.session;
  if (participant === undefined) throw new Error('the bench signs in participants');
  const owner: ParticipantId = participant;
  const send = (
    path: string,
    fields: Readonly<Record<string, string>> = {},
    cookie = person.cookie,
  ): Promise<Response> =>
    ask(site, path, {
      cookie,
      origin: 'https://participant.example.com',
      form: { token: person.session.formToken, ...fields },
    });
  return {
    participant: owner,
    signer,
    cookie: person.cookie,
    /** Asks for a page or a file, with the answer's headers. */
    get: (path: string): Promise<Response> => ask(site, path, { cookie: person.cookie }),
    see: async (path: string): Promise<string> => (await ask(site, path, { cookie: person.cookie })).text(),
    seeAccount: async (account: AccountId): Promise<string> =>
      (await ask(site, `/accounts/${accountPart(account)}`, { cookie: person.cookie })).text(),
    send,
    /** What a program that understands `encoding` is answered. */
    fetch: (path: string, encoding = 'gzip, deflate, br'): Promise<Response> =>
      ask(site, path, { cookie: person.cookie, encoding }),
    /** Asks for all that is left to be erased. */
    forget: () => send('/my-data/forget'),
    /** Sends a form of the account's page. */
    press: (account: AccountId, action: string, fields?: Readonly<Record<string, string>>) =>
      send(`/accounts/${accountPart(account)}/${action}`, fields),
  };
};
