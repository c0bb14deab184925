import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { ConsentLedger } from '../../shared/consent/consent-ledger.ts';
import { subjectOf } from '../../shared/identity/identity.ts';
import { profileItem, profileKey, subjectKey } from '../../shared/people/profile.ts';
import { uuid } from './disclosure-builders.ts';

/** A ledger whose participants have all signed in: whoever connects an account is known. */
export const enrolling = (
  ledger: ConsentLedger,
  documents: DynamoDBDocumentClient,
  people: string,
): ConsentLedger => ({
  ...ledger,
  connect: async (link) => {
    const { participant, connectedAt: since } = link;
    const Key = profileKey(participant);
    const { Item: there } = await documents.send(new GetCommand({ TableName: people, Key }));
    if (there !== undefined) return ledger.connect(link);
    const subject = subjectOf('https://login.example', participant);
    const known = { version: 1 as const, participant };
    const profile = profileItem({ ...known, subject, since, revision: uuid(0) });
    for (const Item of [profile, { ...subjectKey(subject), ...known }])
      await documents.send(new PutCommand({ TableName: people, Item }));
    return ledger.connect(link);
  },
});
