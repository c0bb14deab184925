import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamoDbLocal, type DynamoDbLocal } from '../../infra/local/dynamodb-local.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';

const run = promisify(execFile);
const module = fileURLToPath(new URL('../../infra/local/dynamodb-local.ts', import.meta.url));
const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
if (outside === undefined)
  console.warn('Skipped: this machine has no address beside loopback to try from outside.');

describe('DynamoDB Local', () => {
  let dynamodb: DynamoDbLocal;

  beforeAll(async () => {
    dynamodb = await startDynamoDbLocal();
  });
  afterAll(() => dynamodb.close());

  it('answers on loopback', async () => {
    expect((await fetch(dynamodb.url)).status).toBe(400);
  });

  it.skipIf(outside === undefined)('refuses whoever does not come from loopback', async () => {
    const url = dynamodb.url.replace('127.0.0.1', outside ?? '');

    await expect(fetch(url)).rejects.toThrow();
  });

  it('is provided to every test that asks', async () => {
    const client = createLocalDynamoDbClient();

    const { TableNames } = await client.send(new ListTablesCommand({}));

    expect(Array.isArray(TableNames)).toBe(true);
    client.destroy();
  });

  it('does not outlive a process that is killed', async () => {
    const script = `import(${JSON.stringify(module)}).then(async (m) => console.log((await m.startDynamoDbLocal()).url))`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: unknown[] = await once(child.stdout.setEncoding('utf8'), 'data');
    const url = String(lines[0]).trim();
    expect((await fetch(url)).status).toBe(400);

    child.kill('SIGKILL');

    await expect
      .poll(
        () =>
          fetch(url).then(
            () => 'answers',
            () => 'is gone',
          ),
        { timeout: 120_000 },
      )
      .toBe('is gone');
  });

  it('says in one line how to install a Java that is missing', async () => {
    const script = `import(${JSON.stringify(module)}).then((m) => m.startDynamoDbLocal()).catch((e) => console.log(e.message))`;

    const { stdout } = await run(process.execPath, ['-e', script], { env: { PATH: '/nowhere' } });

    expect(stdout).toMatch(
      /^DynamoDB Local needs Java 17 or newer, and none was found\. Install it with: .+\n$/,
    );
  });
});
