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

/** What a function may do on keys of `Site` that begin so. */
const touching = (who: string, part: string) =>
  onStore(statements, who, 'Site')
    .map(
      ({ Action, Condition }) =>
        [Action.map((action) => action.replace('dynamodb:', '')).join(), Condition] as const,
    )
    .filter(([, Condition]) => JSON.stringify(Condition).includes(part));

describe('campaigns', () => {
  it('are read by their key at the participant site, and nothing can be written of who read them', () => {
    expect(touching('participant-site', 'campaign')).toEqual([['Query', under('campaign#all')]]);
  });

  it('are written by comms alone, and their clicks are read by comms and in the report to it', () => {
    expect(touching('comms-site', 'campaign')).toEqual([['GetItem,PutItem,Query', under('campaign#all')]]);
    expect(touching('comms-site', 'clicks')).toEqual([['GetItem,PutItem', under('clicks#*')]]);
    expect(EVERYBODY.filter((who) => touching(who, 'clicks').length > 0)).toEqual([
      'send-report',
      'comms-site',
    ]);
    expect(touching('send-report', 'clicks')).toEqual([['GetItem', under('clicks#*')]]);
  });
});
