import { describe, expect, it } from 'vitest';

import { STORES } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);
const WRITES = /Put|Update|Delete|BatchWrite/u;

describe('copies of people’s data', () => {
  const onBucket = statements
    .filter(({ Resource }) => /FnGetAttExports[0-9A-F]{8}Arn/u.test(JSON.stringify(Resource)))
    .flatMap(({ role, Action }) => Action.map((action) => `${action} ${role.replace(/role.*$/u, '')}`));

  it('are read by the participant site alone, which writes none, and written by a function that reads none', () => {
    expect(onBucket.toSorted()).toEqual([
      expect.stringMatching(/^s3:DeleteObject .*exportparticipant$/u),
      expect.stringMatching(/^s3:GetObject participantsite$/u),
      expect.stringMatching(/^s3:ListBucket .*exportparticipant$/u),
      expect.stringMatching(/^s3:PutObject .*exportparticipant$/u),
    ]);
  });

  it('are prepared by a function that changes nothing but a request, and only while it stands', () => {
    const writes = STORES.flatMap((store) =>
      onStore(statements, 'export-participant', store)
        .filter(({ Action }) => Action.some((action) => WRITES.test(action)))
        .map(({ Action, Condition }) => [store, Action, Condition] as const),
    );
    expect(writes).toEqual([
      [
        'Site',
        ['dynamodb:PutItem'],
        {
          'ForAnyValue:StringEquals': { 'dynamodb:EnclosingOperation': ['TransactWriteItems'] },
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['export#*'] },
        },
      ],
    ]);
  });
});
