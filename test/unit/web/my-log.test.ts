import { describe, expect, it } from 'vitest';

import { parseVerifierKey } from '../../../shared/signing/signed-note.ts';
import { verifyProof } from '../../../shared/transparency/verify-proof.ts';
import { ORIGIN } from '../../support/log-world.ts';
import { LOG_PATH, openOwnLog } from '../../support/own-log-bench.ts';
import { ask, signedIn } from '../../support/site-bench.ts';

const linesOf = (html: string): readonly string[] =>
  [...html.matchAll(/<tr><td>([^<]*)<\/td><td>([^<]*)<details>[^]*?<\/details><\/td><td>([^<]*)/gu)].map(
    ([, ...cells]) => cells.map((cell) => cell.trim()).join(' | '),
  );

describe('the page of one’s own entries in the log', () => {
  it('says each in plain words, newest first, and whether it is in a sealed day', async () => {
    const { get } = await openOwnLog();
    const answer = await get(LOG_PATH);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const waits = 'Not yet: from the morning after the day on which it enters.';
    expect(linesOf(html).toSorted()).toEqual(
      [
        `15 March 2026 | What became of an alert about a post of yours, 9 March 2026, 10:00 UTC: took it | ${waits}`,
        `14 March 2026 | You paused: 10 March 2026, 08:00 UTC | ${waits}`,
        `10 March 2026 | Posts of 10 March 2026 that were held after they were looked at: 1 | ${waits}`,
        '9 March 2026 | Posts of 9 March 2026 that were held after they were looked at: 1 | Yes, with 9 March 2026.',
        '8 March 2026 | Posts of 7 March 2026 that were held after they were looked at: 3 | Yes, with 8 March 2026.',
        '8 March 2026 | You agreed: 1 March 2026, 09:00 UTC; Count how posts in the programme do: Only posts with a campaign tag | Yes, with 8 March 2026.',
        '7 March 2026 | Posts of 5 March 2026 that were held after they were looked at: 2 | Yes, with 7 March 2026.',
        '7 March 2026 | Posts of 7 March 2026 that were held after they were looked at: 1 | Yes, with 7 March 2026.',
      ].toSorted(),
    );
    expect(linesOf(html)[0]).toContain('15 March');
    expect(linesOf(html).at(-1)).toContain('7 March 2026 |');
    expect(html).toContain(`href="${LOG_PATH}?until=2026-02-17"`);
    expect(html).toContain('candor -- verify --receipt FILE');
  });

  it('shows the leaf, its salt and what opens it, and no proof of what waits', async () => {
    const { get, made } = await openOwnLog();
    const html = await (await get(LOG_PATH)).text();
    for (const { opening } of made) {
      expect(html.replaceAll('&quot;', '"')).toContain(opening.inner);
      expect(html.includes(`${LOG_PATH}/${opening.day}/${opening.id}.json`)).toBe(opening.day < '2026-03-10');
    }
  });

  it('shows those about one day’s posts alone', async () => {
    const { get } = await openOwnLog();
    const html = await (await get(`${LOG_PATH}?of=2026-03-07`)).text();
    expect(linesOf(html).map((line) => line.slice(0, 12))).toEqual(['8 March 2026', '7 March 2026']);
    expect(html).toContain('About your posts of 7 March 2026');
    expect(html).not.toContain('?until=');
  });

  it('hands out the proof of each, which holds by the log’s key alone', async () => {
    const { get, made, world } = await openOwnLog();
    const key = parseVerifierKey(await world.signer.verifierKey());
    if (key === undefined) throw new Error('no key');
    for (const { opening, row } of made) {
      const answer = await get(`${LOG_PATH}/${opening.day}/${opening.id}.json`);
      if (opening.day >= '2026-03-10') {
        expect(answer.status).toBe(404);
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
        continue;
      }
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="candor-proof-${opening.day}-${opening.id}.json"`,
      );
      const verdict = verifyProof(await answer.text(), { key, origin: ORIGIN });
      expect(verdict).toMatchObject({ kind: 'holds', proven: { row: { id: row.id, kind: row.kind } } });
    }
  });

  it('is nobody else’s: another person’s account and a stranger’s entry are not there', async () => {
    const { site, get, made, asked, somebodyElse, link } = await openOwnLog();
    const ben = await signedIn('Ben', []);
    for (const path of [LOG_PATH, `${LOG_PATH}/2026-03-07/${made[0]?.opening.id ?? ''}.json`]) {
      const others = await ask(site, path, { cookie: ben.cookie });
      expect([others.status, (await others.text()).includes('sha256')]).toEqual([404, false]);
      expect((await ask(site, path)).status).toBe(303);
    }
    expect(
      (await get(`${LOG_PATH}/2026-03-07/${'0'.repeat(8)}-0000-4000-8000-000000000000.json`)).status,
    ).toBe(404);
    // Even a site that asked for somebody else’s account would be told nothing.
    const { account } = link;
    for (const request of [
      { version: 1, kind: 'list', participant: somebodyElse, account },
      {
        version: 1,
        kind: 'prove',
        participant: somebodyElse,
        account,
        day: '2026-03-07',
        id: made[0]?.opening.id,
      },
    ])
      expect(await asked(request)).toEqual({ kind: 'nothing' });
  });

  it.each([
    ['?until=yesterday', 400],
    ['?until=2026-13-01', 400],
    ['?of=%3Cscript%3E', 400],
    ['?of=9999-12-31', 404],
    ['?of=0000-01-01', 404],
    ['?until=0000-01-01', 200],
    ['?until=9999-12-31', 200],
    ['/2026-03-07/nothing.json', 404],
    ['/2026-03-99/3b241101-e2bb-4255-8caf-4136c566a963.json', 404],
    [`/2026-03-07/${'a'.repeat(5000)}`, 404],
  ])('answers %s with %i', async (path, status) => {
    const { get } = await openOwnLog();
    const answer = await get(`${LOG_PATH}${path}`);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('<script>');
  });

  it('speaks German', async () => {
    const { get } = await openOwnLog();
    const html = await (await get(LOG_PATH, 'de')).text();
    expect(html).toContain('Sie haben pausiert: 10. März 2026, 08:00 UTC');
    expect(html).toContain('Ja, mit dem 9. März 2026.');
  });
});
