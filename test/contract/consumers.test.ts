import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { findingOf, syntheticFinding, type DataSecurityFinding } from '../../shared/alerts/ocsf.ts';
import { syntheticAlert } from '../../shared/alerts/synthetic-alert.ts';
import { createSqsSender } from '../../shared/queues/message-sender.sqs.ts';
import { alertId, leakAlert } from '../support/alert-builder.ts';
import { runDocumented } from '../support/documented-code.ts';
import { jsonTo, LoopbackServer } from '../support/loopback-server.ts';

const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });
const Consumer = z.object({
  handler: z.custom<(event: unknown) => Promise<unknown>>((value) => typeof value === 'function'),
});

/** A tool that takes whatever it is sent, keeps it, and knows the issues that were made. */
class Tool extends LoopbackServer {
  readonly taken: { readonly path: string; readonly auth: string; readonly body: string }[] = [];
  readonly labels: string[] = [];
  isDown = false;

  protected async answer(url: URL, response: ServerResponse, request: IncomingMessage): Promise<void> {
    const body = await text(request);
    const json = jsonTo(response);
    if (this.isDown) return void json({}, 503);
    this.taken.push({ path: url.pathname, auth: request.headers.authorization ?? '', body });
    const [label] = /candor-[0-9a-f]{32}/u.exec(body) ?? [];
    if (url.pathname.endsWith('/token')) return void json({ access_token: 'a-token' });
    if (url.pathname.endsWith('/search/jql')) {
      const index = this.labels.findIndex((known) => known === label);
      return void json({ issues: index === -1 ? [] : [{ id: String(index) }] });
    }
    if (url.pathname.endsWith('/issue') && label !== undefined) this.labels.push(label);
    return void json({});
  }

  /** The bodies that came to a path. */
  bodiesAt(path: string): readonly unknown[] {
    return this.taken.filter((one) => one.path === path).map(({ body }): unknown => JSON.parse(body));
  }
}

let fauxqs: Awaited<ReturnType<typeof startFauxqs>>;
let sqs: SQSClient;
let tool: Tool;
let queues = 0;

