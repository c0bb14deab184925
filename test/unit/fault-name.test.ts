import { describe, expect, it } from 'vitest';

import { faultName } from '../../shared/runtime/logger.ts';

describe('the name of a fault in a log line', () => {
  it('is the name the fault goes by', () => {
    expect(faultName(new TypeError('secret words'))).toBe('TypeError');
    expect(faultName('secret words')).toBe('string');
  });

  it('is never what somebody else wrote into it', () => {
    const fault = new Error('x');
    fault.name = 'my password is hunter2';
    expect(faultName(fault)).toBe('Error');
  });
});
