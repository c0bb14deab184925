import { createPublicSite } from '../../functions/web/public-site.tsx';
import { createDynamoCommentBox } from '../../shared/drafting/comment-box.dynamodb.ts';
import { createDynamoProposals } from '../../shared/drafting/proposals.dynamodb.ts';
import { createDynamoReporterDesk } from '../../shared/reports/reporter-desk.dynamodb.ts';
import { createDynamoFeedback } from '../../shared/feedback/feedback-box.dynamodb.ts';
import { shippedSurvey } from '../../shared/feedback/survey.file.ts';
import { createDynamoSummaryReader } from '../../shared/summaries/summary-reader.dynamodb.ts';
import { createDynamoLeafReader } from '../../shared/transparency/leaf-places.dynamodb.ts';
import { createLeafProver } from '../../shared/transparency/leaf-prover.ts';
import { createDynamoLogReader } from '../../shared/transparency/log-reader.dynamodb.ts';
import { EXAMPLE_CONTACTS } from './example-contacts.ts';
import { PROOF_ORIGIN } from './proof-scene.ts';
import type { SiteBuilder } from '../../functions/web/site-parts.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import { FakeNoteSigner } from './fake-note-signer.ts';
import { commonOf } from './fuzzed-parts.ts';
import { reporting } from './fuzzed-overseers.ts';
import { FUZZ_CLOCK as clock, type FuzzedStores } from './fuzzed-stores.ts';

/** The public site over real adapters. */
export const publicSite = (stores: FuzzedStores): SiteBuilder => {
  const { signIn: _, ...open } = commonOf('public', stores);
  const summaries = createDynamoSummaryReader(stores.documents, stores.tables.releases);
  return createPublicSite({
    ...open,
    objectionsTo: 'nobody',
    summaries,
    official: stores.official,
    prove: createLeafProver({
      log: createDynamoLogReader(stores.documents, stores.tables.ledger),
      leaves: createDynamoLeafReader(stores.documents, stores.tables.ledger),
      origin: PROOF_ORIGIN,
    }),
    logKey: new FakeNoteSigner(PROOF_ORIGIN),
    policy: shippedPolicy(),
    reports: createDynamoReporterDesk(reporting(stores)),
    random: createCryptoRandom(),
    survey: shippedSurvey(),
    feedback: createDynamoFeedback({ documents: stores.documents, table: stores.tables.feedback, clock }),
    proposals: createDynamoProposals({
      documents: stores.documents,
      table: stores.tables.site,
      clock,
      warn: () => undefined,
    }),
    comments: createDynamoCommentBox({ documents: stores.documents, table: stores.tables.feedback, clock }),
    contacts: EXAMPLE_CONTACTS,
    participantSite: 'https://participant.example.com',
  });
};
