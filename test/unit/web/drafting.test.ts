import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';

import { createCommsSite } from '../../../functions/web/comms-site.tsx';
import { createOversightSite } from '../../../functions/web/oversight-site.tsx';
import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { shippedPolicy } from '../../../shared/policy/policy.file.ts';
import { SECTIONS, sectionText } from '../../../shared/policy/sections.ts';
import { proposalContent } from '../../contract/drafting.suite.ts';
import { closedCommsParts, closedOversightParts, closedPublicParts } from '../../support/closed-ports.ts';
import { FakeComments, FakeProposals, noDrafting } from '../../support/fake-drafting.ts';
import { ask, NOW, signedIn } from '../../support/site-bench.ts';

/** A Tuesday; comments of this week are shown from 16 March on. */
let now = NOW;
const clock = { now: () => now };
let held = noDrafting();
let comments = new FakeComments(clock);
let proposal: string;

const open = () =>
  createPublicSite({
    ...closedPublicParts(),
    clock,
    proposals: new FakeProposals(clock, 'works-council', held),
    comments,
  });
const DESKS = {
  comms: () => {
    const { drafting } = closedCommsParts();
    const proposals = new FakeProposals(clock, 'comms-approver', held);
    return createCommsSite({ ...closedCommsParts(), clock, drafting: { ...drafting, proposals, comments } });
  },
  oversight: () => {
    const { drafting } = closedOversightParts();
    const proposals = new FakeProposals(clock, 'works-council', held);
    return createOversightSite({
      ...closedOversightParts(),
      clock,
      drafting: { ...drafting, proposals, comments },
    });
  },
};
const GROUP = { comms: 'comms-approver', oversight: 'works-council' } as const;

beforeEach(async () => {
  now = NOW;
  held = noDrafting();
  comments = new FakeComments(clock);
  proposal = randomUUID();
  await new FakeProposals(clock, 'comms-approver', held).propose(proposal, proposalContent());
});

const see = async (path: string, language = 'en') => {
  const answer = await ask(open(), path, { headers: { 'accept-language': language } });
  return { status: answer.status, html: await answer.text() };
};
const comment = (form: Readonly<Record<string, string>>, origin = 'https://public.example.com') =>
  ask(open(), `/drafting/${proposal}/do`, { form, origin });

const at = async (desk: keyof typeof DESKS, path: string, form?: Readonly<Record<string, string>>) => {
  const { session, cookie } = await signedIn('Kim', [GROUP[desk]]);
  const answer = await ask(DESKS[desk](), path, {
    cookie,
    ...(form && { form: { ...form, token: session.formToken }, origin: `https://${desk}.example.com` }),
  });
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
};

const policyForm = (changed: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const policy = shippedPolicy();
  const text = policy.texts['en'];
  if (text === undefined) throw new Error('not there');
  return {
    ...Object.fromEntries(SECTIONS.map((section) => [section, sectionText(text, section)])),
    ...{ title: 'Kinder', why: 'People asked.', weeks: '2', language: 'en', basedOn: policy.version },
    ...changed,
  };
};

describe('what everybody sees of proposals', () => {
  it('names the role and the last day of comments, and shows each part before and after', async () => {
    const list = await see('/drafting');
    expect(list.html).toContain('Proposed by comms on 10 March 2026. Comments until 22 March 2026.');
    const { html } = await see(`/drafting/${proposal}`);
    expect(html).toMatch(/<del><p lang="en">One\.<\/p><\/del>/u);
    expect(html).toMatch(/<ins><p lang="en">Two\.<\/p><\/ins>/u);
    expect(html).toContain(`href="/drafting/${proposal}/dont"`);
  });

  it('promises what the store keeps', async () => {
    const { html } = await see(`/drafting/${proposal}/do`);
    expect(html).toContain('A proposal goes 180 days after the last day of its comments');
    expect(html).toContain('at most 200 comments are taken a week');
    expect(html).toContain('Shown to everybody from 16 March 2026 on, without a name.');
  });

  it('is said in German, too', async () => {
    expect((await see(`/drafting/${proposal}/do`, 'de')).html).toContain(
      'Ab 16. März 2026 für alle zu sehen',
    );
  });

  it.each(['/drafting/x', `/drafting/${randomUUID()}`, '/drafting/x/do'])(
    'has nothing at %s',
    async (path) => {
      expect((await see(path)).status).toBe(404);
    },
  );

  it('has no page for a part that would not change', async () => {
    expect((await see(`/drafting/${proposal}/fine`)).status).toBe(404);
  });
});

