import { describe, expect, it } from 'vitest';

import { SITES, WORKERS } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);
const EVERYBODY = [...WORKERS, ...SITES.map((site) => `${site}-site`)];

/** Who may do something with the items of `Site` whose key begins so. */
const whoMay = (action: RegExp, key: string): readonly string[] =>
  EVERYBODY.filter((who) =>
    onStore(statements, who, 'Site').some(
      ({ Action, Condition }) =>
        Action.some((one) => action.test(one)) && JSON.stringify(Condition).includes(`"${key}`),
    ),
  );

describe('who may change how rules stand', () => {
  it('is what weighs them, and the site where a lead lets one alert again: inside transactions alone', () => {
    expect(whoMay(/Put/u, 'standing')).toEqual(['notify-alert', 'security-site']);
    const writes = ['notify-alert', 'security-site'].flatMap((who) =>
      onStore(statements, who, 'Site').filter(
        ({ Action, Condition }) =>
          Action.includes('dynamodb:PutItem') && JSON.stringify(Condition).includes('"standing"'),
      ),
    );
    for (const { Condition } of writes) expect(JSON.stringify(Condition)).toContain('TransactWriteItems');
  });

  it('is nobody that reads posts: classification reads how rules stand, and no verdict', () => {
    expect(whoMay(/Query/u, 'standing')).toEqual(['classify-posts', 'security-site']);
    expect(whoMay(/Get|Query/u, 'verdict')).toEqual(['notify-alert', 'security-site']);
    expect(whoMay(/Put/u, 'verdict')).toEqual(['take-status', 'security-site']);
  });

  it('is nobody outside security: no other site comes near the test alert either', () => {
    expect(whoMay(/./u, 'route#security')).toEqual(['notify-alert', 'take-status', 'security-site']);
  });
});
