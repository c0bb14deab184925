import { describe, expect, it } from 'vitest';

import { onStore, statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);

const INSIDE = { 'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] } };

describe('grants for the log’s rows', () => {
  it('let a withdrawal delete the key that log entries were sealed to, and no consent', () => {
    const deletions = onStore(statements, 'participant-site', 'Consents').filter(({ Action }) =>
      Action.includes('dynamodb:DeleteItem'),
    );
    expect(deletions.map(({ Condition }) => Condition)).toEqual([
      { ...INSIDE, 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['opening#*'] } },
    ]);
  });

  it.each(['participant-site', 'erase-participant', 'classify-posts'])(
    'let %s put rows inside transactions alone',
    (who) => {
      const rights = onStore(statements, who, 'Ledger').map(({ Action, Condition }) => [Action, Condition]);
      expect(rights).toEqual([[['dynamodb:PutItem'], INSIDE]]);
    },
  );

  it('opening keys are made where people agree and opened for their copy and their own eyes alone, for that purpose, naming no account', () => {
    const uses = statements.filter(({ Resource }) => JSON.stringify(Resource).includes('OpeningKey'));
    const condition = {
      StringEquals: { 'kms:EncryptionContext:purpose': 'opening' },
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['purpose'] },
    };
    const found = uses.map(({ role, Action, Condition }) => ({
      who: /participantsite|exportparticipant|openentries/u.exec(role)?.[0],
      Action,
      Condition,
    }));
    expect(found.sort((one, other) => String(one.who).localeCompare(String(other.who)))).toEqual([
      { who: 'exportparticipant', Action: ['kms:Decrypt'], Condition: condition },
      { who: 'openentries', Action: ['kms:Decrypt'], Condition: condition },
      { who: 'participantsite', Action: ['kms:GenerateDataKey'], Condition: condition },
    ]);
  });
});