describe('a comment', () => {
  it('is taken without a name or a cookie and shown from Monday on, escaped', async () => {
    const answer = await comment({ form: randomUUID(), words: '<script>alert(1)</script> Ann' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/drafting/thanks']);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect((await see(`/drafting/${proposal}/do`)).html).not.toContain('alert(1)');
    now = new Date('2026-03-16T00:00:00Z');
    const { html } = await see(`/drafting/${proposal}/do`);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Ann');
    expect(html).not.toContain('<script>');
  });

  it('from another site is not taken', async () => {
    for (const origin of ['https://evil.example', 'null'])
      expect((await comment({ words: 'x' }, origin)).status).toBe(403);
  });

  it('that is empty, too long, too many or too late is not lost to whoever wrote it', async () => {
    expect((await comment({ words: ' \u200b ' })).status).toBe(400);
    const long = await comment({ words: 'y'.repeat(1001) });
    expect([long.status, await long.text()]).toEqual([400, expect.stringContaining('y'.repeat(1001))]);
    expect((await comment({ words: 'x'.repeat(70_000) })).status).toBe(400);
    comments.put = () => Promise.resolve('full');
    const full = await comment({ words: 'Kept here.' });
    expect([full.status, await full.text()]).toEqual([429, expect.stringContaining('Kept here.')]);
    now = new Date('2026-03-23T00:00:00Z');
    const late = await comment({ words: 'Kept here.' });
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Kept here.')]);
  });

  it('is asked for again when the store is down, and counts once', async () => {
    const form = randomUUID();
    comments.failNext = 'after';
    const answer = await comment({ form, words: 'Good.' });
    const html = await answer.text();
    expect([answer.status, html.includes(`value="${form}"`), html.includes('Good.')]).toEqual([
      503,
      true,
      true,
    ]);
    expect((await comment({ form, words: 'Good.' })).status).toBe(303);
    now = new Date('2026-03-16T00:00:00Z');
    expect(await comments.read(proposal, 'do')).toHaveLength(1);
  });

  it('stands among others part by part', async () => {
    for (let sent = 0; sent < 30; sent += 1)
      await comment({ form: randomUUID(), words: `opinion ${String(sent).padStart(2, '0')}.` });
    now = new Date('2026-03-16T00:00:00Z');
    const parts = [await see(`/drafting/${proposal}/do`), await see(`/drafting/${proposal}/do?part=2`)];
    const counts = parts.map(({ html }) => html.match(/opinion \d\d\./gu)?.length);
    expect(counts).toEqual([25, 5]);
    expect((await see(`/drafting/${proposal}/do?part=-1`)).html.match(/opinion \d\d\./gu)).toHaveLength(25);
  });
});

describe.each(['comms', 'oversight'] as const)('the desk at the %s site', (desk) => {
  it('offers the policy as it is, and takes what differs as the proposal', async () => {
    expect((await at(desk, '/drafting/new?language=en')).html).toContain('Speak for yourself.');
    const form = randomUUID();
    const changed = await at(desk, '/drafting', policyForm({ form, do: 'Be kind.\r\n\r\nBe clear.' }));
    expect([changed.status, changed.to]).toEqual([303, `/drafting/${form}`]);
    const { html } = await at(desk, `/drafting/${form}`);
    expect(html.match(/class="changed"/gu)).toHaveLength(1);
    expect(html).toContain('Be clear.');
    expect(html).not.toContain('Kim</');
    expect(held.proposals.get(form)?.by).toBe(GROUP[desk]);
  });

  it('says what does not fit, and keeps all that was written', async () => {
    const wrong = { title: '', why: 'z'.repeat(1501), weeks: '7', questions: 'Only one line?' };
    const { status, html } = await at(desk, '/drafting', policyForm(wrong));
    expect(status).toBe(400);
    expect(html).toContain('Give it a title of up to 120 characters.');
    expect(html).toContain('Say why, in up to 1,500 characters.');
    expect(html).toContain('Choose one to 6 weeks.');
    expect(html).toContain('Paragraph 1 has only one line');
    expect(html).toContain('z'.repeat(1501));
    expect((await at(desk, '/drafting', policyForm({}))).html).toContain('No part differs from the policy.');
    expect((await at(desk, '/drafting', policyForm({ basedOn: 'older', do: 'x' }))).status).toBe(400);
    const huge = await at(desk, '/drafting', policyForm({ do: 'x'.repeat(200_000) }));
    expect([huge.status, huge.html.includes('too long')]).toEqual([400, true]);
  });

  it('answers a comment that is shown, once', async () => {
    await comment({ form: randomUUID(), words: 'Why?' });
    now = new Date('2026-03-16T00:00:00Z');
    const [shown] = await comments.read(proposal, 'do');
    const path = `/drafting/${proposal}/do/answer`;
    const form = { comment: shown?.id ?? '', words: 'Because.' };
    expect((await at(desk, path, { ...form, words: '' })).status).toBe(400);
    expect((await at(desk, path, form)).status).toBe(303);
    expect((await at(desk, path, { ...form, words: 'No.' })).status).toBe(409);
    expect((await at(desk, path, { ...form, comment: 'b'.repeat(64) })).status).toBe(404);
    const who = desk === 'comms' ? 'comms' : 'the works council';
    expect((await see(`/drafting/${proposal}/do`)).html).toContain(`Answer of ${who}, 16 March 2026`);
  });
});

describe('the end of a proposal', () => {
  const path = () => `/drafting/${proposal}/outcome`;

  it('is for whoever made it', async () => {
    expect((await at('oversight', path(), { kind: 'not-adopted', says: 'No.' })).status).toBe(403);
    expect((await at('oversight', `/drafting/${proposal}`)).html).toContain('Only comms can close this');
  });

  it('is adoption only once comments are over, in a version that is named', async () => {
    const adopted = { kind: 'adopted', policyVersion: '2026-12.1', says: '' };
    expect((await at('comms', path(), adopted)).html).toContain('Comments are not over yet');
    now = new Date('2026-03-23T00:00:00Z');
    expect((await at('comms', path(), { ...adopted, policyVersion: '<b>' })).status).toBe(400);
    expect((await at('comms', path(), { kind: '', says: '' })).status).toBe(400);
    expect((await at('comms', path(), adopted)).status).toBe(303);
    expect((await see(`/drafting/${proposal}`)).html).toContain(
      'Adopted on 23 March 2026; it stands in version 2026-12.1',
    );
    expect((await at('comms', path(), { kind: 'not-adopted', says: 'No.' })).status).toBe(409);
  });

  it('is refusal at any time, with a reason', async () => {
    expect((await at('comms', path(), { kind: 'not-adopted', says: '' })).status).toBe(400);
    expect((await at('comms', path(), { kind: 'not-adopted', says: 'Nobody wants it.' })).status).toBe(303);
    const { html } = await see(`/drafting/${proposal}`);
    expect(html).toContain('Not adopted, decided on 10 March 2026.');
    expect(html).toContain('Nobody wants it.');
    expect((await comment({ words: 'Late.' })).status).toBe(409);
  });
});
