import { describe, expect, it } from 'vitest';
import { find } from '../../infra/local/lookup.ts';

const all = [
  { name: 'pipeline-Worker1', path: 'pipeline/Worker/Resource' },
  { name: 'web-Site1', path: 'web/comms/Site/Resource' },
  { name: 'web-Site2', path: 'web/security/Site/Resource' },
];

describe('finding a resource', () => {
  it.each(['pipeline-Worker1', 'pipeline/Worker/Resource', 'pipeline/Worker', 'Worker'])(
    'knows it as %s',
    (reference) => {
      expect(find(all, 'function', reference)).toBe(all[0]);
    },
  );

  it('asks for more where several are meant', () => {
    expect(() => find(all, 'function', 'Site')).toThrow(
      'More than one function is called Site: web/comms/Site, web/security/Site',
    );
  });

  it('says what there is where none is meant', () => {
    expect(() => find(all, 'function', 'Wroker')).toThrow(
      'No function is called Wroker: pipeline/Worker, web/comms/Site, web/security/Site',
    );
  });
});
