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

  it('give each day’s tree 4,096 leaves or a larger power of two, and never fewer', () => {
    expect(parseStage('dev', CLOUD).logLeaves).toBe(4096);
    expect(parseStage('dev', { ...CLOUD, logLeaves: 65_536 }).logLeaves).toBe(65_536);
    for (const logLeaves of [0, 2048, 4095, 5000, 131_072])
      expect(() => parseStage('dev', { ...CLOUD, logLeaves })).toThrow('logLeaves');
  });

  it('refuse a witness by a key that is none, a log’s own key, or at an address that may not be asked', () => {
    const url = 'https://witness.example/log';
    const vkey = 'witness.example/w1+490ca8b1+BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const withWitness = (...witnesses: readonly unknown[]) => parseStage('dev', { ...CLOUD, witnesses });
    expect(withWitness({ vkey, url }).witnesses).toEqual([{ vkey, url }]);
    expect(() => withWitness({ vkey, url }, { vkey, url })).toThrow('witnesses');
    const log = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    for (const bad of [log, vkey.replace('w1', 'w2'), vkey.slice(0, -1), `${vkey}\n`, ''])
      expect(() => withWitness({ vkey: bad, url })).toThrow('witnesses');
    for (const bad of [
      'http://witness.example',
      'https://10.0.0.1',
      'https://a:b@w.example',
      'https://w:8443',
    ])
      expect(() => withWitness({ vkey, url: bad })).toThrow('witnesses');
  });

  it('refuse a stage that says it is another, so that nothing passes for this machine', () => {
    const local = { ...CLOUD, stage: 'local', allowedOrigins: ['http://169.254.169.254'] };
    expect(() => parseStage('prod', local)).toThrow('stage local');
  });

  it.each([0.3, 0.79, 0.91, 0.99])('refuse an alert threshold of %d', (alertThreshold) => {
    expect(() => parseStage('dev', { ...CLOUD, alertThreshold })).toThrow('alertThreshold');
  });
});
