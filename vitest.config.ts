import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/support/temporary-files.ts', 'test/support/global-setup.ts'],
    include: ['test/{unit,property,contract,infra,e2e,browser}/**/*.test.{ts,tsx}'],
    // Guards against what never ends, and nothing else: machines differ, and are busy with other things.
    testTimeout: 300_000,
    hookTimeout: 900_000,
    maxWorkers: 2,
  },
});
