import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../infra/local/gate/iam-conditions.ts';
import { compilePolicy } from '../../infra/local/gate/iam-policy.ts';
import { PolicyStatement } from '../../infra/local/gate/iam-statement.ts';

const table = 'arn:aws:dynamodb:eu-central-1:1:table/Consents';
const policy = (...statements: object[]) =>
  compilePolicy(statements.map((statement) => PolicyStatement.parse(statement)));
const need = (action: string, resource = table, context: Record<string, readonly string[]> = {}) => ({
  action,
  resource,
  context: new Map(Object.entries(context)),
});

describe('statements', () => {
  it('deny what no statement allows', () => {
    expect(policy().allows(need('dynamodb:GetItem'))).toBe(false);
  });

  it('let an explicit deny win, wherever it stands', () => {
    const statements = [
      { Effect: 'Deny', Action: 'dynamodb:DeleteItem', Resource: '*' },
      { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' },
    ];

    for (const order of [statements, statements.toReversed()]) {
      expect(policy(...order).allows(need('dynamodb:DeleteItem'))).toBe(false);
      expect(policy(...order).allows(need('dynamodb:PutItem'))).toBe(true);
    }
  });

  it.each([
    ['dynamodb:GetItem', 'dynamodb:GetItem', true],
    ['dynamodb:getitem', 'dynamodb:GetItem', true],
    ['dynamodb:Get*', 'dynamodb:GetItem', true],
    ['dynamodb:Get*', 'dynamodb:BatchGetItem', false],
    ['dynamodb:?etItem', 'dynamodb:GetItem', true],
    ['*', 'kms:Decrypt', true],
  ])('the action %s covers %s: %s', (Action, action, allowed) => {
    expect(policy({ Effect: 'Allow', Action, Resource: '*' }).allows(need(action))).toBe(allowed);
  });

  it.each([
    [table, table, true],
    [table, `${table}/index/byDay`, false],
    [`${table}/index/*`, `${table}/index/byDay`, true],
    [`${table}/index/*`, table, false],
    ['arn:aws:s3:::bucket/log/?.txt', 'arn:aws:s3:::bucket/log/1.txt', true],
    ['arn:aws:s3:::bucket/log/?.txt', 'arn:aws:s3:::bucket/log/1_txt', false],
  ])('the resource %s covers %s: %s', (Resource, resource, allowed) => {
    expect(policy({ Effect: 'Allow', Action: '*', Resource }).allows(need('x:Y', resource))).toBe(allowed);
  });

  it('NotAction and NotResource speak of everything else', () => {
    const statement = { Effect: 'Allow', NotAction: 'dynamodb:Delete*', NotResource: `${table}/index/*` };

    expect(policy(statement).allows(need('dynamodb:GetItem'))).toBe(true);
    expect(policy(statement).allows(need('dynamodb:DeleteItem'))).toBe(false);
    expect(policy(statement).allows(need('dynamodb:Query', `${table}/index/byDay`))).toBe(false);
  });

  it('need every condition to hold', () => {
    const statement = {
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: {
        StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'count'] },
      },
    };
    const reading = (select: string, attributes: readonly string[]) =>
      need('dynamodb:GetItem', table, { 'dynamodb:Select': [select], 'dynamodb:Attributes': attributes });

    expect(policy(statement).allows(reading('SPECIFIC_ATTRIBUTES', ['pk']))).toBe(true);
    expect(policy(statement).allows(reading('ALL_ATTRIBUTES', ['pk']))).toBe(false);
    expect(policy(statement).allows(reading('SPECIFIC_ATTRIBUTES', ['pk', 'textKey']))).toBe(false);
  });

  it('are refused when they have no action or a key nobody knows', () => {
    expect(PolicyStatement.safeParse({ Effect: 'Allow', Resource: '*' }).success).toBe(false);
    expect(
      PolicyStatement.safeParse({ Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' }).success,
    ).toBe(false);
  });
});

describe('conditions', () => {
  const holds = (operator: string, values: string[], found: readonly string[] | undefined) =>
    compileCondition(
      operator,
      'dynamodb:LeadingKeys',
      values,
    )(new Map(found ? [['dynamodb:LeadingKeys', found]] : []));
  const holdsForOne = (operator: string, values: string[], found: string | undefined) =>
    compileCondition(
      operator,
      'aws:SourceAccount',
      values,
    )(new Map(found === undefined ? [] : [['aws:SourceAccount', [found]]]));

  // Source: IAM user guide, "Multivalued context keys" and "IAM JSON policy elements: Condition operators".
  it.each([
    ['ForAllValues:StringEquals', ['a', 'b'], ['a'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a'], [], true],
    ['ForAllValues:StringEquals', ['a'], undefined, true],
    ['ForAnyValue:StringEquals', ['a'], ['c', 'a'], true],
    ['ForAnyValue:StringEquals', ['a'], ['c'], false],
    ['ForAnyValue:StringEquals', ['a'], undefined, false],
    ['ForAllValues:StringLike', ['account#*'], ['account#1', 'account#2'], true],
    ['ForAllValues:StringLike', ['account#*'], ['account#1', 'epoch#2'], false],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'c'], true],
    ['ForAllValues:StringNotEquals', ['a'], ['b', 'a'], false],
  ])('%s %j on %j is %s', (...[operator, values, found, expected]) => {
    expect(holds(operator, values, found)).toBe(expected);
  });

  it.each([
    ['StringEquals', ['1'], '1', true],
    ['StringEquals', ['1*'], '12', false],
    ['StringEquals', ['1'], undefined, false],
    ['StringEqualsIfExists', ['1'], undefined, true],
    ['StringEqualsIfExists', ['1'], '2', false],
    ['StringNotEquals', ['1'], '2', true],
    ['StringNotEquals', ['1'], undefined, true],
    ['StringNotEquals', ['1', '2'], '2', false],
    ['StringLike', ['1?3'], '123', true],
    ['Null', ['true'], undefined, true],
    ['Null', ['true'], '1', false],
    ['Null', ['false'], '1', true],
  ])('%s %j on %s is %s', (...[operator, values, found, expected]) => {
    expect(holdsForOne(operator, values, found)).toBe(expected);
  });

  it('compare Booleans without regard to case', () => {
    const secure = compileCondition('Bool', 'aws:SecureTransport', ['True']);

    expect(secure(new Map([['aws:SecureTransport', ['true']]]))).toBe(true);
    expect(secure(new Map([['aws:SecureTransport', ['false']]]))).toBe(false);
  });

  it('match ARNs part by part', () => {
    const like = compileCondition('ArnLike', 'aws:SourceArn', ['arn:aws:sqs:*:1:jobs']);
    const matches = (arn: string) => like(new Map([['aws:SourceArn', [arn]]]));

    expect(matches('arn:aws:sqs:eu-central-1:1:jobs')).toBe(true);
    expect(matches('arn:aws:sqs:eu:x:1:jobs')).toBe(false);
  });

  it('ignore the case of a key, but not of an encryption context’s own name', () => {
    const context = new Map([['kms:EncryptionContext:Account', ['a']]]);

    expect(compileCondition('StringEquals', 'KMS:encryptionContext:Account', ['a'])(context)).toBe(true);
    expect(compileCondition('StringEquals', 'kms:EncryptionContext:account', ['a'])(context)).toBe(false);
  });

  it.each([
    ['DateLessThan', 'aws:SourceAccount', '1', 'operator DateLessThan'],
    ['StringEquals', 'aws:MadeUp', '1', 'key aws:MadeUp'],
    ['StringEquals', 'aws:SourceAccount', '${aws:username}', 'policy variable'],
    ['StringEquals', 'dynamodb:LeadingKeys', 'a', 'ForAllValues'],
  ])('never take %s on %s with %s for false: it is an error', (...[operator, key, value, message]) => {
    expect(() => compileCondition(operator, key, [value])).toThrow(message);
  });
});
