import type { InvocationOutcome } from '../lambda-messages.ts';
import type { PolicyStatement } from './iam-statement.ts';

/** Who signs with an access key: a function, or a part of the engine that no policy binds. */
export interface Caller {
  /** As denials name it: `User: <name> is not authorized to perform …`. */
  readonly name: string;
  readonly statements: readonly PolicyStatement[] | 'unrestricted';
}

export interface KeyAttributes {
  readonly partition: string;
  readonly sort?: string;
}

export interface DeclaredIndex {
  readonly keys: KeyAttributes;
  readonly projection: 'ALL' | 'KEYS_ONLY' | { readonly include: readonly string[] };
}

export interface DeclaredTable {
  readonly name: string;
  readonly arn: string;
  readonly keys: KeyAttributes;
  readonly indexes: ReadonlyMap<string, DeclaredIndex>;
}

export interface DeclaredQueue {
  /** `<any origin>/<account>/<name>`; only the path identifies the queue. */
  readonly url: string;
  readonly arn: string;
}

export interface DeclaredBucket {
  readonly name: string;
  readonly arn: string;
}

export interface DeclaredKey {
  readonly id: string;
  readonly arn: string;
  /** `SYMMETRIC_DEFAULT`, `ECC_NIST_EDWARDS25519` or `HMAC_256`, as AWS::KMS::Key has it. */
  readonly spec: string;
}

export interface DeclaredSecret {
  readonly arn: string;
  readonly name: string;
  readonly value: string;
}

export interface DeclaredFunction {
  readonly name: string;
  readonly arn: string;
  readonly invoke: (event: unknown) => Promise<InvocationOutcome>;
}

/** What the gate may be asked for. Anything else is refused by name. */
export interface Declarations {
  readonly tables: readonly DeclaredTable[];
  readonly queues: readonly DeclaredQueue[];
  readonly buckets: readonly DeclaredBucket[];
  readonly keys: readonly DeclaredKey[];
  readonly secrets: readonly DeclaredSecret[];
  readonly functions: readonly DeclaredFunction[];
}
