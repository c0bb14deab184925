import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { afterEach, describe, expect, inject, it } from 'vitest';
import type { Engine } from '../../infra/local/engine-api.ts';
import { startEngine } from '../../infra/local/engine.ts';
import type { GateOptions } from '../../infra/local/gate/gate.ts';
import { synthesiseEngineApp } from '../support/engine-app.ts';
import { startPassThroughGate } from '../support/pass-through-gate.ts';

describe('what the gate is told', () => {
  let engine: Engine | undefined;

  afterEach(() => engine?.close());

  it('is each function’s own policy, with names and imports resolved, and nobody else’s', async () => {
    const told: GateOptions[] = [];
    engine = await startEngine({
      assembly: await synthesiseEngineApp({ prefix: 'grants-' }),
      dynamodbUrl: inject('dynamodbUrl'),
      startGate: (options) => {
        told.push(options);
        return startPassThroughGate(options);
      },
    });

    const callers = [...(told[0]?.callers.values() ?? [])];
    expect(callers.map(({ name }) => name.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'grants-pipeline-Worker',
      'grants-pipeline-Job',
      'grants-web-Site',
      'grants-web-OtherSite',
      'operator',
    ]);
    const items = engine.tableNames.find((name) => name.includes('Items')) ?? '';
    expect(callers[0]?.statements).toContainEqual({
      Effect: 'Allow',
      Action: [
        'dynamodb:BatchWriteItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:DescribeTable',
      ],
      Resource: [
        `arn:aws:dynamodb:eu-central-1:000000000000:table/${items}`,
        `arn:aws:dynamodb:eu-central-1:000000000000:table/${items}/index/*`,
      ],
    });
    expect(callers[2]?.statements).toEqual([]);
  });

  it('never includes a policy of AWS that the engine cannot read', async () => {
    const assembly = await synthesiseEngineApp({
      change: ({ pipeline }) => {
        const worker = pipeline.node.findChild('Worker');
        if (!(worker instanceof Function)) throw new Error('The worker is gone.');
        worker.role?.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AmazonDynamoDBFullAccess'));
      },
    });

    const start = startEngine({
      assembly,
      dynamodbUrl: inject('dynamodbUrl'),
      startGate: startPassThroughGate,
    });

    await expect(start).rejects.toThrow(
      'AmazonDynamoDBFullAccess: the engine does not know what this policy',
    );
  });
});
