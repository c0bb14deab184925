import { describe, expect, it } from 'vitest';

import { statementsIn } from '../support/granted.ts';
import { resourcesOf, stacksFor } from '../support/synthesised.ts';

const { data, pipeline, web } = stacksFor();
const statements = statementsIn(data, pipeline, web);

describe('previews of posts, by grant', () => {
  it('the function that reads posts to show them to their author can reach its log, and no store, key, queue or bucket', () => {
    const granted = statements
      .filter(({ role }) => role.startsWith('previewpostsrole'))
      .map(({ Action, Effect }) => [Effect, Action]);
    expect(granted).toEqual([['Allow', ['logs:CreateLogStream', 'logs:PutLogEvents']]]);
  });

  it('nothing asks that function by itself: no queue, schedule, rule or address leads to it', () => {
    const leading = [...resourcesOf(data, pipeline, web)]
      .filter(([, { Type }]) => /EventSourceMapping|Permission|Rule|Integration|Url/u.test(Type))
      .filter(([, resource]) => JSON.stringify(resource).includes('previewposts'));
    expect(leading).toEqual([]);
  });
});
