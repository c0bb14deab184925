import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

import { runLog } from '../../bin/log-command.ts';
import { keepLog } from '../../bin/start/keep-log.ts';
import type { RunningSample } from '../../bin/start/run-sample.ts';
import { runVerify } from '../../bin/verify-command.ts';
import { siteUrl } from '../../infra/stages.ts';
import { PolicyStatement } from '../../infra/local/gate/iam-statement.ts';
import { AuditSummary } from '../../shared/summaries/audit-summary.ts';
import { listener } from './listener.ts';
import { Visitor } from './sample-visitor.ts';

const ROOT = join(import.meta.dirname, '..', '..');

type Item = Record<string, AttributeValue>;

/** What a command answered: its exit code, and what it said. */
export interface Told {
  readonly code: number;
  readonly said: string;
}

const told = async (command: typeof runLog, ...args: readonly string[]): Promise<Told> => {
  const { output, said } = listener();
  return { code: await command(args, output), said: said() };
};

/** Sets a process's clock off by so much before anything else is loaded. */
const clockSetOff = (milliseconds: number): string => {
  const code = `const { Date: Own } = globalThis;
    globalThis.Date = class extends Own {
      constructor(...args) { if (args.length === 0) super(Own.now() + ${milliseconds}); else super(...args); }
      static now() { return Own.now() + ${milliseconds}; }
    };`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
};

const Failed = z.object({ code: z.int(), stdout: z.string(), stderr: z.string() });

/** An auditor of the sample company, with a directory of their own, by the commands that are there for them. */
export class Auditor {
  readonly #running: RunningSample;
  readonly #directory: string;
  readonly log: string;
  readonly key: string;

  constructor(running: RunningSample, directory: string) {
    this.#running = running;
    this.#directory = directory;
    this.log = join(directory, 'copy');
    this.key = join(this.log, 'vkey');
  }

  path(name: string): string {
    return join(this.#directory, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  write(name: string, text: string | Uint8Array): string {
    writeFileSync(this.path(name), text);
    return this.path(name);
  }

  /** Takes the log as it is public now, and keeps a copy of what verified. */
  exportLog(): Promise<Told> {
    const shown = this.path('shown');
    keepLog(this.#running.engine, shown);
    return told(runLog, 'export', this.log, '--log', shown, '--vkey', join(shown, 'vkey'));
  }

  /** `candor log openings` in a process of its own, whose clock is the stage's. */
  async openings(name: string, from: string, to: string): Promise<Told> {
    const { engine } = this.#running;
    const { endpoint, region, credentials } = engine.operator;
    const ledger = engine.tableName('Ledger');
    const command = ['log', 'openings', this.path(name), '--ledger', ledger, '--from', from, '--to', to];
    const clock = clockSetOff(engine.now().getTime() - Date.now());
    const env = {
      PATH: process.env['PATH'],
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
    try {
      const args = ['--import', clock, join(ROOT, 'bin', 'candor.ts'), ...command];
      const { stdout } = await promisify(execFile)(process.execPath, args, { env });
      return { code: 0, said: stdout };
    } catch (fault) {
      const { code, stdout, stderr } = Failed.parse(fault);
      return { code, said: stdout + stderr };
    }
  }

  /** `candor verify` of the copied log. */
  verify(...more: readonly string[]): Promise<Told> {
    return told(runVerify, '--log', this.log, '--vkey', this.key, ...more);
  }

  /** A row of the `Ledger` store of some kind, of a day that is sealed. */
  async oneOf(kind: string, [from, to]: readonly [string, string]): Promise<Item> {
    const found = (await this.#running.engine.items('Ledger')).filter(({ pk, ...row }) => {
      const day = pk?.S?.slice('day#'.length) ?? '';
      return row['kind']?.S === kind && day >= from && day <= to;
    });
    const row = found[Math.floor(found.length / 2)];
    if (row === undefined) throw new Error(`no row of ${kind}`);
    return row;
  }

  /** What is told of the openings of a row's day that are handed out while the store has another row, or none, in its place. */
  async afterChanging(row: Item, changed: Item | undefined): Promise<Told & { readonly day: string }> {
    const { engine } = this.#running;
    const TableName = engine.tableName('Ledger');
    const dynamodb = new DynamoDBClient({ ...engine.operator });
    const { pk = { S: '' }, sk = { S: '' } } = row;
    const day = pk.S?.slice('day#'.length) ?? '';
    try {
      if (changed === undefined) await dynamodb.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
      else await dynamodb.send(new PutItemCommand({ TableName, Item: changed }));
      const { code, said } = await this.openings('changed.json', day, day);
      if (code !== 0) return { day, code, said };
    } finally {
      await dynamodb.send(new PutItemCommand({ TableName, Item: row }));
      dynamodb.destroy();
    }
    return { day, ...(await this.verify('--openings', this.path('changed.json'))) };
  }

  /** Every summary that the public site shows, each in a file of its own, by its name. */
  async summaries(): Promise<ReadonlyMap<string, AuditSummary>> {
    const page = await new Visitor(siteUrl(this.#running.settings, 'public')).open('/summaries.json');
    const published = z.array(z.unknown()).parse(JSON.parse(page.html));
    const summaries = published.flatMap((one) => {
      const parsed = AuditSummary.safeParse(one);
      return parsed.success ? [parsed.data] : [];
    });
    mkdirSync(this.path('summaries'), { recursive: true });
    return new Map(
      summaries.map((summary) => [
        this.write(join('summaries', `${summary.id}.json`), JSON.stringify(summary)),
        summary,
      ]),
    );
  }

  /** What comms download: everything that was published in each of these months, a file each, in one directory. */
  async releases(months: readonly string[]): Promise<string> {
    const comms = new Visitor(siteUrl(this.#running.settings, 'comms'));
    await comms.signIn('imogen');
    mkdirSync(this.path('releases'), { recursive: true });
    for (const month of months) {
      const { html } = await comms.open(`/releases.json?month=${month}`);
      this.write(join('releases', `${month}.json`), html);
    }
    return this.path('releases');
  }
}

/** The statements of the role that the documentation gives an auditor, for this table. */
export const documentedRole = (tableArn: string): readonly PolicyStatement[] => {
  const text = readFileSync(join(ROOT, 'docs', 'transparency-log.md'), 'utf8');
  const [, json = ''] = /```json\n(\{ "Version"[^`]*)```/u.exec(text) ?? [];
  const Policy = z.object({ Statement: z.array(PolicyStatement) });
  return Policy.parse(JSON.parse(json.replaceAll('<Ledger table>', tableArn))).Statement;
};
