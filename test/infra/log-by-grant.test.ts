import { describe, expect, it } from 'vitest';

import { SITES, WORKERS, type Store } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);
const EVERYBODY = [...WORKERS, ...SITES.map((site) => `${site}-site`)];
const WRITES = /Put|Update|Delete|BatchWrite/u;

const under = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
});
/** What a function may do on a store, and on which keys. */
const limitsOf = (who: string, store: Store) =>
  onStore(statements, who, store).map(
    ({ Action, Condition }) =>
      [Action.map((action) => action.replace('dynamodb:', '')).join(), Condition] as const,
  );
const actionsOf = (who: string, store: Store): readonly string[] =>
  onStore(statements, who, store).flatMap(({ Action }) => Action);

describe('grants on the log', () => {
  it('only the function that seals days signs the log, with a key that is for nothing else', () => {
    const uses = statements
      .filter(({ Resource }) => JSON.stringify(Resource).includes('LogKey'))
      .map(({ role, Action }) => [role.replace(/role[0-9a-f]{8}$/u, ''), Action]);
    expect(uses).toEqual([
      ['sealday', ['kms:Sign', 'kms:GetPublicKey']],
      ['openentries', ['kms:GetPublicKey']],
      ['publicsite', ['kms:GetPublicKey']],
    ]);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action === 'kms:Sign')).toHaveLength(
      2,
    );
  });

  it('what seals days writes the log and its state alone, and sees no store that names somebody', () => {
    const objects = statements
      .filter(({ Action }) => Action.includes('s3:PutObject'))
      .map(({ role, Resource }) => [role.replace(/role[0-9a-f]{8}$/u, ''), JSON.stringify(Resource)])
      .filter(([, resource]) => resource?.includes('GetAttPublic') ?? false);
    expect(objects.map(([role]) => role).sort()).toEqual(['publishsummary', 'sealday']);
    expect(objects.find(([role]) => role === 'sealday')?.[1]).toContain('/log/*"');
    expect(limitsOf('seal-day', 'Ledger')).toEqual([
      ['Query', under('day#*', 'log')],
      ['GetItem,PutItem', under('log')],
      [
        'PutItem',
        {
          'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
          ...under('log', 'tree#*'),
        },
      ],
      ['BatchWriteItem', under('leaf#*')],
    ]);
    expect(limitsOf('seal-day', 'Releases')).toEqual([['Query', under('published#*', 'summary')]]);
    for (const store of [
      'Consents',
      'Schedule',
      'People',
      'Observations',
      'Alerts',
      'Outbox',
      'Site',
    ] as const)
      expect(actionsOf('seal-day', store)).toEqual([]);
  });

  it('what follows the log reads what everybody can, and keeps what it saw where nothing else may write', () => {
    const own = statements.filter(({ role }) => role.startsWith('monitorlog'));
    expect(own.map(({ Action }) => Action)).toEqual([
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      ['s3:GetObject'],
      ['s3:GetObject'],
      ['s3:ListBucket'],
      ['dynamodb:GetItem', 'dynamodb:PutItem'],
    ]);
    expect(limitsOf('monitor-log', 'Site')).toEqual([['GetItem,PutItem', under('monitor#log')]]);
    const others = EVERYBODY.filter((who) => who !== 'monitor-log').flatMap((who) =>
      onStore(statements, who, 'Site').filter(
        ({ Action, Condition }) =>
          Action.some((action) => WRITES.test(action)) &&
          ((Condition?.['ForAllValues:StringLike'] ?? null) === null ||
            /"(?:monitor[^"]*|\*)"/u.test(JSON.stringify(Condition))),
      ),
    );
    expect(others).toEqual([]);
  });

  it('the public site proves leaves from what was sealed, and can read no row', () => {
    expect(limitsOf('public-site', 'Ledger')).toEqual([
      ['GetItem', under('leaf#*', 'log')],
      ['Query', under('tree#*', 'log')],
    ]);
  });

  it('rows of the ledger are written inside transactions only, and nobody changes or deletes one', () => {
    for (const who of EVERYBODY) {
      const writes = limitsOf(who, 'Ledger').filter(([actions]) => WRITES.test(actions));
      const outside = writes.filter(([, limits]) => !JSON.stringify(limits).includes('EnclosingOperation'));
      const keys = outside.map(([actions, limits]) => [who, actions, limits]);
      expect(keys).toEqual(
        who === 'seal-day'
          ? [
              ['seal-day', 'GetItem,PutItem', under('log')],
              ['seal-day', 'BatchWriteItem', under('leaf#*')],
            ]
          : [],
      );
      expect(actionsOf(who, 'Ledger').filter((action) => /Update|Delete/u.test(action))).toEqual([]);
    }
  });
});
