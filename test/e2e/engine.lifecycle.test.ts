import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CfnResource } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { startEngine } from '../../infra/local/engine.ts';
import { synthesiseEngineApp } from '../support/engine-app.ts';
import { startPassThroughGate } from '../support/pass-through-gate.ts';

const run = promisify(execFile);

describe('the engine', () => {
  let assembly: { directory: string };

  beforeAll(async () => {
    assembly = await synthesiseEngineApp();
  });

  it('leaves nothing behind that keeps a process alive, ten times of ten', async () => {
    const script = fileURLToPath(new URL('../support/engine-once.ts', import.meta.url));
    for (let round = 0; round < 10; round += 1) {
      const { stdout } = await run(process.execPath, [script, assembly.directory, inject('dynamodbUrl')], {
        timeout: 120_000,
      });
      expect(stdout).toBe('closed\n');
    }
  }, 1_200_000);

  it('keeps tables, queues, buckets and secrets in its state directory, readable by their owner only', async () => {
    const stateDirectory = mkdtempSync(join(tmpdir(), 'candor-state-'));
    const options = {
      assembly,
      stateDirectory,
      startsAt: new Date('2026-03-02T00:00:00Z'),
      startGate: startPassThroughGate,
    };
    const first = await startEngine(options);
    await first.invoke('Job', { time: '2026-03-01T03:30:00Z' });
    await first.send('DeadLetters', 'kept');
    await first.close();
    const secrets = readFileSync(join(stateDirectory, 'secrets.json'), 'utf8');

    const second = await startEngine(options);
    const runs = await second.items('Runs');
    const letters = second.queue('DeadLetters').bodies;
    await second.close();

    expect(runs.map(({ pk }) => pk?.S)).toEqual(['2026-03-01T03:30:00Z']);
    expect(letters).toEqual(['kept']);
    expect(readFileSync(join(stateDirectory, 'secrets.json'), 'utf8')).toBe(secrets);
    expect(statSync(join(stateDirectory, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(stateDirectory, 'logs', 'pipeline-JobB9D00F9F.jsonl'))).toBe(true);
  });

  it('says in one line that its port is taken, and closes what it had started', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;

    const start = startEngine({
      assembly,
      port,
      startGate: startPassThroughGate,
      dynamodbUrl: inject('dynamodbUrl'),
    });

    await expect(start).rejects.toThrow(`Port ${port} cannot be used`);
    other.close();
  });

  it.each([
    {
      what: 'an unknown property',
      change: (queue: CfnQueue) => queue.addPropertyOverride('FavouriteColour', 'red'),
      complaint: /^pipeline\/WorkBF636A8B: AWS::SQS::Queue Properties: Unrecognized key: "FavouriteColour"$/,
    },
    {
      what: 'an unknown intrinsic',
      change: (queue: CfnQueue) => queue.addPropertyOverride('DelaySeconds', { 'Fn::Length': [1] }),
      complaint: /^pipeline\/WorkBF636A8B at DelaySeconds: Fn::Length is not supported\.$/,
    },
    {
      what: 'an unknown resource type',
      change: (queue: CfnQueue) => new CfnResource(queue.stack, 'Odd', { type: 'AWS::IoT::Thing' }),
      complaint: /^pipeline\/Odd: AWS::IoT::Thing has no local meaning yet\.$/,
    },
  ])('refuses $what by name', async ({ change, complaint }) => {
    const changed = await synthesiseEngineApp({
      change: ({ pipeline }) => {
        const queue = pipeline.node
          .findAll()
          .find((node) => CfnQueue.isCfnElement(node) && node.node.path === 'pipeline/Work/Resource');
        if (!(queue instanceof CfnQueue)) throw new Error('The queue is gone.');
        change(queue);
      },
    });

    await expect(startEngine({ assembly: changed, startGate: startPassThroughGate })).rejects.toThrow(
      complaint,
    );
  });
});
