import { describe, expect, it } from 'vitest';

import { campaign, FakeCampaigns } from '../../support/fake-campaigns.ts';
import { MARKUP } from '../../support/hostile-words.ts';
import {
  advocacyFigure,
  advocacyMonth,
  commsSiteOver,
  official,
  officialPost,
  officialRelease,
} from '../../support/report-builders.ts';
import { ask, signedIn } from '../../support/site-bench.ts';

const FORM = {
  tag: 'launch',
  title: 'The launch',
  about: 'We show what we made.',
  from: '2026-03-01',
  to: '2026-03-31',
  link: 'https://example.com/launch',
  'text-1': 'Look at this!',
  'picture-1': 'https://example.com/pump.jpg',
  'alt-1': 'A pump on a trailer',
};

const open = async (campaigns = new FakeCampaigns()) => {
  const releases = [
    officialRelease(1, '2026-02-28', [{ ...officialPost('before', '2026-02-28', 99), topic: 'launch' }]),
    officialRelease(1, '2026-03-01', [
      { ...officialPost('a', '2026-03-01', 20), topic: 'launch' },
      { ...officialPost('b', '2026-03-01', 7), topic: 'hiring' },
    ]),
    advocacyMonth('2026-03-01', [
      advocacyFigure(90, { table: 'topic', category: 'launch' }),
      advocacyFigure(null, { table: 'topic', category: 'launch', measure: 'engagement' }),
    ]),
    advocacyMonth('2026-01-01', [advocacyFigure(55, { table: 'topic', category: 'launch' })]),
  ];
  const { site } = commsSiteOver([official(1)], releases, campaigns);
  const tom = await signedIn('Tom', ['comms']);
  return {
    campaigns,
    see: async (path: string) => (await ask(site, path, tom)).text(),
    post: (path: string, form: Readonly<Record<string, string>>) =>
      ask(site, path, {
        cookie: tom.cookie,
        form: { ...form, token: tom.session.formToken },
        origin: 'https://comms.example.com',
      }),
  };
};

const pathOf = ({ id } = campaign()) => `/campaigns/${id}`;

