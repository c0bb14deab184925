import { randomUUID } from 'node:crypto';

import { createAdministrationSite } from '../../functions/web/administration-site.tsx';
import { createOversightSite } from '../../functions/web/oversight-site.tsx';
import type { SiteBuilder } from '../../functions/web/site-parts.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoCommentReader } from '../../shared/drafting/comment-box.dynamodb.ts';
import type { Proposer } from '../../shared/drafting/proposal.ts';
import { createDynamoProposalDesk } from '../../shared/drafting/proposals.dynamodb.ts';
import { shippedPolicy } from '../../shared/policy/policy.file.ts';
import { createDynamoRecipientDesk } from '../../shared/reports/recipient-desk.dynamodb.ts';
import { createDynamoSummaryReader } from '../../shared/summaries/summary-reader.dynamodb.ts';
import { createDynamoLedgerReads } from '../../shared/transparency/ledger-reads.dynamodb.ts';
import { createDynamoLogStore } from '../../shared/transparency/log-store.dynamodb.ts';
import { FakeCatalogueDesk, FakeRulesDesk } from './fake-catalogue-desk.ts';
import { FakeReportSeals } from './fake-report-seals.ts';
import { commonOf } from './fuzzed-parts.ts';
import { FUZZ_CLOCK as clock, type FuzzedStores } from './fuzzed-stores.ts';
import { FACTS, oversightParts } from './oversight-bench.ts';

/** What reports in confidence are kept with. */
export const reporting = ({ documents, tables }: FuzzedStores) => ({
  documents,
  table: tables.reports,
  clock,
  newId: randomUUID,
  random: createCryptoRandom(),
  seals: new FakeReportSeals(),
});

/** What a role proposes with. */
export const draftingOf = ({ documents, tables }: FuzzedStores, role: Proposer) => ({
  role,
  policy: shippedPolicy(),
  proposals: createDynamoProposalDesk({ documents, table: tables.site, clock, warn: () => undefined }, role),
  comments: createDynamoCommentReader({ documents, table: tables.feedback, clock }),
});

/** The oversight site over stores in memory. */
export const oversightSite = (stores: FuzzedStores): SiteBuilder => {
  const { documents, tables } = stores;
  return createOversightSite(
    oversightParts({
      ...commonOf('oversight', stores),
      log: createDynamoLogStore(documents, tables.ledger),
      summaries: createDynamoSummaryReader(documents, tables.releases),
      reads: createDynamoLedgerReads(documents, tables.ledger),
      concerns: createDynamoRecipientDesk(reporting(stores)),
      rulesDesk: new FakeRulesDesk(),
      drafting: draftingOf(stores, 'works-council'),
    }),
  );
};

/** The administration site over a catalogue in memory. */
export const administrationSite = (stores: FuzzedStores): SiteBuilder =>
  createAdministrationSite({
    ...commonOf('administration', stores),
    facts: FACTS,
    desk: new FakeCatalogueDesk(),
    rules: new FakeRulesDesk(),
    fingerprintKey: { read: () => Promise.resolve(new Uint8Array(16)) },
  });
