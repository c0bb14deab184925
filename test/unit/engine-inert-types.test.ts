import { describe, expect, it } from 'vitest';
import { computeKinds } from '../../infra/local/compute-schemas.ts';
import { inertTypes } from '../../infra/local/inert-types.ts';
import { storeKinds } from '../../infra/local/store-schemas.ts';

describe('the resource types the engine knows', () => {
  it('either run or are inert, never both', () => {
    const kinds = [...Object.values(storeKinds), ...Object.values(computeKinds)];

    expect(kinds.filter(({ type }) => inertTypes.has(type))).toEqual([]);
  });
});
