import { describe, expect, it } from 'vitest';

import { SITES, WORKERS } from '../../shared/names.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);
const EVERYBODY = [...WORKERS, ...SITES.map((site) => `${site}-site`)];

const touching = (who: string, prefix: string) =>
  onStore(statements, who, 'Site')
    .filter(({ Condition }) => JSON.stringify(Condition ?? {}).includes(`"${prefix}#`))
    .map(({ Action }) => Action.join().replaceAll('dynamodb:', ''));

describe('recognition, by grant', () => {
  it('lets nobody come near nominations but the site where they are made and the one who copies a person’s own data', () => {
    expect(EVERYBODY.filter((who) => touching(who, 'nomination').length > 0).sort()).toEqual([
      'export-participant',
      'participant-site',
    ]);
    expect(touching('export-participant', 'nomination')).toEqual(['GetItem']);
  });

  it('lets comms start rounds, and read nothing of who nominated themselves', () => {
    expect(touching('comms-site', 'recognition')).toEqual(['Query,PutItem']);
    expect(touching('participant-site', 'recognition')).toEqual(['Query']);
  });
});
