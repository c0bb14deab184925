import { randomUUID } from 'node:crypto';

import { createProveRoute } from '../../functions/prove-route/prove-route.ts';
import { createPublishSummary } from '../../functions/publish-summary/publish-summary.ts';
import { createTakeStatus } from '../../functions/take-status/take-status.ts';
import { createDynamoRouteProofReader } from '../../shared/alerts/route-proof.dynamodb.ts';
import { createDynamoToolInbox } from '../../shared/alerts/tool-inbox.dynamodb.ts';
import { createDynamoCatalogueDesk } from '../../shared/classification/catalogue-desk.dynamodb.ts';
import { createKmsFingerprintKey } from '../../shared/classification/fingerprint-key.kms.ts';
import { createDynamoRulesDesk } from '../../shared/classification/rules-desk.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoOfficialAccounts } from '../../shared/official/official-accounts.dynamodb.ts';
import { createDynamoEffectRecorder } from '../../shared/outbox/effect-recorder.dynamodb.ts';
import { createSqsWakeUp } from '../../shared/outbox/wake-up.sqs.ts';
import { createDynamoParticipants } from '../../shared/people/participants.dynamodb.ts';
import { createDynamoPolicyAcknowledgements } from '../../shared/policy/acknowledgements.dynamodb.ts';
import { createKmsTextKeyMaker } from '../../shared/sealing/text-keys.kms.ts';
import { createDynamoRevocations } from '../../shared/session/revocations.dynamodb.ts';
import { createS3PublicFiles } from '../../shared/summaries/public-files.s3.ts';
import { createDynamoSummaryShelf } from '../../shared/summaries/summary-shelf.dynamodb.ts';
import { createDynamoSummarySources } from '../../shared/summaries/summary-sources.dynamodb.ts';
import { urlOf, type Wiring } from './cloud-functions.ts';
import { createDynamoLogStore } from '../../shared/transparency/log-store.dynamodb.ts';
import { fieldsKept } from '../../shared/processing/fields-kept.ts';
import { POLICY } from './model-headline.ts';

/** What people at desks and the smaller functions do to the stores, as the sites and handlers wire it, just started. */
export const wireDesks = ({ cloud, tables, clock, onLog }: Wiring) => {
  const { documents } = cloud.dynamodb;
  const { sqs, kms, s3 } = cloud;
  const newId = randomUUID;
  const wakeUp = createSqsWakeUp(sqs, urlOf('relay'), (...line) => onLog(JSON.stringify(line)));
  const catalogue = {
    documents,
    table: tables.terms,
    fingerprintKey: createKmsFingerprintKey(kms, 'fingerprints'),
    clock,
    newId,
  };
  return {
    participants: createDynamoParticipants({ documents, table: tables.people, clock, newId }),
    revocations: createDynamoRevocations(documents, tables.site),
    acknowledgements: createDynamoPolicyAcknowledgements({ documents, table: tables.people, clock, newId }),
    official: createDynamoOfficialAccounts({
      documents,
      tables,
      textKeys: createKmsTextKeyMaker(kms, 'text'),
      clock,
      newId,
    }),
    catalogue: createDynamoCatalogueDesk(catalogue),
    rules: createDynamoRulesDesk(catalogue),
    proveRoute: createProveRoute({
      effects: createDynamoEffectRecorder(documents, tables.outbox),
      wakeUp,
    }),
    takeStatus: createTakeStatus({
      inbox: createDynamoToolInbox({ documents, tables, clock, newId, random: createCryptoRandom() }),
      proofs: createDynamoRouteProofReader(documents, tables.site),
      wakeUp,
    }),
    summarise: createPublishSummary(
      {
        sources: createDynamoSummarySources(documents, tables),
        shelf: createDynamoSummaryShelf(documents, tables.releases),
        files: createS3PublicFiles(s3, 'public'),
        log: createDynamoLogStore(documents, tables.ledger),
      },
      { disclosure: POLICY, fieldsKept },
    ),
  };
};
export type CloudDesks = ReturnType<typeof wireDesks>;
