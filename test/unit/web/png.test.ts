import { describe, expect, it } from 'vitest';

import { createSite } from '../../../functions/web/site.tsx';
import { SIGNED_IN_SITES } from '../../../shared/names.ts';
import { commsSiteOver, official, officialPost, officialRelease } from '../../support/report-builders.ts';
import { ask, signedIn, siteParts } from '../../support/site-bench.ts';

const { site } = commsSiteOver(
  [official(1)],
  [officialRelease(1, '2026-02-23', [officialPost('a', '2026-02-23', 2)])],
);

describe('a chart', () => {
  it('names its file, and what its PNG is called, for the script that may be there', async () => {
    const html = await (await ask(site, '/official', await signedIn('Tom', ['comms']))).text();
    expect(html).toMatch(/data-png="\/official\.svg\?[^"]+" data-png-name="official-chart\.png"/u);
    expect(html.match(/<script src="\/chart\.js\?v=[0-9a-f]{12}" defer[^>]*><\/script>/gu)).toHaveLength(1);
  });

  it('is a file with a size of its own, without which some browsers draw none', async () => {
    const file = await ask(site, '/official.svg', await signedIn('Tom', ['comms']));
    expect(await file.text()).toMatch(/<svg [^>]*width="640" height="\d+" viewBox="0 0 640 \d+"/u);
  });

  it('has a script that asks nobody and evaluates nothing', async () => {
    const script = await (await ask(site, '/chart.js')).text();
    expect(script).not.toMatch(
      /fetch|XMLHttp|sendBeacon|eval|Function\(|innerHTML|document\.cookie|https?:/u,
    );
  });
});

describe('scripts', () => {
  it('may come from the own site of comms, of security and of those who take part, from nowhere elsewhere, and inline nowhere', async () => {
    for (const name of SIGNED_IN_SITES) {
      const answer = await ask(createSite(siteParts(name)), '/style.css');
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).not.toContain('unsafe');
      expect(policy.includes("script-src 'self'"), name).toBe(
        ['comms', 'security', 'participant'].includes(name),
      );
    }
  });
});