describe('a campaign at the comms site', () => {
  it('is written, listed, changed and ended', async () => {
    const { campaigns, see, post } = await open();
    const written = await post('/campaigns', FORM);
    const path = written.headers.get('location') ?? '';
    expect([written.status, path]).toEqual([303, expect.stringMatching(/^\/campaigns\/[0-9a-f-]{36}$/u)]);
    expect(await see('/campaigns')).toContain('running');
    const change = await see(`${path}/change`);
    expect(change).toContain('value="https://example.com/pump.jpg"');
    const revision = /name="revision" value="(?<revision>[^"]+)"/u.exec(change)?.groups?.['revision'] ?? '';
    expect((await post(`${path}/change`, { ...FORM, revision, title: 'Later' })).status).toBe(303);
    const late = await post(`${path}/change`, { ...FORM, revision, title: 'Too late' });
    expect([late.status, await late.text()]).toEqual([400, expect.stringContaining('Somebody changed this')]);
    expect((await post(`${path}/end`, {})).status).toBe(303);
    expect((await post(`${path}/end`, {})).status).toBe(303);
    expect(await campaigns.list()).toMatchObject([
      { title: 'Later', endedOn: '2026-03-10', material: [{ picture: { alt: 'A pump on a trailer' } }] },
    ]);
    expect(await see(path)).not.toContain('End it now');
  });

  it('is changed at the second press where somebody else changed it meanwhile, who is shown first', async () => {
    const { campaigns, see, post } = await open(new FakeCampaigns([campaign()]));
    const path = `${pathOf()}/change`;
    const revisionIn = (html: string) => /name="revision" value="(?<is>[^"]+)"/u.exec(html)?.groups?.['is'];
    const revision = revisionIn(await see(path)) ?? '';
    expect((await post(path, { ...FORM, revision, title: 'Theirs', link: FORM.link })).status).toBe(303);
    const late = await post(path, { ...FORM, revision, title: 'Mine', 'picture-1': '', 'alt-1': '' });
    const html = await late.text();
    expect(html).toContain('<a href="#title">Title: saved now is “Theirs”.</a>');
    expect(html).toContain('<a href="#alt-1">Text 1, What the picture shows');
    expect(html).toContain('value="Mine"');
    expect(html).not.toContain('href="#link"');
    const again = revisionIn(html) ?? '';
    expect((await post(path, { ...FORM, revision: again, title: 'Mine' })).status).toBe(303);
    expect((await post(path, { ...FORM, revision: again, title: 'Mine' })).status).toBe(303);
    expect([(await campaigns.list()).map(({ title }) => title), campaigns.writes]).toEqual([['Mine'], 2]);
  });

  it('says that it has ended where it was ended meanwhile, and does not begin again', async () => {
    const { campaigns, post } = await open(new FakeCampaigns([campaign()]));
    const { revision } = campaign();
    await post(`${pathOf()}/end`, {});
    const html = await (await post(`${pathOf()}/change`, { ...FORM, revision, title: 'Mine' })).text();
    expect(html).toContain('This campaign was ended on 10 March 2026');
    const now = (await campaigns.find(campaign().id))?.revision ?? '';
    expect(html).toContain(`name="revision" value="${now}"`);
    expect((await post(`${pathOf()}/change`, { ...FORM, revision: now, title: 'Mine' })).status).toBe(303);
    expect(await campaigns.list()).toMatchObject([{ title: 'Mine', endedOn: '2026-03-10' }]);
  });

  it('is not taken with anything that does not fit, says what, and keeps what was answered', async () => {
    const { campaigns, post } = await open();
    const answer = await post('/campaigns', {
      tag: 'other',
      title: '',
      about: MARKUP,
      from: '2026-03-31',
      to: '2026-03-01',
      link: 'https://example.com/?who={id}',
      'alt-2': 'without a text',
    });
    const html = await answer.text();
    expect(answer.status).toBe(400);
    for (const field of ['tag', 'title', 'to', 'link', 'text-2', 'picture-2'])
      expect(html).toContain(`href="#${field}"`);
    expect(html).toContain('It must be the same for everybody.');
    expect(html).toContain('without a text');
    expect(html).not.toContain('<x-canary');
    expect(campaigns.writes).toBe(0);
  });

  it.each([
    ['a last day that is over', { from: '2026-03-01', to: '2026-03-09' }, 'This day is over already'],
    ['a mistyped year', { from: '1026-03-01', to: '1026-03-31' }, 'within five years'],
    ['a year far ahead', { from: '2032-03-01', to: '2032-03-31' }, 'within five years'],
    ['somebody in its link', { link: 'https://example.com/?to=jane.doe@example.com' }, 'an address of mail'],
  ])('is not begun with %s', async (_, changes, said) => {
    const { campaigns, post } = await open();
    const answer = await post('/campaigns', { ...FORM, ...changes });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(said)]);
    expect(campaigns.writes).toBe(0);
  });

  it('is one, however often its form is sent, and another where the form says something else', async () => {
    const { campaigns, see, post } = await open();
    const formIn = (html: string) => /name="form" value="(?<form>[^"]+)"/u.exec(html)?.groups?.['form'] ?? '';
    const form = formIn(await see('/campaigns/new'));
    const first = await post('/campaigns', { ...FORM, form });
    const second = await post('/campaigns', { ...FORM, form });
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const other = await post('/campaigns', { ...FORM, form, title: 'Another' });
    const html = await other.text();
    expect([other.status, html]).toEqual([400, expect.stringContaining('saved from this form already')]);
    expect((await campaigns.list()).map(({ title }) => title)).toEqual(['The launch']);
    expect((await post('/campaigns', { ...FORM, form: formIn(html), title: 'Another' })).status).toBe(303);
    expect(await campaigns.list()).toHaveLength(2);
  });

  it('cannot begin after it was ended, and has no results where it never began', async () => {
    const ended = campaign({ endedOn: '2026-03-05' });
    const never = campaign({ id: '00000000-0000-4000-8000-000000000002', endedOn: '2026-02-20' });
    const { campaigns, see, post } = await open(new FakeCampaigns([ended, never]));
    const { revision } = ended;
    const late = await post(`${pathOf(ended)}/change`, { ...FORM, revision, from: '2026-03-06' });
    expect([late.status, await late.text()]).toEqual([
      400,
      expect.stringContaining('was ended before that day'),
    ]);
    const change = { ...FORM, revision, title: 'Never begun' };
    expect((await post(`${pathOf(never)}/change`, change)).status).toBe(303);
    expect(await see(pathOf(never))).toContain('Never begun');
    expect(campaigns.writes).toBe(1);
  });

  it('has nothing in its words that cannot be seen or turns them round', async () => {
    const { campaigns, post } = await open();
    const title = 'The \u202elaunch\u0000\u200b';
    expect((await post('/campaigns', { ...FORM, title, 'text-1': 'Look\r\nat \u2066this' })).status).toBe(
      303,
    );
    expect(await campaigns.list()).toMatchObject([
      { title: 'The launch', material: [{ text: 'Look\nat this' }] },
    ]);
  });

  it('shows clicks, official posts and published figures, each under its own rules', async () => {
    const { see, post } = await open(new FakeCampaigns([campaign()]));
    const imported = await post(`${pathOf()}/clicks`, {
      clicks: 'day,clicks\n2026-03-02,1200',
    });
    expect(imported.status).toBe(303);
    const html = await see(pathOf());
    expect(html).toMatch(/clicks on the link<\/dt><dd class="tile">1,200<\/dd><dd>one day imported/u);
    expect(html).toMatch(/official posts<\/dt><dd class="tile">1<\/dd>/u);
    expect(html).toMatch(/interactions with them<\/dt><dd class="tile">20<\/dd>/u);
    expect(html).toMatch(
      /March 2026<\/th><td class="number">about 90, give or take 60<\/td><td class="number">\[c\]/u,
    );
    expect(html).not.toContain('January 2026');
    expect(await see(`${pathOf()}/clicks.csv`)).toBe('day,clicks\r\n"2026-03-02","1200"\r\n');
    expect(await see(`${pathOf()}/clicks.svg`)).toContain('<svg');
  });

  it('takes an import whole or not at all, and says in which line what does not fit', async () => {
    const { campaigns, post } = await open(new FakeCampaigns([campaign()]));
    const answer = await post(`${pathOf()}/clicks`, { clicks: '2026-03-02,12\n2026-03-03,many' });
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain('Line 2: write clicks as a whole number');
    expect(html).toContain('2026-03-03,many');
    expect(await campaigns.clicksOf(campaign().id)).toBeUndefined();
  });

  it.each([
    [{}, '2026-02-28', 'runs from 1 March 2026 to 31 March 2026'],
    [{ endedOn: '2026-03-05' }, '2026-03-06', 'runs from 1 March 2026 to 5 March 2026'],
    [{ endedOn: '2026-02-20' }, '2026-03-02', 'was ended before its first day'],
  ])('takes no clicks of a day that is none of its own: %j, %s', async (changes, day, said) => {
    const { campaigns, post } = await open(new FakeCampaigns([campaign(changes)]));
    const answer = await post(`${pathOf()}/clicks`, { clicks: `day,clicks\n${day},5` });
    const html = await answer.text();
    expect([answer.status, html]).toEqual([400, expect.stringContaining(said)]);
    expect(html).toContain('Line 2: ');
    expect(html).toContain(`${day},5</textarea>`);
    expect(await campaigns.clicksOf(campaign().id)).toBeUndefined();
  });

  it('is not there under an address that names none', async () => {
    const { see } = await open();
    for (const path of ['/campaigns/new-one', pathOf(), `${pathOf()}/change`])
      expect(await see(path)).toContain('There is nothing here');
  });

  it('has its clicks in the week’s sentence', async () => {
    const { see, post } = await open(new FakeCampaigns([campaign({ from: '2026-02-01' })]));
    await post(`${pathOf()}/clicks`, { clicks: '2026-03-01,1200\n2026-03-02,9' });
    expect(await see('/')).toContain('The link of “The launch” was opened 1,200 times.');
  });
});
