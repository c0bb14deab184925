import { describe, expect, it } from 'vitest';
import { conditionHolds, resolveValue, type TemplateScope } from '../../infra/local/intrinsics.ts';
import type { Json } from '../../infra/local/json.ts';

const names = new Map<string, Json>([
  ['AWS::Region', 'eu-central-1'],
  ['Table', 'data-Table'],
  ['List', ['a', 'b']],
]);
const scope: TemplateScope = {
  stack: 'pipeline',
  ref: (name) => names.get(name),
  attribute: (logicalId, attribute) =>
    logicalId === 'Table' && attribute === 'Arn' ? 'arn:table' : undefined,
  importValue: (name) => (name === 'data:Queue' ? 'imported' : undefined),
  conditions: {
    IsHere: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-central-1'] },
    IsElsewhere: { 'Fn::Not': [{ Condition: 'IsHere' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsHere' }, { Condition: 'IsElsewhere' }] },
    Both: { 'Fn::And': [{ Condition: 'IsHere' }, { Condition: 'IsElsewhere' }] },
  },
};

describe('resolving a template value', () => {
  it.each<[string, Json, Json]>([
    ['Ref', { Ref: 'Table' }, 'data-Table'],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'arn:table'],
    ['Fn::GetAtt with a dot', { 'Fn::GetAtt': 'Table.Arn' }, 'arn:table'],
    ['Fn::Join', { 'Fn::Join': ['/', ['a', { Ref: 'Table' }, 1]] }, 'a/data-Table/1'],
    ['Fn::Join of a list', { 'Fn::Join': ['-', { Ref: 'List' }] }, 'a-b'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${AWS::Region}:${Table.Arn}:${!Literal}' },
      'eu-central-1:arn:table:${Literal}',
    ],
    [
      'Fn::Sub with variables',
      { 'Fn::Sub': ['${Mine}-${Table}', { Mine: { Ref: 'AWS::Region' } }] },
      'eu-central-1-data-Table',
    ],
    ['Fn::Select and Fn::Split', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'x:y:z'] }] }, 'y'],
    ['Fn::ImportValue', { 'Fn::ImportValue': 'data:Queue' }, 'imported'],
    ['Fn::If', { 'Fn::If': ['IsElsewhere', 'no', { Ref: 'Table' }] }, 'data-Table'],
    ['a value inside a list', [1, { Ref: 'Table' }, null], [1, 'data-Table', null]],
    [
      'a Condition block of a policy',
      { Condition: { Bool: { a: 'true' } } },
      { Condition: { Bool: { a: 'true' } } },
    ],
  ])('knows %s', (_, value, expected) => {
    expect(resolveValue(value, scope, 'Worker')).toEqual(expected);
  });

  it('leaves out what AWS::NoValue stands for', () => {
    const value = {
      kept: 1,
      gone: { Ref: 'AWS::NoValue' },
      list: [1, { 'Fn::If': ['IsHere', { Ref: 'AWS::NoValue' }, 2] }],
    };

    expect(resolveValue(value, scope, 'Worker')).toEqual({ kept: 1, list: [1] });
  });

  it.each<[string, Json, string]>([
    [
      'an unknown intrinsic',
      { 'Fn::Cidr': [] },
      'pipeline/Worker at Environment.QUEUE: Fn::Cidr is not supported.',
    ],
    [
      'an unknown name',
      { Ref: 'Nobody' },
      'pipeline/Worker at Environment.QUEUE.Ref: nothing is called Nobody.',
    ],
    [
      'an unknown attribute',
      { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      'pipeline/Worker at Environment.QUEUE.Fn::GetAtt: Table has no attribute StreamArn here.',
    ],
    [
      'an unknown export',
      { 'Fn::ImportValue': 'data:Nothing' },
      'pipeline/Worker at Environment.QUEUE.Fn::ImportValue: no stack exports data:Nothing.',
    ],
  ])('names the place of %s', (_, value, complaint) => {
    expect(() => resolveValue({ Environment: { QUEUE: value } }, scope, 'Worker')).toThrow(complaint);
  });
});

describe('a condition', () => {
  it.each([
    ['IsHere', true],
    ['IsElsewhere', false],
    ['Either', true],
    ['Both', false],
  ])('%s is %s', (name, expected) => {
    expect(conditionHolds(name, scope)).toBe(expected);
  });

  it('that nobody defined is an error', () => {
    expect(() => conditionHolds('Nowhere', scope)).toThrow('there is no condition Nowhere');
  });
});
