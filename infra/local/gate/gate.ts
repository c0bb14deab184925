import type { Service } from './call.ts';
import { Catalogue } from './catalogue.ts';
import type { Caller, Declarations } from './declarations.ts';
import type { Denial } from './denial.ts';
import { DynamoDb } from './dynamodb.ts';
import { FaultPlans } from './fault-plans.ts';
import type { Faults } from './faults.ts';
import { GateServer } from './gate-server.ts';
import { IndexLag } from './index-lag.ts';
import { KeyStore } from './key-store.ts';
import { Kms } from './kms.ts';
import { createLambda } from './lambda.ts';
import { S3 } from './s3.ts';
import { createSecrets } from './secrets.ts';
import { createSes, type LocalMail } from './ses.ts';
import { createSqs } from './sqs.ts';
import { createUpstream } from './upstream.ts';
import { UsageMeter, type Usage } from './usage.ts';
import type { Witness } from './witness.ts';

export interface GateOptions extends Partial<Declarations> {
  /** By access key id. Read at every call, so callers may be added while the gate runs. */
  readonly callers: ReadonlyMap<string, Caller>;
  readonly region: string;
  readonly account: string;
  readonly upstreams: { readonly dynamodb: string; readonly sqs: string; readonly s3: string };
  /** Where key material is kept (mode 0600); without it keys live as long as the gate. */
  readonly stateDirectory?: string;
  /** A fixed loopback port; any free one by default. */
  readonly port?: number;
  /** Sees every call that was allowed. */
  readonly witness?: Witness;
}

export interface Gate {
  /** What functions are given as AWS_ENDPOINT_URL: `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly usage: Usage;
  readonly faults: Faults;
  readonly denials: readonly Denial[];
  /** E-mails that were taken, none of which leaves this machine. */
  readonly mails: readonly LocalMail[];
  /** Adds resources, for those whose names are known only once the gate has an address. */
  declare(more: Partial<Declarations>): void;
  close(): Promise<void>;
}

/**
 * Starts the gate: what every function's SDK calls instead of AWS.
 *
 * Queue URLs must carry the gate's own origin (`<gate.url>/<account>/<name>`): the SQS client calls the host of the
 * queue URL, whatever AWS_ENDPOINT_URL says. So start the gate, mint the URLs, then `declare` the queues. S3 clients
 * need nothing: they address an endpoint that is an IP address by path.
 *
 * It holds the items of every write while it is under way, so it must be the only way in for those it counts; who
 * goes past it is neither counted nor kept from overlapping.
 */
export async function startGate(options: GateOptions): Promise<Gate> {
  const { callers, upstreams, stateDirectory, port = 0, witness, ...where } = options;
  const catalogue = new Catalogue();
  catalogue.add(options);
  const indexLag = new IndexLag();
  const faults = new FaultPlans(indexLag);
  const usage = new UsageMeter();
  const connections = {
    dynamodb: createUpstream(upstreams.dynamodb),
    sqs: createUpstream(upstreams.sqs),
    s3: createUpstream(upstreams.s3),
  };
  const shared = { ...where, ...catalogue.maps, usage, indexLag, store: new KeyStore(stateDirectory) };
  const mails: LocalMail[] = [];
  const services = new Map<string, Service>([
    ['dynamodb', new DynamoDb({ ...shared, upstream: connections.dynamodb })],
    ['sqs', createSqs({ ...shared, upstream: connections.sqs })],
    ['s3', new S3({ ...shared, upstream: connections.s3 })],
    ['kms', new Kms(shared)],
    ['secretsmanager', createSecrets(shared)],
    ['lambda', createLambda(shared)],
    ['ses', createSes({ ...shared, mails, ...(stateDirectory !== undefined && { stateDirectory }) })],
  ]);
  const denials: Denial[] = [];
  const server = new GateServer({
    callers,
    services,
    faults,
    onDenial: (denial) => denials.push(denial),
    ...(witness !== undefined && { witness }),
  });
  return {
    url: `http://127.0.0.1:${await server.listen(port)}`,
    usage,
    faults,
    denials,
    mails,
    declare: (more) => catalogue.add(more),
    close: async () => {
      await server.close();
      await Promise.all(Object.values(connections).map((connection) => connection.close()));
    },
  };
}
