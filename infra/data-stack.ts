import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Distribution, ResponseHeadersPolicy, ViewerProtocolPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AttributeType, Billing, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

import {
  ALERTS_BY_AUTHOR,
  ALERTS_BY_STATE,
  BACKUP_DAYS,
  CASE_INDEXES,
  EXPIRY_ATTRIBUTE,
  OBSERVATIONS_BY_DAY,
  PARTITION_KEY,
  SORT_KEY,
  STORES,
  type SignedInSite,
  type Store,
} from '../shared/names.ts';

/** A bucket's rules run once a day; until then an hourly sweep and the site's own look at the clock keep the day. */
const EXPORT_DAYS = 1;

/**
 * Stores that are never restored: a consent that came back from a backup would be one that its owner withdrew, a
 * schedule and pending effects follow from the consents. Of feedback and of confidential reports a backup would tell to
 * the second when each came.
 */
const WITHOUT_BACKUP: readonly Store[] = ['Consents', 'Schedule', 'Outbox', 'Feedback', 'Reports'];

/** Stores whose rows go by themselves. */
const EXPIRING: readonly Store[] = ['Observations', 'Alerts', 'Ledger', 'Site', 'Feedback', 'Reports'];

/** What no bucket goes without. */
const CLOSED = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

const text = (name: string) => ({ name, type: AttributeType.STRING });

const index = (
  { index: indexName, partition, sort }: { index: string; partition: string; sort: string },
  projectionType: ProjectionType,
) => ({ indexName, partitionKey: text(partition), sortKey: text(sort), projectionType });

const INDEXES: Readonly<Partial<Record<Store, readonly ReturnType<typeof index>[]>>> = {
  Observations: [index(OBSERVATIONS_BY_DAY, ProjectionType.KEYS_ONLY)],
  Alerts: [
    index(ALERTS_BY_AUTHOR, ProjectionType.ALL),
    index(ALERTS_BY_STATE, ProjectionType.ALL),
    ...CASE_INDEXES.map((keys) => index(keys, ProjectionType.KEYS_ONLY)),
  ],
};

/** Everything that is kept: one store per audience, keys, each site's secret, the public bucket and that of exports. Never deleted with the stack. */
export class DataStack extends Stack {
  readonly stores: Readonly<Record<Store, TableV2>>;
  readonly textKey: Key;
  readonly openingKey: Key;
  readonly duplicateKey: Key;
  readonly fingerprintKey: Key;
  readonly reportKey: Key;
  readonly receiptKey: Key;
  readonly logKey: Key;
  /** One for each site, so that a cookie made with one site's secret is worth nothing at another. */
  readonly sessionSecrets: Readonly<Record<SignedInSite, Secret>>;
  /** Signs what is sent to the security team's own tools; they verify with the same. */
  readonly webhookSecret: Secret;
  readonly publicBucket: Bucket;
  /** Without versions: what is deleted is gone. */
  readonly exportBucket: Bucket;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const stores = STORES.map((name) => [name, this.#store(name)] as const);
    this.stores = recordOf(stores);
    this.textKey = this.#wrappingKey(
      'TextKey',
      'Wraps each account’s text key; a withdrawal destroys the wrapped key',
    );
    this.openingKey = this.#wrappingKey(
      'OpeningKey',
      'Wraps what opens each account’s entries in the log; a withdrawal destroys the wrapped key',
    );
    this.reportKey = this.#wrappingKey(
      'ReportKey',
      'Wraps the keys of confidential reports; the oversight site alone opens them, for their recipient',
    );
    this.duplicateKey = this.#hashingKey(
      'DuplicateKey',
      'Hashes what was found, so that the same secret is recognised and cannot be guessed',
    );
    this.fingerprintKey = this.#hashingKey(
      'FingerprintKey',
      'Derives the key of fingerprints, so that an index of documents tells nothing by itself',
    );
    this.receiptKey = this.#signingKey(
      'ReceiptKey',
      'Signs the receipts that participants keep; whoever has one verifies it with the public half',
    );
    this.logKey = this.#signingKey(
      'LogKey',
      'Signs the checkpoints of the transparency log; whoever kept one holds the log to it',
    );
    this.sessionSecrets = this.#sessionSecrets();
    this.webhookSecret = new Secret(this, 'webhook-secret', {
      description: 'Signs findings for the security team’s own tools, which verify them with it',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.publicBucket = this.#publicBucket();
    this.exportBucket = new Bucket(this, 'Exports', {
      ...CLOSED,
      lifecycleRules: [{ expiration: Duration.days(EXPORT_DAYS) }],
    });
    this.#say('CatalogueTable', 'candor catalogue --table', this.stores.Terms.tableName);
    this.#say('CatalogueKey', 'candor fingerprint --kms-key', this.fingerprintKey.keyArn);
  }

  /** Tells whoever deploys what a command is to be given. */
  #say(id: string, description: string, value: string): void {
    new CfnOutput(this, id, { description, value });
  }

  #wrappingKey(name: string, description: string): Key {
    return new Key(this, name, { description, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
  }

  #hashingKey(id: string, description: string): Key {
    return new Key(this, id, {
      description,
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  #signingKey(id: string, description: string): Key {
    return new Key(this, id, {
      description,
      keySpec: KeySpec.ECC_NIST_EDWARDS25519,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  #sessionSecrets(): Readonly<Record<SignedInSite, Secret>> {
    return {
      participant: this.#sessionSecret('participant'),
      comms: this.#sessionSecret('comms'),
      security: this.#sessionSecret('security'),
      oversight: this.#sessionSecret('oversight'),
      administration: this.#sessionSecret('administration'),
    };
  }

  #sessionSecret(site: SignedInSite): Secret {
    return new Secret(this, `${site}-session-secret`, {
      description: `Seals the cookies of the ${site} site`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  #store(name: Store): TableV2 {
    const hasBackup = !WITHOUT_BACKUP.includes(name);
    return new TableV2(this, name, {
      partitionKey: text(PARTITION_KEY),
      sortKey: text(SORT_KEY),
      billing: Billing.onDemand(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      pointInTimeRecoverySpecification: hasBackup
        ? { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: BACKUP_DAYS }
        : { pointInTimeRecoveryEnabled: false },
      ...(EXPIRING.includes(name) && { timeToLiveAttribute: EXPIRY_ATTRIBUTE }),
      globalSecondaryIndexes: [...(INDEXES[name] ?? [])],
    });
  }

  /** What everybody may read, behind a distribution, since the bucket itself is closed. */
  #publicBucket(): Bucket {
    const bucket = new Bucket(this, 'Public', {
      ...CLOSED,
      versioned: true,
    });
    new Distribution(this, 'PublicDistribution', {
      comment: 'Audit summaries and the transparency log of Candor',
      defaultBehavior: {
        // @ts-expect-error -- the CDK's own Bucket does not fit its IBucket under exactOptionalPropertyTypes
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
      },
    });
    return bucket;
  }
}

const recordOf = (stores: readonly (readonly [Store, TableV2])[]): Record<Store, TableV2> => {
  const table = (name: Store): TableV2 => {
    const found = stores.find(([own]) => own === name)?.[1];
    if (found === undefined) throw new Error(`no store ${name}`);
    return found;
  };
  return {
    Consents: table('Consents'),
    Schedule: table('Schedule'),
    People: table('People'),
    Observations: table('Observations'),
    Alerts: table('Alerts'),
    Releases: table('Releases'),
    Outbox: table('Outbox'),
    Ledger: table('Ledger'),
    Terms: table('Terms'),
    Site: table('Site'),
    Feedback: table('Feedback'),
    Reports: table('Reports'),
  };
};
