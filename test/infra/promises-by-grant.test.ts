import { describe, expect, it } from 'vitest';

import { SITES, WORKERS, type Store } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);
const mayDo = (who: string, store: Store) => onStore(statements, who, store);
const under = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
});
/** What a function may do on a store, and on which keys. */
const limitsOf = (who: string, store: Store) =>
  mayDo(who, store).map(
    ({ Action, Condition }) =>
      [Action.map((action) => action.replace('dynamodb:', '')).join(), Condition] as const,
  );
const actionsOf = (who: string, store: Store): readonly string[] =>
  mayDo(who, store)
    .flatMap(({ Action }) => Action)
    .sort();

const WRITES = /Put|Update|Delete|BatchWrite/u;
/** Counters that stand beside the consents and are none. */
const EPOCHS = '"dynamodb:LeadingKeys":["epoch#*"]';

const EVERYBODY = [...WORKERS, ...SITES.map((site) => `${site}-site`)];

describe('grants keep promises', () => {
  it('uses no wildcard action, and no resource that is everything', () => {
    const wild = statements.filter(
      ({ Action, Resource }) => Action.some((action) => action.includes('*')) || Resource === '*',
    );
    expect(wild).toEqual([]);
  });

  it.each(['Observations', 'People', 'Alerts', 'Ledger', 'Terms'] as const)(
    'comms has no right on %s',
    (store) => {
      expect(actionsOf('comms-site', store)).toEqual([]);
    },
  );

  it('comms reads releases by their own keys only, never the counts behind them', () => {
    const keys = mayDo('comms-site', 'Releases').map(({ Condition }) => Condition);
    expect(keys).toEqual([{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['release#*'] } }]);
  });

  it('security has no right on day sheets, releases, consents or schedules', () => {
    for (const store of ['Observations', 'Releases', 'Consents', 'Schedule', 'Terms'] as const) {
      expect(actionsOf('security-site', store)).toEqual([]);
    }
  });

  it('the participant site lists alerts by author alone, and changes one in a transaction that checks its revision', () => {
    const limits = mayDo('participant-site', 'Alerts').map(({ Action, Resource, Condition }) => [
      Action.join().replaceAll('dynamodb:', ''),
      /\/index\/(\w+)/u.exec(JSON.stringify(Resource))?.[1],
      Condition,
    ]);
    const inside = { 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } };
    expect(limits).toEqual([
      ['Query', 'byAuthor', undefined],
      ['GetItem', undefined, undefined],
      ['PutItem', undefined, inside],
    ]);
  });

  it('security finds alerts by state and by what joins them, one at a time, and never by author', () => {
    const listed = mayDo('security-site', 'Alerts')
      .filter(({ Action }) => Action.includes('dynamodb:Query'))
      .map(({ Resource }) => /\/index\/(\w+)/u.exec(JSON.stringify(Resource))?.[1]);
    expect(listed).toEqual(['byState', 'byPost', 'byWords', 'byRule']);
  });

  it('security cannot list alerts by author, and in People looks up single sign-ins, its own handlers’ and those behind an id, and lists nobody', () => {
    expect(JSON.stringify(mayDo('security-site', 'Alerts'))).not.toContain('byAuthor');
    expect(limitsOf('security-site', 'People')).toEqual([['GetItem', under('subject#*', 'participant#*')]]);
  });

  it('the function that talks to platforms can write no result', () => {
    for (const store of [
      'Observations',
      'Alerts',
      'Releases',
      'Outbox',
      'People',
      'Consents',
      'Ledger',
      'Site',
      'Terms',
    ] as const) {
      expect(actionsOf('ingest-account', store).filter((action) => WRITES.test(action))).toEqual([]);
    }
    expect(actionsOf('ingest-account', 'Schedule')).toEqual(['dynamodb:UpdateItem']);
  });

  it('results are written inside transactions only', () => {
    for (const store of ['Observations', 'Alerts', 'Outbox'] as const) {
      const writes = mayDo('classify-posts', store).filter(({ Action }) =>
        Action.some((action) => WRITES.test(action)),
      );
      expect(writes.map(({ Condition }) => Condition)).toEqual([
        { 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } },
      ]);
    }
  });

  it('comms writes what it registers under keys of its own, never near a person’s consent or visits', () => {
    const keys = (['Consents', 'Schedule'] as const).flatMap((store) => limitsOf('comms-site', store));
    const inside = { 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } };
    expect(keys).toEqual([
      ['GetItem', under('official#*')],
      ['PutItem', { ...inside, ...under('official#*') }],
      // A blind count, whose value it cannot read: no release is published on top of an end.
      ['UpdateItem', { ...inside, ...under('epoch#16') }],
      ['PutItem', { ...inside, ...under('slot#5#*') }],
      ['UpdateItem', { ...inside, ...under('official#*') }],
      ['DeleteItem', { ...inside, ...under('slot#5#*', 'official#*') }],
    ]);
  });

  it('comms asks for an erasure only in the transaction that ends a registration, and reads no effect', () => {
    expect(limitsOf('comms-site', 'Outbox')).toEqual([
      ['PutItem', { 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } }],
    ]);
  });

  it('releases are written where releases are, in one transaction with the check that nobody left meanwhile', () => {
    const inside = { 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } };
    expect(limitsOf('release-period', 'Releases')).toEqual([
      ['GetItem', under('release#advocacy')],
      ['Query,PutItem', under('done#official')],
      ['Query', under('evidence#advocacy#*')],
      [
        'PutItem',
        {
          ...inside,
          ...under('release#advocacy', 'release#official#*', 'evidence#advocacy#*', 'published#*'),
        },
      ],
    ]);
    expect(limitsOf('release-period', 'Consents')).toEqual([
      ['BatchGetItem', under('account#*', 'official#*', 'epoch#*')],
      ['ConditionCheckItem', under('epoch#*')],
    ]);
  });

  it('whoever looks into Consents or changes them is limited to accounts, or to epochs', () => {
    const open = EVERYBODY.flatMap((who) => limitsOf(who, 'Consents')).filter(
      ([, Condition]) => !JSON.stringify(Condition).includes('dynamodb:LeadingKeys'),
    );
    expect(open).toEqual([]);
  });

  it('text keys are made and opened for text and a named account only', () => {
    const uses = statements.filter(
      ({ Action, Resource }) =>
        JSON.stringify(Resource).includes('TextKey') &&
        Action.some((action) => action === 'kms:Decrypt' || action.startsWith('kms:GenerateDataKey')),
    );
    expect(uses.map(({ Condition }) => Condition)).toEqual(
      Array.from({ length: 4 }, () => ({
        StringEquals: { 'kms:EncryptionContext:purpose': 'text' },
        StringLike: { 'kms:EncryptionContext:account': '?*:?*' },
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose', 'account'] },
      })),
    );
  });

  it('only the sites that ask people write consent, and only erasure deletes it', () => {
    const writers = EVERYBODY.filter((who) =>
      mayDo(who, 'Consents').some(
        ({ Action, Condition }) =>
          Action.some((action) => /Put|Update/u.test(action)) && !JSON.stringify(Condition).includes(EPOCHS),
      ),
    );
    const deleting = /Delete.*account#/su;
    const deleters = EVERYBODY.filter((who) =>
      limitsOf(who, 'Consents').some((limit) => deleting.test(JSON.stringify(limit))),
    );
    expect([writers, deleters]).toEqual([['participant-site', 'comms-site'], ['erase-participant']]);
  });

  it('nobody scans', () => {
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('Scan'))).toEqual(
      [],
    );
  });

  it('only ingest and classify open text keys, and nobody else uses that key but to make new ones', () => {
    const users = (action: string): readonly string[] =>
      EVERYBODY.filter((who) =>
        statements.some(
          ({ role, Action, Resource }) =>
            role.includes(who.replaceAll('-', '')) &&
            JSON.stringify(Resource).includes('TextKey') &&
            Action.includes(action),
        ),
      );
    expect(users('kms:Decrypt')).toEqual(['ingest-account', 'classify-posts']);
    expect(users('kms:GenerateDataKeyWithoutPlaintext')).toEqual(['participant-site', 'comms-site']);
  });

  it('only the participant site signs receipts, with a key that is for nothing else', () => {
    const uses = statements
      .filter(({ Resource }) => JSON.stringify(Resource).includes('ReceiptKey'))
      .map(({ role, Action }) => [role.replace(/role[0-9a-f]{8}$/u, ''), Action]);
    expect(uses).toEqual([['participantsite', ['kms:Sign', 'kms:GetPublicKey']]]);
  });

  it('each site reads its own session secret and no other, and nobody else reads any', () => {
    const secretsRead = statements
      .filter(({ role, Action }) => role.includes('site') && Action.includes('secretsmanager:GetSecretValue'))
      .map(({ role, Resource }) => {
        const [, secret] = /Ref(\w+)sessionsecret/u.exec(JSON.stringify(Resource)) ?? [];
        return `${role.replace(/siterole[0-9a-f]{8}$/u, '')} reads ${secret ?? 'something else'}`;
      });
    expect(secretsRead).toEqual([
      'participant reads participant',
      'comms reads comms',
      'security reads security',
      'oversight reads oversight',
      'administration reads administration',
    ]);
    expect(
      statements.flatMap(({ Action }) => Action).filter((action) => action.startsWith('secretsmanager:')),
    ).toHaveLength(6);
  });

  it('only releases read everybody’s sheets', () => {
    const folding = EVERYBODY.filter((who) =>
      JSON.stringify(mayDo(who, 'Observations')).includes('/index/byDay'),
    );
    expect(folding).toEqual(['release-period']);
  });
});