beforeAll(async () => {
  fauxqs = await startFauxqs({ port: 0, logger: false, defaultRegion: 'eu-central-1' });
  sqs = new SQSClient({
    region: 'eu-central-1',
    endpoint: `http://127.0.0.1:${fauxqs.port}`,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  sqs.destroy();
  await fauxqs.stop();
});
beforeEach(async () => {
  tool = await new Tool().open();
  return () => tool.close();
});

const SITE = 'https://security.example';
const CREATED = findingOf(leakAlert(1), 'create', SITE);
const CLOSED = findingOf(leakAlert(1, { state: 'resolved' }), 'close', SITE);
const TEST = syntheticFinding(syntheticAlert(new Date('2026-09-10T05:00:00Z')), SITE);
const LINK = `${SITE}/alerts/${alertId(1)}`;

/** Puts findings into a queue and hands them to a consumer as Lambda does; answers how many are left in the queue. */
const deliver = async (consumer: unknown, ...findings: readonly DataSecurityFinding[]): Promise<number> => {
  const { handler } = Consumer.parse(consumer);
  queues += 1;
  const name = `security-${queues}`;
  fauxqs.createQueue(name);
  const QueueUrl = `http://127.0.0.1:${fauxqs.port}/000000000000/${name}`;
  await createSqsSender<DataSecurityFinding>(sqs, QueueUrl).send(findings);
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  const Records = Messages.map(({ MessageId, Body }) => ({ messageId: MessageId, body: Body }));
  const { batchItemFailures } = Failures.parse(await handler({ Records }));
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  for (const { MessageId = '', ReceiptHandle } of Messages) {
    if (!failed.has(MessageId)) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  return fauxqs.inspectQueue(name)?.messages.inflight.length ?? 0;
};

describe('the documented consumer for', () => {
  it('Splunk sends each finding whole, and leaves in the queue what was not taken', async () => {
    const environment = { SPLUNK_URL: tool.origin, SPLUNK_TOKEN: 'hec-token' };
    const consumer = await runDocumented('consumers/splunk.md', environment);
    expect(await deliver(consumer, CREATED, CLOSED)).toBe(0);
    expect(tool.bodiesAt('/services/collector/event')).toEqual([
      // 2026-09-10T12:00Z
      { time: 1_789_041_600, sourcetype: 'candor:ocsf', event: CREATED },
      { time: CLOSED.time / 1000, sourcetype: 'candor:ocsf', event: CLOSED },
    ]);
    expect(tool.taken[0]?.auth).toBe('Splunk hec-token');
    expect(await deliver(consumer, TEST)).toBe(0);
    expect(tool.bodiesAt('/services/collector/event')[2]).toMatchObject({ event: TEST });
    tool.isDown = true;
    expect(await deliver(consumer, CREATED, CLOSED)).toBe(2);
  });

  it('Sentinel sends rows of one table with a token of its own', async () => {
    const consumer = await runDocumented('consumers/sentinel.md', {
      DCR_ENDPOINT: tool.origin,
      DCR_ID: 'dcr-1',
      DCR_STREAM: 'Custom-Candor_CL',
      TOKEN_URL: `${tool.origin}/tenant/oauth2/v2.0/token`,
      CLIENT_ID: 'c',
      CLIENT_SECRET: 's',
    });
    expect(await deliver(consumer, CREATED)).toBe(0);
    expect(tool.bodiesAt('/dataCollectionRules/dcr-1/streams/Custom-Candor_CL')).toEqual([
      [
        {
          TimeGenerated: '2026-09-10T12:00:00.000Z',
          MessageId: `${alertId(1)}-create`,
          AlertId: alertId(1),
          Activity: 'Create',
          Severity: 'High',
          Status: 'New',
          Title: 'A post may disclose a credential',
          Link: LINK,
          DuplicateHash: 'd'.repeat(32),
        },
      ],
    ]);
    expect(tool.taken.at(-1)?.auth).toBe('Bearer a-token');
    tool.isDown = true;
    await expect(deliver(consumer, CREATED)).rejects.toThrow('503');
  });

  it('Jira makes one issue of an alert that comes twice, and closes it with the alert', async () => {
    const consumer = await runDocumented('consumers/jira.md', {
      JIRA_URL: tool.origin,
      JIRA_AUTH: 'candor@example.com:token',
      JIRA_PROJECT: 'SEC',
      JIRA_DONE: '31',
    });
    expect(await deliver(consumer, CREATED, TEST, CREATED)).toBe(0);
    expect(tool.bodiesAt('/rest/api/3/issue')).toMatchObject([
      { fields: { project: { key: 'SEC' }, summary: 'High: A post may disclose a credential' } },
    ]);
    await deliver(consumer, CLOSED);
    expect(tool.bodiesAt('/rest/api/3/issue/0/transitions')).toEqual([{ transition: { id: '31' } }]);
    tool.isDown = true;
    expect(await deliver(consumer, CREATED)).toBe(1);
  });

  it('Slack and Teams says one line and leads to the alert', async () => {
    const urls = { SLACK_URL: `${tool.origin}/slack`, TEAMS_URL: `${tool.origin}/teams` };
    const consumer = await runDocumented('consumers/slack-teams.md', urls);
    expect(await deliver(consumer, CREATED, TEST)).toBe(0);
    expect(tool.bodiesAt('/slack')).toEqual([
      { text: `High: A post may disclose a credential <${LINK}|Open>` },
    ]);
    expect(JSON.stringify(tool.bodiesAt('/teams'))).toContain(`"url":"${LINK}"`);
    tool.isDown = true;
    expect(await deliver(consumer, CREATED)).toBe(1);
  });

  it('Security Hub imports a finding anew with its new state, and leaves what was refused', async () => {
    const client = `
      export class BatchImportFindingsCommand { constructor(input) { this.input = input; } }
      export class SecurityHubClient {
        async send({ input: { Findings } }) {
          await fetch(process.env.HUB_URL, { method: 'POST', body: JSON.stringify(Findings) });
          return { FailedFindings: Findings.filter(({ Id }) => Id.endsWith('2')).map(({ Id }) => ({ Id })) };
        }
      }`;
    const environment = {
      ACCOUNT: '111122223333',
      AWS_REGION: 'eu-central-1',
      HUB_URL: `${tool.origin}/hub`,
    };
    const packages = { '@aws-sdk/client-securityhub': client };
    const consumer = await runDocumented('consumers/security-hub.md', environment, packages);
    expect(await deliver(consumer, CLOSED, findingOf(leakAlert(2), 'create', SITE))).toBe(1);
    expect(tool.bodiesAt('/hub')).toMatchObject([
      [
        {
          Id: alertId(1),
          ProductArn: 'arn:aws:securityhub:eu-central-1:111122223333:product/111122223333/default',
          GeneratorId: 'candor-secret',
          Severity: { Label: 'HIGH' },
          Workflow: { Status: 'RESOLVED' },
          RecordState: 'ARCHIVED',
          SourceUrl: LINK,
        },
        { Id: alertId(2), Workflow: { Status: 'NEW' }, RecordState: 'ACTIVE' },
      ],
    ]);
  });
});
