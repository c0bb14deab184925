import { EngineError } from '../engine-error.ts';
import type { Caller, Declarations } from './declarations.ts';
import type { Faults } from './faults.ts';
import type { Usage } from './usage.ts';

/** A call that a caller's policy did not allow. */
export interface Denial {
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  /** As the caller was told: `User: <caller> is not authorized to perform: <action> on resource: <resource>`. */
  readonly message: string;
}

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
}

export interface Gate {
  /** What functions are given as AWS_ENDPOINT_URL: `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly usage: Usage;
  readonly faults: Faults;
  readonly denials: readonly Denial[];
  /** Adds resources, for those whose names are known only once the gate has an address. */
  declare(more: Partial<Declarations>): void;
  close(): Promise<void>;
}

/**
 * Starts the gate.
 *
 * Queue URLs must carry the gate's own origin (`<gate.url>/<account>/<name>`): the SQS client calls the host of the
 * queue URL, whatever AWS_ENDPOINT_URL says. So start the gate, mint the URLs, then `declare` the queues.
 */
export function startGate(_options: GateOptions): Promise<Gate> {
  return Promise.reject(new EngineError('The gate is not built yet.'));
}
