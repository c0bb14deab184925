import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);
const own = statements.filter(({ role }) => role.startsWith('openentriesrole'));
const under = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
});

/** What one role's inline policies may have together. */
const POLICY_CHARACTERS = 10_240;

describe('opening one’s own entries, by grant', () => {
  it('what opens them reads an account’s link, key, rows and alerts and the sealed log, and can write nothing', () => {
    expect(
      own.map(({ Action, Resource, Condition }) => [
        Action.join(),
        /(People|Alerts|Consents|Ledger|OpeningKey|LogKey|Log)/u.exec(JSON.stringify(Resource))?.[1],
        Condition,
      ]),
    ).toEqual([
      ['logs:CreateLogStream,logs:PutLogEvents', expect.anything(), undefined],
      ['dynamodb:GetItem,dynamodb:Query', 'People', under('participant#*')],
      ['dynamodb:Query', 'Alerts', undefined],
      ['dynamodb:GetItem', 'Consents', under('opening#*')],
      ['dynamodb:BatchGetItem', 'Ledger', under('day#*')],
      [
        'kms:Decrypt',
        'OpeningKey',
        {
          StringEquals: { 'kms:EncryptionContext:purpose': 'opening' },
          'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose'] },
        },
      ],
      ['dynamodb:GetItem', 'Ledger', under('leaf#*', 'log')],
      ['dynamodb:Query', 'Ledger', under('tree#*', 'log')],
      ['kms:GetPublicKey', 'LogKey', undefined],
    ]);
  });

  it('whoever opens rows is one of two: what prepares copies, and what shows somebody their own', () => {
    const opening = statements.filter(
      ({ Action, Resource }) =>
        Action.includes('kms:Decrypt') && JSON.stringify(Resource).includes('OpeningKey'),
    );
    expect(opening.map(({ role }) => role.replace(/role[0-9a-f]{8}$/u, '')).sort()).toEqual([
      'exportparticipantworkerexportparticipant',
      'openentries',
    ]);
  });

  it('the participant site has none of it but the asking', () => {
    const site = statements.filter(({ role }) => role.startsWith('participantsiterole'));
    const readsRows = site.filter(
      ({ Action, Resource }) =>
        JSON.stringify(Resource).includes('Ledger') && Action.some((action) => !action.endsWith('PutItem')),
    );
    expect(readsRows).toEqual([]);
    expect(site.flatMap(({ Action }) => Action)).not.toContain('kms:Decrypt');
  });

  it('leaves every role’s policies within what one role may have', () => {
    const sizes = new Map<string, number>();
    for (const { role, ...statement } of statements)
      sizes.set(role, (sizes.get(role) ?? 40) + JSON.stringify(statement).length + 1);
    expect([...sizes].filter(([, characters]) => characters > POLICY_CHARACTERS)).toEqual([]);
  });

  it('has a handler that wires no port that writes', () => {
    const handler = readFileSync(
      join(import.meta.dirname, '../../functions/open-entries/handler.ts'),
      'utf8',
    );
    expect(handler).not.toMatch(/\.(?:s3|sqs|ses)\.ts/u);
  });
});
