import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { systemClock } from '../shared/clock.ts';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { ConsentLedger } from '../shared/consent/consent-ledger.ts';
import { createDynamoConsentLedger } from '../shared/consent/consent-ledger.dynamodb.ts';
import { createDynamoOwnConsentReader } from '../shared/consent/consent-reader.dynamodb.ts';
import { createCryptoRandom } from '../shared/disclosure/random.crypto.ts';
import { ServiceError } from '../shared/errors.ts';
import { subjectOf, type Subject } from '../shared/identity/identity.ts';
import type { Participants } from '../shared/people/participants.ts';
import { createDynamoParticipants } from '../shared/people/participants.dynamodb.ts';
import { holdsBack } from '../shared/rights/forgetting.ts';
import { createDynamoNominations } from '../shared/recognition/recognitions.dynamodb.ts';
import type { Nominations } from '../shared/recognition/recognitions.ts';
import { createDynamoMyDataReader } from '../shared/rights/my-data.dynamodb.ts';
import type { MyDataReader } from '../shared/rights/my-data.ts';
import { checkTables } from '../shared/rights/vouching.dynamodb.ts';
import { createDocuments } from '../shared/runtime/documents.ts';
import { readSubs } from './read-subs.ts';
import { settingsOf } from './stage-settings.ts';

const USAGE = `Usage: candor leavers [--stage S] --people TABLE --consents TABLE --schedule TABLE --outbox TABLE
                      --observations TABLE --alerts TABLE --site TABLE --ledger TABLE

  Reads who has left the company, one "sub" of the stage's identity provider a line, and ends
  whatever they consented to, as their own withdrawal would; run again once that is erased, it
  erases the rest as well: how their sign-in is recognised, and that they withdrew. It says how many
  lines it read and nothing else, so that nobody learns who took part.
`;

type Store = 'people' | 'consents' | 'schedule' | 'outbox' | 'observations' | 'alerts' | 'site' | 'ledger';
type Tables = Readonly<Record<Store, string>>;

const text = { type: 'string' } as const;
const OPTIONS = {
  stage: text,
  people: text,
  consents: text,
  schedule: text,
  outbox: text,
  observations: text,
  alerts: text,
  site: text,
  ledger: text,
};

/** What ends a person's consents. */
export interface LeavingPorts {
  readonly participants: Pick<Participants, 'find' | 'forget'>;
  readonly ledger: Pick<ConsentLedger, 'accountsOf' | 'withdraw'>;
  readonly myData: MyDataReader;
  readonly nominations: Pick<Nominations, 'withdrawAll'>;
}

/**
 * Withdraws whatever somebody consented to, and erases the rest once nothing holds it back; nothing for somebody who takes
 * no part. May be repeated.
 */
export const endConsentsOf = async (
  { participants, ledger, myData, nominations }: LeavingPorts,
  subject: Subject,
): Promise<void> => {
  const participant = await participants.find(subject);
  if (participant === undefined) return;
  await nominations.withdrawAll(participant);
  for (const { account } of await ledger.accountsOf(participant)) await ledger.withdraw(participant, account);
  if (holdsBack(await myData.read(participant)) === undefined) await participants.forget(participant);
};

const nobodyConsents = () => Promise.reject(new ServiceError('invariant', 'nobody consents here'));

const portsOver = (documents: DynamoDBDocumentClient, tables: Tables): LeavingPorts => {
  const consents = createDynamoOwnConsentReader(documents, tables.consents);
  const common = { documents, clock: systemClock, newId: randomUUID };
  return {
    participants: createDynamoParticipants({ ...common, table: tables.people }),
    ledger: createDynamoConsentLedger({
      ...common,
      tables,
      reader: consents,
      textKeys: { create: nobodyConsents },
      openingKeys: { create: nobodyConsents },
      openings: { openingOf: nobodyConsents },
      random: createCryptoRandom(),
    }),
    myData: createDynamoMyDataReader({ documents, tables, consents }),
    nominations: createDynamoNominations({ ...common, table: tables.site }),
  };
};

/** `candor leavers`: ends the consents of people who left. Answers the exit code. */
export const runLeavers = async (
  input: Readable,
  { output, complaints }: { readonly output: Writable; readonly complaints: Writable },
  args: readonly string[],
): Promise<number> => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { people, consents, schedule, outbox, observations, alerts, site, ledger } = values;
  if (!people || !consents || !schedule || !outbox || !observations || !alerts || !site || !ledger) {
    output.write(USAGE);
    return 2;
  }
  const tables = { people, consents, schedule, outbox, observations, alerts, site, ledger };
  const { issuer } = settingsOf(values.stage).identity;
  const { subs, faults } = await readSubs(input);
  if (faults.length > 0) {
    for (const line of faults) complaints.write(`line ${line}: no "sub"; one a line and nothing else\n`);
    complaints.write('Nothing was done.\n');
    return 2;
  }
  const documents = createDocuments();
  // Before the first person: a store that is not there would be noticed only for those who took part.
  await checkTables(documents, Object.values(tables));
  const ports = portsOver(documents, tables);
  const ended: PromiseSettledResult<void>[] = [];
  for (const sub of subs)
    ended.push(...(await Promise.allSettled([endConsentsOf(ports, subjectOf(issuer, sub))])));
  documents.destroy();
  if (ended.some(({ status }) => status === 'rejected')) {
    complaints.write('Not all of it could be done. Run it again with the same list.\n');
    return 1;
  }
  output.write(
    `${subs.size} people read. Whatever they had consented to is withdrawn, and erased within the hour.\n`,
  );
  return 0;
};
