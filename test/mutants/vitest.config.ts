import { defineConfig } from 'vitest/config';

// The tests of one concept, which `mutants.ts` names: a mutant is tried in milliseconds, or it is never tried.
export default defineConfig({
  test: { include: (process.env['CANDOR_TESTS'] ?? '').split(';'), testTimeout: 30_000 },
});
