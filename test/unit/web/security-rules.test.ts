import { describe, expect, it } from 'vitest';

import { AUTHOR, ID, another, openDesk as open } from '../../support/security-desk.ts';
import { NOW } from '../../support/site-bench.ts';
import { RuleName } from '../../../shared/rules/verdict.ts';

const RULE = RuleName.parse('github-token');
const AGREED = { by: 'Works council', role: 'works council', reference: 'minutes 12' };

/** A site where `confirmed` and `dismissed` alerts of a rule were judged; the rule is weighed if there are twenty. */
const judged = async (confirmed: number, dismissed: number) => {
  const desk = await open();
  for (let index = 0; index < confirmed + dismissed; index += 1) {
    const state = index < confirmed ? 'confirmed' : 'dismissed';
    const history = [{ at: NOW.toISOString(), by: { role: 'security', handler: 'x' }, what: state }];
    const dismissal = state === 'dismissed' ? 'false-positive' : undefined;
    desk.rules.judge(another(index + 1, 1, { rule: RULE, state, dismissal, history }));
  }
  await desk.rules.weigh(RULE);
  return desk;
};

describe('how right rules are', () => {
  it('says so where nothing was judged', async () => {
    const { see } = await open();
    expect(await see('sam', '/rules')).toContain('No alert has been confirmed or dismissed');
  });

  it('shows each rule by quarter, with a chart and its table, and names nobody', async () => {
    const { see } = await judged(3, 1);
    const html = await see('sam', '/rules');
    expect(html).toMatch(/GitHub token<\/span><\/th><td>Author and security<\/td><td>3 of 4 \(75%\)<\/td>/u);
    expect(html).toContain('<th scope="col">2026-Q1</th><th scope="col">2025-Q4</th>');
    expect(html).toContain('<svg');
    expect(html).toContain('None.');
    for (const hidden of [ID(1), AUTHOR, 's.example']) expect(html).not.toContain(hidden);
  });

  it('says which are told to authors alone, since when and why, and lets a lead alone change that', async () => {
    const { see, restore, rules } = await judged(9, 11);
    const html = await see('sam', '/rules');
    expect(html).toContain('Author alone, since 10 March 2026');
    expect(html).toContain('9 of its last 20 verdicts confirmed.');
    expect(html).toContain('A security lead can let it alert you again.');
    expect(html).not.toContain('/restore"');
    expect(await see('lena', '/rules')).toContain('action="/rules/github-token/restore"');
    expect((await restore('sam', RULE, AGREED)).status).toBe(403);
    expect(await rules.read()).toEqual(new Set([RULE]));
    expect((await restore('lena', RULE, AGREED)).status).toBe(303);
    expect(await rules.read()).toEqual(new Set());
    expect(await see('sam', '/rules')).toContain('Author and security, again since 10 March 2026');
  });

  it('keeps what was answered beside what is missing, escaped', async () => {
    const { restore, rules } = await judged(0, 20);
    const answer = await restore('lena', RULE, {
      by: '"><script>alert(1)</script>',
      role: ' ',
      reference: '',
    });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('<a href="#github-token-role">In which role: Say in which role they agreed');
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(html).not.toContain('<script>alert');
    expect(await rules.read()).toEqual(new Set([RULE]));
  });

  it('refuses what is no rule, and a rule that is not demoted', async () => {
    const { restore } = await open();
    expect((await restore('lena', 'a%20rule', AGREED)).status).toBe(404);
    expect((await restore('lena', 'iban', AGREED)).status).toBe(409);
  });
});
