import { describe, expect, it } from 'vitest';

import { parseStage } from '../../infra/stages.ts';
import { CLOUD } from '../support/synthesised.ts';

describe('settings', () => {
  it('refuse a stage in the cloud that does not say who runs the cloud', () => {
    const controller = { ...CLOUD.controller, processors: [] };
    expect(() => parseStage('dev', { ...CLOUD, controller })).toThrow('controller');
  });

  it('refuse a stage in the cloud that looks for confidential matters by no agreement and no assessment', () => {
    const { worksAgreement, ...bare } = CLOUD.controller;
    expect(() => parseStage('dev', { ...CLOUD, controller: bare })).toThrow(
      /controller: [^]*worksAgreement[^]*impactAssessment/u,
    );
    for (const named of [{ worksAgreement }, { impactAssessment: 'no. 3' }])
      expect(parseStage('dev', { ...CLOUD, controller: { ...bare, ...named } }).controller).toMatchObject(
        named,
      );
  });

  it('refuse private origins, ports and plain http outside this machine', () => {
    const bad = {
      ...CLOUD,
      allowedOrigins: ['http://127.0.0.1:1'],
      port: 80,
      identity: { issuer: 'http://x.example', clientIdPrefix: 'c' },
    };
    expect(() => parseStage('dev', bad)).toThrow(/allowedOrigins[^]*port[^]*identity/u);
  });

  it('refuse a stage that says it is another, so that nothing passes for this machine', () => {
    const local = { ...CLOUD, stage: 'local', allowedOrigins: ['http://169.254.169.254'] };
    expect(() => parseStage('prod', local)).toThrow('stage local');
  });

  it.each([0.3, 0.79, 0.91, 0.99])('refuse an alert threshold of %d', (alertThreshold) => {
    expect(() => parseStage('dev', { ...CLOUD, alertThreshold })).toThrow('alertThreshold');
  });
});
