import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';

import { systemClock } from '../shared/clock.ts';
import type { ConsentLedger } from '../shared/consent/consent-ledger.ts';
import { createDynamoConsentLedger } from '../shared/consent/consent-ledger.dynamodb.ts';
import { createDynamoOwnConsentReader } from '../shared/consent/consent-reader.dynamodb.ts';
import { ServiceError } from '../shared/errors.ts';
import { subjectOf, type Subject } from '../shared/identity/identity.ts';
import type { ParticipantFinder } from '../shared/people/participants.ts';
import { createDynamoParticipantFinder } from '../shared/people/participants.dynamodb.ts';
import { createDocuments } from '../shared/runtime/documents.ts';
import { linesOf } from './lines.ts';

const USAGE = `Usage: candor leavers --issuer URL --people TABLE --consents TABLE --schedule TABLE --outbox TABLE

  Reads who has left the company, one "sub" of the identity provider a line, and ends whatever they
  consented to, as their own withdrawal would. It says how many lines it read and nothing else, so
  that nobody learns who took part. It may be run again with the same list.
`;

const OPTIONS = {
  issuer: { type: 'string' },
  people: { type: 'string' },
  consents: { type: 'string' },
  schedule: { type: 'string' },
  outbox: { type: 'string' },
} as const;

/** OpenID Connect Core §2: at most 255 characters. */
const SUB_AT_MOST = 255;

/** What ends a person's consents. */
export interface LeavingPorts {
  readonly participants: ParticipantFinder;
  readonly ledger: Pick<ConsentLedger, 'accountsOf' | 'withdraw'>;
}

/** Withdraws whatever somebody consented to; nothing for somebody who takes no part. May be repeated. */
export const endConsentsOf = async (
  { participants, ledger }: LeavingPorts,
  subject: Subject,
): Promise<void> => {
  const participant = await participants.find(subject);
  if (participant === undefined) return;
  for (const { account } of await ledger.accountsOf(participant)) await ledger.withdraw(participant, account);
};

/** `candor leavers`: ends the consents of people who left. Answers the exit code. */
export const runLeavers = async (
  input: Readable,
  { output, complaints }: { readonly output: Writable; readonly complaints: Writable },
  args: readonly string[],
): Promise<number> => {
  const { issuer, ...tables } = parseArgs({ args: [...args], options: OPTIONS }).values;
  const { people, consents, schedule, outbox } = tables;
  if (!issuer || !people || !consents || !schedule || !outbox) {
    output.write(USAGE);
    return 2;
  }
  const { subs, faults } = await readSubs(input);
  if (faults.length > 0) {
    for (const line of faults) complaints.write(`line ${line}: no "sub"; one a line and nothing else\n`);
    complaints.write('Nothing was done.\n');
    return 2;
  }
  const documents = createDocuments();
  const participants = createDynamoParticipantFinder(documents, people);
  const ledger = createDynamoConsentLedger({
    documents,
    tables: { people, consents, schedule, outbox },
    reader: createDynamoOwnConsentReader(documents, consents),
    textKeys: { create: () => Promise.reject(new ServiceError('invariant', 'nobody consents here')) },
    clock: systemClock,
    newId: randomUUID,
  });
  for (const sub of subs) await endConsentsOf({ participants, ledger }, subjectOf(issuer, sub));
  documents.destroy();
  output.write(
    `${subs.size} people read. Whatever they had consented to is withdrawn, and erased within the hour.\n`,
  );
  return 0;
};

/** All of a list before anything is done, with the numbers of lines that are none of it. */
const readSubs = async (input: Readable) => {
  const subs = new Set<string>();
  const faults: number[] = [];
  let line = 0;
  for await (const text of linesOf(input, SUB_AT_MOST)) {
    line += 1;
    const sub = text?.trim();
    if (sub === undefined || /[\s\p{Cc}]/u.test(sub)) faults.push(line);
    else if (sub !== '') subs.add(sub);
  }
  return { subs, faults };
};
