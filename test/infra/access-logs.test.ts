import * as z from 'zod';
import { describe, expect, it } from 'vitest';

import { SIGNED_IN_SITES, SITES } from '../../shared/names.ts';
import { resourcesOf, stacksFor } from '../support/synthesised.ts';

const { web } = stacksFor();

describe('access logs', () => {
  const AccessLog = z.object({ Format: z.string() });
  const stages = [...resourcesOf(web)]
    .filter(([, { Type }]) => Type === 'AWS::ApiGatewayV2::Stage')
    .map(([id, { Properties }]) => [id, Properties['AccessLogSettings']] as const);

  it('are kept of sites that people sign in to, and of what everybody may read there is none', () => {
    const logged = stages.filter(([, settings]) => settings !== undefined).map(([id]) => id);
    expect(stages).toHaveLength(SITES.length);
    expect(logged.map((id) => id.replace(/stage[0-9A-F]{8}$/u, '')).sort()).toEqual(
      [...SIGNED_IN_SITES].sort(),
    );
  });

  it('name a route, an outcome and how long it took, and nothing of who asked', () => {
    const formats = stages.flatMap(([, settings]) =>
      settings === undefined ? [] : [AccessLog.parse(settings).Format],
    );
    for (const format of formats) {
      expect(format.match(/\$context\.\w+/gu)).toEqual([
        '$context.requestId',
        '$context.routeKey',
        '$context.status',
        '$context.responseLatency',
      ]);
    }
  });
});

describe('a site’s own log', () => {
  it('has no line on each run of the public site, whose lines are warnings alone', () => {
    const logging = [...resourcesOf(web)].flatMap(([id, { Type, Properties }]) =>
      Type === 'AWS::Lambda::Function' && id.startsWith('publicsite') ? [Properties['LoggingConfig']] : [],
    );
    expect(logging).toEqual([expect.objectContaining({ LogFormat: 'JSON', SystemLogLevel: 'WARN' })]);
  });
});
