import type { TestProject } from 'vitest/node';

import { startBlueskyNetwork, type BlueskyNetwork } from '../support/bluesky-network.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A real Bluesky network, one per test run. */
    bluesky: BlueskyNetwork;
  }
}

/** Starts a real Bluesky network in a process of its own, and ends it when the tests are done. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { network, close } = await startBlueskyNetwork();
  project.provide('bluesky', network);
  return close;
}
