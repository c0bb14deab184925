import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';

import { DraftingBench, GROUP, policyForm } from '../../support/drafting-bench.ts';

let bench: DraftingBench;

beforeEach(async () => {
  bench = await new DraftingBench().begin();
});

/** That it is known to be final. */
const sure = { sure: 'yes' };

describe.each(['comms', 'oversight'] as const)('the desk at the %s site', (desk) => {
  it('offers the policy as it is, and takes what differs as the proposal', async () => {
    expect((await bench.at(desk, '/drafting/new?language=en')).html).toContain('Speak for yourself.');
    const form = randomUUID();
    const unspoken = await bench.at(desk, '/drafting/new?language=xx');
    expect(unspoken.status).toBe(404);
    const changed = await bench.at(
      desk,
      '/drafting',
      policyForm({ form: form.toUpperCase(), do: 'Be kind.\r\n\r\nBe clear.' }),
    );
    expect([changed.status, changed.to]).toEqual([303, `/drafting/${form}`]);
    const { html } = await bench.at(desk, `/drafting/${form}`);
    expect(html.match(/class="changed"/gu)).toHaveLength(1);
    expect(html).toContain('Be clear.');
    expect(html).not.toContain('Kim</');
    expect(bench.held.proposals.get(form)?.by).toBe(GROUP[desk]);
  });

  it('says what does not fit, and keeps all that was written', async () => {
    const wrong = { title: '', why: 'z'.repeat(1501), weeks: '7', questions: 'Only one line?' };
    const { status, html } = await bench.at(desk, '/drafting', policyForm(wrong));
    expect(status).toBe(400);
    expect(html).toContain('Give it a title of up to 120 characters.');
    expect(html).toContain('Say why, in up to 1,500 characters.');
    expect(html).toContain('Choose one to 6 weeks.');
    expect(html).toContain('Paragraph 1 has only one line');
    expect(html).toContain('z'.repeat(1501));
    expect((await bench.at(desk, '/drafting', policyForm({}))).html).toContain(
      'No part differs from the policy.',
    );
    expect((await bench.at(desk, '/drafting', policyForm({ basedOn: 'older', do: 'x' }))).status).toBe(400);
    const huge = await bench.at(desk, '/drafting', policyForm({ do: 'x'.repeat(200_000) }));
    expect([huge.status, huge.html.includes('are longer than 60,000 characters')]).toEqual([400, true]);
  });

  it('gives back what was typed before whoever typed it signed in anew, and proposes nothing', async () => {
    const { html: page } = await bench.at(desk, '/drafting/new?language=en');
    const marks = [...page.matchAll(/name="(typed\.\w+)" value="([^"]*)"/gu)].map(
      ([, name = '', mark = '']) => [name, mark] as const,
    );
    const form = randomUUID();
    const typed = { form, title: 'Kindness', why: 'It <b>helps</b>.', do: 'Be kind.' };
    const sent = { ...Object.fromEntries(marks), ...policyForm(typed), token: randomUUID() };
    const { status, html } = await bench.at(desk, '/drafting', sent);
    expect([status, html.includes('This form is from an earlier sign-in')]).toEqual([403, true]);
    expect(html.match(/<textarea/gu)).toHaveLength(3);
    for (const kept of ['Kindness', 'It &lt;b&gt;helps&lt;/b&gt;.', 'Be kind.']) expect(html).toContain(kept);
    expect(bench.held.proposals.has(form)).toBe(false);
  });

  it('answers a comment that is shown, once', async () => {
    await bench.comment({ form: randomUUID(), words: 'Why?' });
    bench.now = new Date('2026-03-16T00:00:00Z');
    const [shown] = await bench.comments.read(bench.proposal, 'do');
    const path = `/drafting/${bench.proposal}/do/answer`;
    const form = { comment: shown?.id ?? '', words: 'Because.' };
    expect((await bench.at(desk, path, { ...form, words: '' })).status).toBe(400);
    expect((await bench.at(desk, path, form)).status).toBe(303);
    expect((await bench.at(desk, path, { ...form, words: 'No.' })).status).toBe(409);
    expect((await bench.at(desk, path, { ...form, comment: 'b'.repeat(64) })).status).toBe(404);
    const late = await bench.at(desk, path, { ...form, words: 'Said <b>again</b>.' });
    expect(late.html).toMatch(/<textarea[^>]*readonly[^>]*>\s*Said &lt;b&gt;again/u);
    const who = desk === 'comms' ? 'comms' : 'the works council';
    expect((await bench.see(`/drafting/${bench.proposal}/do`)).html).toContain(
      `Answer of ${who}, 16 March 2026`,
    );
  });
});

