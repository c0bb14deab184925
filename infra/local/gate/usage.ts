/** What one caller used of one resource by one action. Units are DynamoDB's; requests are what each service bills. */
export interface UsageRow {
  readonly caller: string;
  /** Service and operation: `dynamodb:TransactWriteItems`, `sqs:SendMessageBatch`, … */
  readonly action: string;
  /** A table's name, `<table>/<index>`, a queue's name, a key's id, a bucket's, a secret's or a function's name. */
  readonly resource: string;
  /** Calls; a call on several tables counts once for each. Indexes are written by tables, so theirs stay 0. */
  readonly requests: number;
  /** Requests as the bill counts them: SQS bills every started 64 KB of payload as one. */
  readonly billedRequests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

export type UsageSnapshot = readonly UsageRow[];

export interface Usage {
  /** All that was used since the gate started. */
  snapshot(): UsageSnapshot;
  /** What was used since an earlier snapshot; rows in which nothing moved are left out. */
  since(earlier: UsageSnapshot): UsageSnapshot;
}

type Amounts = Pick<UsageRow, 'requests' | 'billedRequests' | 'readUnits' | 'writeUnits'>;

export class UsageMeter implements Usage {
  private readonly rows = new Map<string, UsageRow>();

  add(row: Pick<UsageRow, 'caller' | 'action' | 'resource'> & Partial<Amounts>): void {
    const key = keyOf(row);
    const before = this.rows.get(key);
    const { requests = 0, billedRequests = requests, readUnits = 0, writeUnits = 0 } = row;
    this.rows.set(key, {
      caller: row.caller,
      action: row.action,
      resource: row.resource,
      requests: (before?.requests ?? 0) + requests,
      billedRequests: (before?.billedRequests ?? 0) + billedRequests,
      readUnits: (before?.readUnits ?? 0) + readUnits,
      writeUnits: (before?.writeUnits ?? 0) + writeUnits,
    });
  }

  snapshot(): UsageSnapshot {
    return [...this.rows.values()];
  }

  since(earlier: UsageSnapshot): UsageSnapshot {
    const before = new Map(earlier.map((row) => [keyOf(row), row]));
    return this.snapshot().flatMap((row) => {
      const known = before.get(keyOf(row));
      if (known === undefined) return [row];
      const moved = {
        ...row,
        requests: row.requests - known.requests,
        billedRequests: row.billedRequests - known.billedRequests,
        readUnits: row.readUnits - known.readUnits,
        writeUnits: row.writeUnits - known.writeUnits,
      };
      return moved.requests + moved.billedRequests + moved.readUnits + moved.writeUnits > 0 ? [moved] : [];
    });
  }
}

const keyOf = ({ caller, action, resource }: Pick<UsageRow, 'caller' | 'action' | 'resource'>): string =>
  `${caller}\n${action}\n${resource}`;
