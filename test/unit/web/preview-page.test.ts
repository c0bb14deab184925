import { describe, expect, it } from 'vitest';

import { PostId } from '../../../shared/ids.ts';
import { ACCOUNT, listing, openPreviews, PATH, YES } from '../../support/preview-bench.ts';
import { NOW } from '../../support/site-bench.ts';

describe('the page that shows which posts would count', () => {
  it('is offered beside the choice, with what it does, and asks for nothing by itself', async () => {
    const { see, previews } = await openPreviews();
    const html = await see();
    expect(html).toMatch(
      new RegExp(
        `<p id="previewing">You can look before you decide[^]*formaction="${PATH}/preview" formnovalidate`,
        'u',
      ),
    );
    expect(previews.asked).toEqual([]);
  });

  it('shows the posts with what the choice on the form means, and the form as it was answered', async () => {
    const { look, previews } = await openPreviews();
    previews.answer = listing(
      { text: 'new' },
      { text: 'old', verdicts: { engagement: 'before' } },
      {
        text: 'lunch',
        verdicts: { engagement: 'outside' },
      },
    );
    const { status, html } = await look(YES);
    expect(status).toBe(200);
    expect(previews.asked).toEqual([
      {
        account: ACCOUNT,
        purposes: { engagement: { scope: { kind: 'campaign-tag' }, givenAt: NOW.toISOString() } },
      },
    ]);
    expect(html).toContain('<h1>Which posts of @ann would count</h1>');
    expect(html).toMatch(/1 of 3 count\. 1 more would, but were posted before you agreed/u);
    expect(
      [...html.matchAll(/<bdi>(\w+)<\/bdi><\/td><td>9 March 2026, 10:00 UTC<\/td><td>([^<]+)</gu)].map(
        ([, text, verdict]) => [text, verdict],
      ),
    ).toEqual([
      ['new', 'Counts'],
      ['old', 'No: before you agreed'],
      ['lunch', 'No'],
    ]);
    expect(html).toContain('Nothing of them is stored or logged');
    expect(html).toMatch(
      /id="engagement-yes" type="radio" name="engagement" value="yes" required="" checked=""/u,
    );
    expect(html).toContain('<option value="campaign-tag" selected="">');
  });

  it('speaks German, with a heading of its own', async () => {
    const { look, previews } = await openPreviews();
    previews.answer = listing({ verdicts: { engagement: 'before' } });
    const { html } = await look(YES, undefined, 'de');
    expect(html).toContain('<h1>Welche Beiträge von @ann zählen würden</h1>');
    expect(html).toContain('<td>Nein: vor Ihrer Einwilligung</td>');
  });

  it('lets posts be ticked one by one, and keeps those that are not shown in the field', async () => {
    const { look, previews } = await openPreviews();
    previews.answer = listing(
      {},
      { verdicts: { engagement: 'outside' } },
      { verdicts: { engagement: 'over' } },
    );
    const { html } = await look({
      engagement: 'yes',
      'engagement-scope': 'chosen-posts',
      'engagement-posts': 'https://social.example/@ann/p1\nelsewhere',
    });
    expect(previews.asked[0]?.purposes.engagement?.scope).toEqual({
      kind: 'chosen-posts',
      posts: ['p1', 'elsewhere'],
    });
    expect(
      [
        ...html.matchAll(
          /<input type="checkbox" form="choices" name="engagement-posts" value="(\w+)"( checked)?/gu,
        ),
      ].map(([, id, ticked]) => [id, ticked]),
    ).toEqual([
      ['p1', ' checked'],
      ['p2', undefined],
    ]);
    expect(html).toContain('<td>No: its month is over</td>');
    expect(html).toContain('>elsewhere</textarea>');
    expect(html).toContain('<form id="choices" method="post"');
  });

  it('keeps in the field what was chosen and has no box', async () => {
    const { look, previews } = await openPreviews();
    previews.answer = listing({ verdicts: { engagement: 'over' } }, {});
    const { html } = await look({
      engagement: 'yes',
      'engagement-scope': 'chosen-posts',
      'engagement-posts': 'p1\np2\nelsewhere',
      'sentiment-posts': 'p2',
    });
    expect(html).toContain('>p1\nelsewhere</textarea>');
    expect(html).toContain('>p2</textarea>');
  });

  it('escapes what posts say, wherever it stands', async () => {
    const { look, previews } = await openPreviews();
    const text = '</td><script>alert(1)</script>"\u202e&';
    previews.answer = listing({ text, id: PostId.parse('"><img src=x>') });
    const { html } = await look({ engagement: 'yes', 'engagement-scope': 'chosen-posts' });
    expect(html).toContain('<bdi>&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;\u202e&amp;</bdi>');
    expect(html).not.toMatch(/<script|<img/u);
  });

  it('says that there is no post, and that there may be older ones', async () => {
    const { look, previews } = await openPreviews();
    expect((await look(YES)).html).toContain('There is no public post since 9 January 2026.');
    previews.answer = {
      ...listing({}),
      more: true,
      kind: 'listed',
      since: '2026-01-09T12:00:00.000Z',
    } as const;
    expect((await look(YES)).html).toContain('these are the newest, 40 at most');
  });

  it('shows what stands by its own dates, paused or not, with nothing to tick', async () => {
    for (const state of ['given', 'paused'] as const) {
      const { look, see, previews } = await openPreviews([state, '2027-01-01']);
      expect(await see()).toMatch(/name="standing" value="yes"\/><button[^>]*>Show me which posts count</u);
      previews.answer = listing({ verdicts: { sentiment: 'counts' } });
      const { html } = await look({ standing: 'yes' });
      expect(previews.asked[0]?.purposes).toEqual({
        sentiment: { scope: { kind: 'company-mention' }, givenAt: '2026-02-01T00:00:00.000Z' },
      });
      expect(html).toContain('<h1>Which posts of @ann count</h1>');
      expect(html).not.toContain('id="choices"');
    }
  });

  it('shows a new choice by the date of the consent that goes on, and as new once that has run out', async () => {
    const form = { sentiment: 'yes', 'sentiment-scope': 'campaign-tag' };
    const held = await openPreviews(['given', '2027-01-01']);
    await held.look(form);
    expect(held.previews.asked[0]?.purposes.sentiment?.givenAt).toBe('2026-02-01T00:00:00.000Z');
    const over = await openPreviews(['given', '2026-03-01']);
    await over.look(form);
    expect(over.previews.asked[0]?.purposes.sentiment?.givenAt).toBe(NOW.toISOString());
  });
});
