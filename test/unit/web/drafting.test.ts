import { randomUUID } from 'node:crypto';

import { beforeEach, describe, expect, it } from 'vitest';

import { formsOf } from '../../../infra/local/sample/html-forms.ts';
import { DraftingBench } from '../../support/drafting-bench.ts';
import { FakeProposals } from '../../support/fake-drafting.ts';

let bench: DraftingBench;

beforeEach(async () => {
  bench = await new DraftingBench().begin();
});

const never = (): never => {
  throw new Error('not there');
};

describe('what everybody sees of proposals', () => {
  it('names the role and the last day of comments, and shows each part before and after', async () => {
    const list = await bench.see('/drafting');
    expect(list.html).toContain('Proposed by comms on 10 March 2026. Comments until 22 March 2026.');
    const { html } = await bench.see(`/drafting/${bench.proposal}`);
    expect(html).toMatch(/<del><p lang="en">One\.<\/p><\/del>/u);
    expect(html).toMatch(/<ins><p lang="en">Two\.<\/p><\/ins>/u);
    expect(html).toContain(`href="/drafting/${bench.proposal}/dont"`);
  });

  it('promises what the store keeps', async () => {
    const { html } = await bench.see(`/drafting/${bench.proposal}/do`);
    expect(html).toContain('A proposal goes 180 days after the last day of its comments');
    expect(html).toContain('at most 200 comments are taken a week');
    expect(html).toContain('Shown to everybody from 16 March 2026 on, without a name.');
  });

  it('is said in German, too', async () => {
    expect((await bench.see(`/drafting/${bench.proposal}/do`, 'de')).html).toContain(
      'Ab 16. März 2026 für alle zu sehen',
    );
  });

  it.each(['/drafting/x', `/drafting/${randomUUID()}`, '/drafting/x/do'])(
    'has nothing at %s',
    async (path) => {
      expect((await bench.see(path)).status).toBe(404);
    },
  );

  it('is found under its address in capitals', async () => {
    expect((await bench.see(`/drafting/${bench.proposal.toUpperCase()}`)).status).toBe(200);
    expect((await bench.see(`/drafting/${bench.proposal.toUpperCase()}/do`)).status).toBe(200);
  });

  it('says in which language somebody’s own words are', async () => {
    await new FakeProposals(bench.clock, 'comms-approver', bench.held).conclude(
      bench.held.proposals.get(bench.proposal) ?? never(),
      {
        kind: 'not-adopted',
        on: '2026-03-10',
        says: 'Nobody wants it.',
      },
    );
    const { html } = await bench.see(`/drafting/${bench.proposal}`, 'de');
    expect(html).toMatch(/<h1><span lang="en">[^<]+<\/span><\/h1>/u);
    expect(html).toContain('<p class="said" lang="en">Nobody wants it.</p>');
    expect((await bench.see('/drafting', 'de')).html).toContain(
      '<p class="said" lang="en">Nobody wants it.</p>',
    );
    const part = await bench.see(`/drafting/${bench.proposal}/do`, 'de');
    expect(part.html).toMatch(/<h1><span lang="en">[^<]+<\/span>: Bitte<\/h1>/u);
  });

  it('has no page for a part that would not change', async () => {
    expect((await bench.see(`/drafting/${bench.proposal}/fine`)).status).toBe(404);
  });
});

