import { describe, expect, it } from 'vitest';

import { syntheticAlert } from '../../../shared/alerts/synthetic-alert.ts';
import { openDesk as open } from '../../support/security-desk.ts';
import { NOW } from '../../support/site-bench.ts';

const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const BLOCKED = 'Alerts may not reach your own tools';

/** What the first page says after a test alert arrived so many hours ago. */
const pageAfter = async (hours: number): Promise<string> => {
  const { see, proofs } = await open();
  const due = hoursAgo(hours);
  await proofs.arrived(syntheticAlert(due).alert, due, due);
  return see('sam', '/');
};

describe('the way to the security tools, on the first page', () => {
  it('says when a test alert last arrived', async () => {
    // it is looked at on 10 March 2026, 12:00
    const html = await pageAfter(7);
    expect(html).toContain('last reached the queue of your own tools on 10 March 2026, 05:00 UTC.');
    expect(html).not.toContain(BLOCKED);
  });

  it('is said to be blocked once none has arrived for 26 hours, and where none ever did', async () => {
    expect(await pageAfter(25.9)).not.toContain(BLOCKED);
    expect(await pageAfter(26)).toContain(BLOCKED);
    const { see } = await open();
    const html = await see('sam', '/');
    expect(html).toContain(BLOCKED);
    expect(html).toContain('No test alert is known to have reached');
  });

  it('counts a test alert as no alert', async () => {
    const { see, proofs } = await open();
    const before = await see('sam', '/');
    await proofs.arrived(syntheticAlert(NOW).alert, NOW, NOW);
    const counts = (html: string) => html.match(/<nav class="tabs".*?<\/nav>/su)?.[0];
    expect(counts(await see('sam', '/'))).toBe(counts(before));
  });
});
