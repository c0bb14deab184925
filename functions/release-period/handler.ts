import { createDynamoConsentReader } from '../../shared/consent/consent-reader.dynamodb.ts';
import { systemClock } from '../../shared/clock.ts';
import { createDynamoEpochReader } from '../../shared/disclosure/epoch-reader.dynamodb.ts';
import { LADDER } from '../../shared/disclosure/ladder.ts';
import { createGaussianNoise } from '../../shared/disclosure/noise.ts';
import { STANDARD_POLICY } from '../../shared/disclosure/policy.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoReleaseWriter } from '../../shared/disclosure/release-writer.dynamodb.ts';
import { createDynamoObservationFold } from '../../shared/posts/observation-fold.dynamodb.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { createDocuments } from '../../shared/runtime/documents.ts';
import { createLogger } from '../../shared/runtime/logger.ts';
import { createMeter } from '../../shared/runtime/metrics.ts';
import { scheduledJob } from '../../shared/runtime/scheduled-job.ts';
import { leaveRoom } from '../../shared/runtime/transact.dynamodb.ts';
import { ReleasePeriodConfig } from './config.ts';
import { createReleasePeriod, wordFor } from './release-period.ts';

const config = readConfig(ReleasePeriodConfig, process.env);
const documents = createDocuments();
const meter = createMeter('release-period');

const releasePeriod = createReleasePeriod(
  {
    observations: createDynamoObservationFold(documents, config.OBSERVATIONS_TABLE),
    consents: createDynamoConsentReader(documents, config.CONSENTS_TABLE),
    epochs: createDynamoEpochReader(documents, config.CONSENTS_TABLE),
    releases: createDynamoReleaseWriter(documents, {
      releases: config.RELEASES_TABLE,
      consents: config.CONSENTS_TABLE,
    }),
    noise: createGaussianNoise(createCryptoRandom()),
    leaveRoom,
    meter,
  },
  { disclosure: STANDARD_POLICY, ladder: LADDER, topics: config.CAMPAIGN.tags },
);

export const handler = scheduledJob({
  run: async () => wordFor(await releasePeriod(systemClock.now())),
  log: createLogger('release-period').warn,
  meter,
});