describe('an answer to a comment', () => {
  it('whose proposal was closed meanwhile is given back with what happened', async () => {
    await bench.comment({ form: randomUUID(), words: 'Why?' });
    bench.now = new Date('2026-03-16T00:00:00Z');
    const [shown] = await bench.comments.read(bench.proposal, 'do');
    const end = { ...sure, kind: 'not-adopted', says: 'No.' };
    expect((await bench.at('comms', `/drafting/${bench.proposal}/outcome`, end)).status).toBe(303);
    const form = { comment: shown?.id ?? '', words: 'Because of this.' };
    const { status, html } = await bench.at('oversight', `/drafting/${bench.proposal}/do/answer`, form);
    expect(status).toBe(409);
    expect(html).toContain('This proposal was closed meanwhile; your answer was not taken.');
    expect(html).toMatch(/<textarea[^>]*readonly[^>]*>\s*Because of this\.</u);
    expect(bench.held.answers).toEqual([]);
  });
});

describe('somebody of another role at the same site', () => {
  it.each([
    ['comms', 'comms', 'For: Comms approver.'],
    ['oversight', 'auditor', 'For: Works council.'],
  ] as const)('is led to no page of the desk at %s, and told whose it is', async (desk, group, said) => {
    const start = await bench.at(desk, '/recognition', undefined, group);
    expect(start.html).not.toContain('href="/drafting');
    const { status, html } = await bench.at(desk, '/drafting', undefined, group);
    expect(status).toBe(403);
    expect(html).toContain(said);
    expect(html).not.toContain('href="/drafting');
  });
});

describe('the end of a proposal', () => {
  const path = () => `/drafting/${bench.proposal}/outcome`;

  it('is for whoever made it', async () => {
    expect((await bench.at('oversight', path(), { kind: 'not-adopted', says: 'No.' })).status).toBe(403);
    expect((await bench.at('oversight', `/drafting/${bench.proposal}`)).html).toContain(
      'Only comms can close this',
    );
  });

  it('is adoption only once comments are over, in a version that is named', async () => {
    const adopted = { kind: 'adopted', policyVersion: '2026-12.1', says: '' };
    expect((await bench.at('comms', path(), adopted)).html).toContain('Comments are not over yet');
    bench.now = new Date('2026-03-23T00:00:00Z');
    expect((await bench.at('comms', path(), { ...adopted, policyVersion: '<b>' })).status).toBe(400);
    expect((await bench.at('comms', path(), { kind: '', says: '' })).status).toBe(400);
    expect((await bench.at('comms', path(), adopted)).html).toContain('Tick that you know that it is final.');
    expect((await bench.at('comms', path(), { ...adopted, ...sure })).status).toBe(303);
    expect((await bench.see(`/drafting/${bench.proposal}`)).html).toContain(
      'Adopted on 23 March 2026; it stands in version 2026-12.1',
    );
    const again = await bench.at('comms', path(), { ...sure, kind: 'not-adopted', says: 'No, since.' });
    expect(again.status).toBe(409);
    expect(again.html).toMatch(/<textarea[^>]*readonly[^>]*>\s*No, since\.</u);
    expect(again.html).toContain('Adopted on 23 March 2026');
  });

  it('is adopted without a reason where nobody could see it', async () => {
    bench.now = new Date('2026-03-23T00:00:00Z');
    const adopted = { ...sure, kind: 'adopted', policyVersion: '2026-12.1', says: ' \u200b\u2060 ' };
    expect((await bench.at('comms', path(), { ...adopted, kind: 'not-adopted' })).status).toBe(400);
    expect((await bench.at('comms', path(), adopted)).status).toBe(303);
    expect(bench.held.proposals.get(bench.proposal)?.outcome).toMatchObject({ says: '' });
    const late = await bench.at('comms', path(), { ...adopted, kind: 'not-adopted' });
    expect([late.status, late.html]).toEqual([
      409,
      expect.stringContaining('This proposal was closed before.'),
    ]);
  });

  it('is refusal at any time, with a reason', async () => {
    expect((await bench.at('comms', path(), { kind: 'not-adopted', says: '' })).status).toBe(400);
    expect(
      (await bench.at('comms', path(), { ...sure, kind: 'not-adopted', says: 'Nobody wants it.' })).status,
    ).toBe(303);
    const { html } = await bench.see(`/drafting/${bench.proposal}`);
    expect(html).toContain('Not adopted, decided on 10 March 2026.');
    expect(html).toContain('Nobody wants it.');
    expect((await bench.comment({ words: 'Late.' })).status).toBe(409);
  });
});
