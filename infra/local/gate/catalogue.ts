import type {
  Declarations,
  DeclaredBucket,
  DeclaredFunction,
  DeclaredKey,
  DeclaredQueue,
  DeclaredSecret,
  DeclaredTable,
} from './declarations.ts';
import { queueNameOf } from './sqs.ts';

/** Everything that was declared, as calls look it up. */
export class Catalogue {
  readonly maps = {
    tables: new Map<string, DeclaredTable>(),
    queues: new Map<string, DeclaredQueue>(),
    buckets: new Map<string, DeclaredBucket>(),
    keys: new Map<string, DeclaredKey>(),
    secrets: new Map<string, DeclaredSecret>(),
    functions: new Map<string, DeclaredFunction>(),
  };

  add(declared: Partial<Declarations>): void {
    const { tables = [], queues = [], buckets = [], keys = [], secrets = [], functions = [] } = declared;
    for (const table of tables) this.maps.tables.set(table.name, table);
    for (const queue of queues) this.maps.queues.set(queueNameOf(queue.url), queue);
    for (const bucket of buckets) this.maps.buckets.set(bucket.name, bucket);
    for (const key of keys) this.maps.keys.set(key.id, key);
    for (const secret of secrets) this.maps.secrets.set(secret.name, secret);
    for (const one of functions) this.maps.functions.set(one.name, one);
  }
}
