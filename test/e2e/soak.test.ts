import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runSoak, type SoakReport } from '../soak/run-soak.ts';

/** As large as is bearable each time; `npm run soak` plays larger ones. */
describe('a small soak', () => {
  const directory = mkdtempSync(join(tmpdir(), 'candor-soak-'));
  let report: SoakReport;
  beforeAll(async () => {
    report = await runSoak({
      accounts: 30,
      posts: 600,
      days: 10,
      faults: 0.03,
      seed: 1,
      firstPort: 8_750,
      directory,
      tell: () => undefined,
    });
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('comes to what the oracle says, and leaves no message behind', () => {
    expect(report.differences).toEqual([]);
  });

  it('was played in bad weather, by people who stayed, narrowed and left, with posts that were kept and refused', () => {
    const { faultsInjected, run } = report;
    expect(Object.values(faultsInjected).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(30);
    expect(run.posts.firstSeen).toBeGreaterThan(100);
    expect(run.posts.refused).toBeGreaterThan(100);
    expect(run.visits.changed).toBeGreaterThan(50);
    expect(run.itemsErased).toBeGreaterThan(0);
    expect(run.releases.published).toBeGreaterThan(0);
  });

  it('measures memory, processor time and units', () => {
    const { peak, run } = report;
    expect(peak.engineBytes).toBeGreaterThan(100_000_000);
    expect(peak.engineCpuSeconds).toBeGreaterThan(1);
    expect(run.units.writePerPost).toBeGreaterThan(1);
  });
});
