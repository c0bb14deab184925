import { describe, expect, it } from 'vitest';

import { SITES, WORKERS } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);
const under = (...patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
});
const EVERYBODY = [...WORKERS, ...SITES.map((site) => `${site}-site`)];

describe('checking drafts, by grant', () => {
  it('what the company keeps to itself is read where posts are classified, drafts are checked and it is looked after, and of its rules where they are approved', () => {
    const readers = EVERYBODY.filter((who) => onStore(statements, who, 'Terms').length > 0);
    expect(readers).toEqual(['classify-posts', 'check-draft', 'oversight-site', 'administration-site']);
    const keyUsers = statements
      .filter(({ Resource }) => JSON.stringify(Resource).includes('FingerprintKey'))
      .map(({ role, Action }) => [role.replace(/role[0-9a-f]{8}$/u, ''), Action]);
    expect(keyUsers.map(([role]) => String(role).replace(/^.*worker/u, ''))).toEqual([
      'classifyposts',
      'checkdraft',
      'administrationsite',
    ]);
    expect(keyUsers.every(([, Action]) => String(Action) === 'kms:GenerateMac')).toBe(true);
  });

  it('what checks drafts can write nothing anywhere, and read nothing but the company’s catalogue', () => {
    const granted = statements
      .filter(({ role }) => role.startsWith('checkdraftrole'))
      .map(({ Action, Condition }) => [Action.join(), Condition]);
    expect(granted).toEqual([
      ['logs:CreateLogStream,logs:PutLogEvents', undefined],
      ['dynamodb:Query', under('terms', 'rules', 'fingerprints')],
      ['kms:GenerateMac', undefined],
    ]);
  });

  it('the participant site alone invokes functions: those that check drafts, preview posts and open one’s entries, no other', () => {
    const invoking = statements
      .filter(({ Action }) => Action.some((action) => action.startsWith('lambda:')))
      .map(({ role, Action, Resource }) => [
        role.replace(/role[0-9a-f]{8}$/u, ''),
        Action,
        JSON.stringify(Resource),
      ]);
    expect(invoking).toEqual([
      [
        'participantsite',
        ['lambda:InvokeFunction'],
        expect.stringMatching(
          /^\[[^[]+\["checkdraft[0-9A-F]{8}"[^[]+\["previewposts[0-9A-F]{8}"[^[]+\["openentries[0-9A-F]{8}","Arn"\]\}\]$/u,
        ),
      ],
    ]);
  });

  it('the participant site counts checks of drafts under keys of their own', () => {
    const keys = onStore(statements, 'participant-site', 'Site')
      .filter(({ Condition }) => JSON.stringify(Condition).includes('draft#'))
      .map(({ Action, Condition }) => [Action, Condition]);
    expect(keys).toEqual([[['dynamodb:GetItem', 'dynamodb:PutItem'], under('draft#*')]]);
  });
});
