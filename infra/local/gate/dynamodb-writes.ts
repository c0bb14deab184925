import type { Answer } from './call.ts';
import { indexWriteUnits, readUnits, tableWriteUnits, type Change } from './capacity.ts';
import type { ItemOperation } from './dynamodb-operations.ts';
import { assignsIndexKeys, checkIndexKeyTypes, checkTransactionBytes } from './dynamodb-strictness.ts';
import type { InFlight } from './in-flight.ts';
import type { IndexLag } from './index-lag.ts';
import type { ItemReader } from './item-reader.ts';
import type { Item } from './item.ts';
import { itemSize } from './item-size.ts';
import { Refusal } from './refusal.ts';
import type { UsageMeter } from './usage.ts';

export interface WriteCall {
  readonly operations: readonly ItemOperation[];
  readonly caller: string;
  /** As usage names it: `dynamodb:TransactWriteItems`. */
  readonly action: string;
  readonly mode: 'transaction' | 'write' | 'batch';
  readonly token?: string | undefined;
  readonly send: () => Promise<Answer>;
}

export interface WriteParts {
  readonly inFlight: InFlight;
  readonly reader: ItemReader;
  readonly indexLag: IndexLag;
  readonly usage: UsageMeter;
}

const TOKEN_LIFE_MS = 600_000;

/** Errors after which the real service has done the work and bills for it. */
const billedErrors = /ConditionalCheckFailedException|TransactionCanceledException/;

/** Performs writes while it holds their items, and counts what they cost. */
export class DynamoDbWrites {
  private readonly parts: WriteParts;
  /** Client request tokens and when they lapse; Infinity while their transaction runs. */
  private readonly tokens = new Map<string, number>();

  constructor(parts: WriteParts) {
    this.parts = parts;
  }

  async perform(call: WriteCall): Promise<Answer> {
    const { token } = call;
    if (token === undefined) return this.performHeld(call);
    const lapses = this.tokens.get(token);
    if (lapses === Infinity)
      throw new Refusal(
        'TransactionInProgressException',
        'The transaction with the given request token is already in progress.',
      );
    if (lapses !== undefined && lapses > Date.now()) return this.performRepeat(call);
    this.tokens.set(token, Infinity);
    let performed = false;
    try {
      const answer = await this.performHeld(call);
      performed = answer.status === 200;
      return answer;
    } finally {
      if (performed) this.rememberToken(token);
      else this.tokens.delete(token);
    }
  }

  private async performHeld(call: WriteCall): Promise<Answer> {
    const { operations, mode, send } = call;
    const { inFlight, reader } = this.parts;
    for (const operation of operations.filter(assignsIndexKeys))
      checkIndexKeyTypes(operation, await reader.keyTypes(operation.table.name));
    const claim = await inFlight.claim(
      mode === 'transaction' ? 'transaction' : 'write',
      operations.map(({ identity }) => identity),
      mode === 'batch',
    );
    if (claim.kind === 'conflict') throw conflictOf(call, claim.at);
    try {
      const before = await reader.read(operations);
      if (mode === 'transaction') checkTransactionBytes(totalBytes(operations, before));
      const answer = await send();
      await this.settle(call, before, answer);
      return answer;
    } finally {
      claim.release();
    }
  }

  /** A transaction that was already done is answered from memory, and costs transactional reads. */
  private async performRepeat({ operations, caller, action, send }: WriteCall): Promise<Answer> {
    const answer = await send();
    const images = await this.parts.reader.read(operations);
    for (const [resource, group] of byTable(operations)) {
      const units = group.map(({ identity }) => readUnits(itemSize(images.get(identity)), 'transactional'));
      this.parts.usage.add({ caller, action, resource, requests: 1, readUnits: sum(units) });
    }
    return answer;
  }

  private async settle(call: WriteCall, before: ReadonlyMap<string, Item>, answer: Answer): Promise<void> {
    const { operations, mode, caller, action } = call;
    const { usage, indexLag, reader } = this.parts;
    const performed = answer.status === 200;
    const billed = performed || billedErrors.test(answer.body.toString('latin1', 0, 200));
    const updates = operations.filter(({ kind }) => performed && kind === 'update');
    const updated = await reader.read(updates);
    for (const [resource, group] of byTable(operations)) {
      let writeUnits = 0;
      for (const operation of group) {
        const { identity, kind, item, table, key } = operation;
        const old = before.get(identity);
        const attempted =
          kind === 'put' ? item : kind === 'update' && performed ? updated.get(identity) : old;
        if (billed) writeUnits += tableWriteUnits({ before: old, after: attempted }, mode === 'transaction');
        const change = { before: old, after: kind === 'delete' ? undefined : attempted };
        if (!performed || kind === 'check') continue;
        indexLag.record(key, change, table);
        this.countIndexes(call, change, operation);
      }
      usage.add({ caller, action, resource, requests: 1, writeUnits });
    }
  }

  private countIndexes({ caller, action }: WriteCall, change: Change, { table }: ItemOperation): void {
    for (const [name, index] of table.indexes) {
      const writeUnits = indexWriteUnits(change, index, table);
      if (writeUnits > 0)
        this.parts.usage.add({ caller, action, resource: `${table.name}/${name}`, writeUnits });
    }
  }

  private rememberToken(token: string): void {
    const now = Date.now();
    for (const [old, lapses] of this.tokens) {
      if (lapses > now) break;
      this.tokens.delete(old);
    }
    this.tokens.delete(token);
    this.tokens.set(token, now + TOKEN_LIFE_MS);
  }
}

/** How the service says that a transaction holds some of the items. */
export function conflictOf(
  { operations, mode }: Pick<WriteCall, 'operations' | 'mode'>,
  at: readonly number[],
): Refusal {
  if (mode !== 'transaction')
    return new Refusal('TransactionConflictException', 'Transaction is ongoing for the item');
  return cancelled(operations.map((_operation, index) => at.includes(index)));
}

/** @param conflicts for each item of the transaction, whether another one was in its way. */
export function cancelled(conflicts: readonly boolean[]): Refusal {
  const codes = conflicts.map((conflict) => (conflict ? 'TransactionConflict' : 'None'));
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`;
  const CancellationReasons = codes.map((Code) =>
    Code === 'None' ? { Code } : { Code, Message: 'Transaction is ongoing for the item' },
  );
  return new Refusal('TransactionCanceledException', message, { details: { CancellationReasons } });
}

const byTable = (operations: readonly ItemOperation[]): ReadonlyMap<string, readonly ItemOperation[]> =>
  Map.groupBy(operations, ({ table }) => table.name);

const totalBytes = (operations: readonly ItemOperation[], before: ReadonlyMap<string, Item>): number =>
  sum(operations.map(({ item, identity }) => Math.max(itemSize(item), itemSize(before.get(identity)))));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