describe('a comment', () => {
  it('is taken without a name or a cookie and shown from Monday on, escaped', async () => {
    const answer = await bench.comment({ form: randomUUID(), words: '<script>alert(1)</script> Ann' });
    const to = answer.headers.get('location') ?? '';
    expect([answer.status, to]).toEqual([303, expect.stringMatching(/^\/drafting\/thanks\?taken=\d+$/u)]);
    expect((await bench.see(to)).html).toContain('Your comment was taken.');
    const never = ['', '?taken=', '?taken=x', '?taken=0', '?taken=99999999999', '?taken=Infinity'];
    for (const query of never)
      expect((await bench.see(`/drafting/thanks${query}`)).html).not.toContain('was taken');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect((await bench.see(`/drafting/${bench.proposal}/do`)).html).not.toContain('alert(1)');
    bench.now = new Date('2026-03-16T00:00:00Z');
    const { html } = await bench.see(`/drafting/${bench.proposal}/do`);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Ann');
    expect(html).not.toContain('<script>');
  });

  it('is said to be taken for five minutes, and then no more', async () => {
    const to = (await bench.comment({ words: 'Good.' })).headers.get('location') ?? '';
    const sent = bench.now;
    bench.now = new Date(sent.getTime() + 299_000);
    expect((await bench.see(to)).html).toContain('Your comment was taken.');
    bench.now = new Date(sent.getTime() + 301_000);
    expect((await bench.see(to)).html).toContain('Nothing was sent just now.');
  });

  it('that comes again with other words is given back, and the first stays', async () => {
    const form = randomUUID();
    expect((await bench.comment({ form, words: 'First.' })).status).toBe(303);
    const again = await bench.comment({ form, words: 'Second.' });
    const html = await again.text();
    expect([again.status, html]).toEqual([
      409,
      expect.stringContaining('A first version of your comment was taken'),
    ]);
    expect(html).toMatch(/<textarea id="words"[^>]*>\s*Second\.</u);
    expect(html).not.toContain(form);
    bench.now = new Date('2026-03-16T00:00:00Z');
    const shown = (await bench.see(`/drafting/${bench.proposal}/do`)).html;
    expect([shown.includes('First.'), shown.includes('Second.')]).toEqual([true, false]);
  });

  it('from another site is not taken', async () => {
    for (const origin of ['https://evil.example', 'null'])
      expect((await bench.comment({ words: 'x' }, origin)).status).toBe(403);
  });

  it('that is empty, too long, too many or too late is not lost to whoever wrote it', async () => {
    expect((await bench.comment({ words: ' \u200b ' })).status).toBe(400);
    const long = await bench.comment({ words: 'y'.repeat(1001) });
    expect([long.status, await long.text()]).toEqual([400, expect.stringContaining('y'.repeat(1001))]);
    expect(await (await bench.comment({ words: '' })).text()).toContain('<title>Error: ');
    expect((await bench.see(`/drafting/${bench.proposal}/do`)).html).toMatch(
      /id="words-hint"[^>]*>[^<]*1,000/u,
    );
    const huge = await bench.comment({ words: 'x'.repeat(70_000) });
    expect([huge.status, await huge.text()]).toEqual([
      400,
      expect.stringContaining('This form is larger than 65,536 bytes'),
    ]);
    bench.comments.put = () => Promise.resolve('full');
    const full = await bench.comment({ words: 'Kept here.' });
    expect([full.status, await full.text()]).toEqual([429, expect.stringContaining('Kept here.')]);
    bench.now = new Date('2026-03-23T00:00:00Z');
    const late = await bench.comment({ words: 'Kept here.' });
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Kept here.')]);
  });

  it('on a proposal that is gone by then is given back', async () => {
    const page = (await bench.see(`/drafting/${bench.proposal}/do`)).html;
    const mark =
      formsOf(page)
        .find(({ names }) => names.has('words'))
        ?.hidden.get('typed.words') ?? '';
    bench.now = new Date('2027-01-01T00:00:00Z');
    const answer = await bench.comment({ words: 'Kept here.', 'typed.words': mark });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/part\?<\/label><textarea[^>]*readonly[^>]*>\s*Kept here\./u);
  });

  it('is asked for again when the store is down, and counts once', async () => {
    const form = randomUUID();
    bench.comments.failNext = 'after';
    const answer = await bench.comment({ form, words: 'Good.' });
    const html = await answer.text();
    expect([answer.status, html.includes(`value="${form}"`), html.includes('Good.')]).toEqual([
      503,
      true,
      true,
    ]);
    expect((await bench.comment({ form, words: 'Good.' })).status).toBe(303);
    bench.now = new Date('2026-03-16T00:00:00Z');
    expect(await bench.comments.read(bench.proposal, 'do')).toHaveLength(1);
  });

  it('stands among others part by part', async () => {
    for (let sent = 0; sent < 30; sent += 1)
      await bench.comment({ form: randomUUID(), words: `opinion ${String(sent).padStart(2, '0')}.` });
    bench.now = new Date('2026-03-16T00:00:00Z');
    const parts = [
      await bench.see(`/drafting/${bench.proposal}/do`),
      await bench.see(`/drafting/${bench.proposal}/do?part=2`),
    ];
    const counts = parts.map(({ html }) => html.match(/opinion \d\d\./gu)?.length);
    expect(counts).toEqual([25, 5]);
    expect(
      (await bench.see(`/drafting/${bench.proposal}/do?part=-1`)).html.match(/opinion \d\d\./gu),
    ).toHaveLength(25);
  });
});
