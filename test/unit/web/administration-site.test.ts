import { describe, expect, it } from 'vitest';

import { createAdministrationSite } from '../../../functions/web/administration-site.tsx';
import { createOversightSite } from '../../../functions/web/oversight-site.tsx';
import { companyTerm, OWN_RULE } from '../../support/catalogue-builders.ts';
import { FakeCatalogueDesk, FakeRulesDesk } from '../../support/fake-catalogue-desk.ts';
import { FACTS, oversightParts } from '../../support/oversight-bench.ts';
import { ask, signedIn, siteParts } from '../../support/site-bench.ts';

const KEY = new Uint8Array(16).fill(7);
const PLAN = `The northern depot closes in May and forty people move to the harbour site; nobody outside the board has been told so far. Keyword zanzibar-quokka.`;
const TERM = {
  term: 'Project Heron',
  aliases: '',
  exceptions: '',
  category: 'codename',
  severity: 'high',
  freeFrom: '',
};

const open = async () => {
  const [desk, rules] = [new FakeCatalogueDesk(), new FakeRulesDesk()];
  const logged: unknown[] = [];
  const administration = createAdministrationSite({
    ...siteParts('administration'),
    warn: (...line) => void logged.push(line),
    facts: FACTS,
    desk,
    rules,
    fingerprintKey: { read: () => Promise.resolve(KEY) },
  });
  const oversight = createOversightSite(oversightParts({ rulesDesk: rules }));
  const sites = { administration, oversight };
  const person = (name: string, ...groups: readonly string[]) => signedIn(name, groups);
  const people = {
    leopold: await person('Leopold', 'administrator'),
    beatrix: await person('Beatrix', 'works-council'),
    winifred: await person('Winifred', 'auditor'),
    both: await person('Both', 'administrator', 'works-council'),
  };
  const post = (
    [site, path]: readonly [keyof typeof sites, string],
    fields: Record<string, string>,
    who: keyof typeof people = 'leopold',
  ) =>
    ask(sites[site], path, {
      cookie: people[who].cookie,
      form: { ...fields, token: people[who].session.formToken },
      origin: `https://${site}.example.com`,
    });
  const see = async (site: keyof typeof sites, path: string, who: keyof typeof people = 'leopold') =>
    (await ask(sites[site], path, { cookie: people[who].cookie })).text();
  return { desk, rules, logged, post, see };
};

describe('the company’s terms', () => {
  it('are added and removed one by one, with spellings, exceptions and the day they are free', async () => {
    const { desk, post, see } = await open();
    const typed = {
      ...TERM,
      aliases: 'PH-7x\n\nHeron Works',
      exceptions: 'Project Heron Lane',
      freeFrom: '2027-03-01',
    };
    expect((await post(['administration', '/terms/add'], typed)).status).toBe(303);
    expect([...desk.held.values()]).toEqual([
      {
        term: 'Project Heron',
        aliases: ['PH-7x', 'Heron Works'],
        exceptions: ['Project Heron Lane'],
        category: 'codename',
        severity: 'high',
        freeFrom: '2027-03-01',
      },
    ]);
    expect(await see('administration', '/terms')).toContain('1 March 2027');
    await post(['administration', '/terms/remove'], { term: 'Project Heron' });
    expect(desk.held.size).toBe(0);
  });

  it.each([
    ['too short to mean anything', { term: 'a-b' }, 'Three letters or digits are needed'],
    ['nothing', { term: '' }, 'Write 2 to 200 characters here; there are 0 now.'],
    ['a term too long', { term: 'x'.repeat(201) }, 'there are 201 now'],
    [
      'a line too long',
      { aliases: `Heron\n\n${'x'.repeat(214)}` },
      'Line 3: a line has 2 to 200 characters; this one has 214.',
    ],
    ['a category there is not', { category: 'x' }, 'Choose one of the list.'],
    ['an exception that is the name', { exceptions: 'project heron' }, 'The exception is the name itself'],
    ['the name of another term', { aliases: 'Estuary' }, 'Another term has this name'],
    ['a day there is not', { freeFrom: '2027-02-30' }, 'Choose a day that there is'],
    [
      'too many names',
      { aliases: Array.from({ length: 51 }, (_, at) => `name ${at}`).join('\n') },
      'at most 50 lines here; there are 51 now',
    ],
  ])('refuse %s, and say so beside what was typed', async (_, change, message) => {
    const { desk, post } = await open();
    await desk.putTerm(companyTerm('Estuary'));
    const answer = await post(['administration', '/terms/add'], { ...TERM, ...change });
    expect([answer.status, desk.held.size]).toEqual([400, 1]);
    expect(await answer.text()).toContain(message);
  });

  it('show text that looks like a script as text', async () => {
    const { post, see } = await open();
    await post(['administration', '/terms/add'], { ...TERM, term: '<script>alert(1)</script>' });
    const html = await see('administration', '/terms');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script>');
  });

  it('stay usable where there are 10,000: a hundred a page, and nonsense is the first', async () => {
    const { desk, see } = await open();
    for (let at = 0; at < 10_000; at += 1)
      await desk.putTerm(companyTerm(`Term ${String(at).padStart(5, '0')}`));
    const begun = performance.now();
    const html = await see('administration', '/terms?page=100');
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(html.match(/<th scope="row">/gu)).toHaveLength(100);
    expect(html).toContain('Term 09999');
    expect(html).toContain('Page 100 of 100');
    expect(await see('administration', '/terms?page=-1e9')).toContain('Page 1 of 100');
    expect(await see('administration', '/terms?page=101')).toContain('Page 100 of 100');
  });
});

describe('confidential documents', () => {
  it('are kept as hashes under the name that was given: no word of the text is stored, shown or logged', async () => {
    const { desk, logged, post, see } = await open();
    const answer = await post(['administration', '/documents/add'], { name: 'plan 7', text: PLAN });
    expect(answer.status).toBe(303);
    const [held] = desk.pages.values();
    expect(held?.document).toBe('plan 7');
    expect(held?.pages[0]?.hashes.length).toBeGreaterThan(5);
    const everything = [
      JSON.stringify([...desk.pages]),
      JSON.stringify(logged),
      await answer.text(),
      await see('administration', '/documents'),
    ].join('\n');
    expect(everything).toContain('plan 7');
    expect(everything).not.toMatch(/zanzibar|quokka|harbour|depot/u);
  });

  it('that hold nothing, or are no text, are refused without a word of them', async () => {
    const { desk, post } = await open();
    for (const text of ['quokka', `${PLAN}\0`, '']) {
      const answer = await post(['administration', '/documents/add'], { name: 'plan 7', text });
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain('quokka');
    }
    expect(desk.pages.size).toBe(0);
  });

  it('want a name, go by it, and are at most as long as a form can be', async () => {
    const { desk, post } = await open();
    expect((await post(['administration', '/documents/add'], { name: ' ', text: PLAN })).status).toBe(400);
    const long = await post(['administration', '/documents/add'], {
      name: 'long',
      text: 'ä '.repeat(63_334),
    });
    expect(await long.text()).toContain('At most 190 KB');
    await post(['administration', '/documents/add'], { name: 'plan 7', text: PLAN });
    await post(['administration', '/documents/remove'], { name: 'plan 7' });
    expect(desk.pages.size).toBe(0);
  });
});

describe('own rules', () => {
  const list = JSON.stringify([OWN_RULE]);

  it('are asked for by an administrator, approved by the works council, and only then put into force', async () => {
    const { rules, post, see } = await open();
    await post(['administration', '/rules/ask'], { rules: list });
    const sha256 = rules.proposal?.sha256 ?? '';
    expect((await post(['administration', '/rules/put-into-force'], { sha256 })).status).toBe(403);
    expect(rules.inForce).toEqual([]);

    expect(await see('oversight', '/own-rules', 'beatrix')).toContain('wbk-[0-9]{4}');
    const approved = await post(
      ['oversight', '/own-rules/approve'],
      { sha256, reference: 'minutes 9' },
      'beatrix',
    );
    expect(approved.status).toBe(303);
    expect([...rules.given.values()]).toEqual([
      { by: 'Beatrix', role: 'works council', on: '2026-03-10', reference: 'minutes 9', rules: sha256 },
    ]);
    expect((await post(['administration', '/rules/put-into-force'], { sha256 })).status).toBe(303);
    expect(rules.inForce.map(({ id }) => id)).toEqual(['own-case-number']);
    expect(await see('oversight', '/own-rules', 'winifred')).toContain(
      'Approved by Beatrix (works council): minutes 9.',
    );
  });

  it('are not approved by who asked for them, whatever roles they have, nor by an auditor, nor without a reference', async () => {
    const { rules, post, see } = await open();
    await post(['administration', '/rules/ask'], { rules: list }, 'both');
    const form = { sha256: rules.proposal?.sha256 ?? '', reference: 'minutes 9' };
    expect((await post(['oversight', '/own-rules/approve'], form, 'both')).status).toBe(403);
    expect((await post(['oversight', '/own-rules/approve'], form, 'winifred')).status).toBe(403);
    expect(await see('oversight', '/own-rules', 'winifred')).not.toContain(
      '<form method="post" action="/own-rules',
    );
    expect(
      (await post(['oversight', '/own-rules/approve'], { ...form, reference: ' ' }, 'beatrix')).status,
    ).toBe(400);
    expect(rules.given.size).toBe(0);
  });

  it('are approved as they stood on the page: what was asked for since is not', async () => {
    const { rules, post } = await open();
    await post(['administration', '/rules/ask'], { rules: list });
    const sha256 = rules.proposal?.sha256 ?? '';
    await post(['administration', '/rules/ask'], { rules: JSON.stringify([{ ...OWN_RULE, version: 2 }]) });
    const answer = await post(
      ['oversight', '/own-rules/approve'],
      { sha256, reference: 'minutes 9' },
      'beatrix',
    );
    expect([answer.status, rules.given.size]).toEqual([409, 0]);
  });

  it.each([
    ['a pattern that RE2 cannot read, with the place', { pattern: 'wbk-(?=x)' }, 'from character 5 on'],
    ['a pattern that repeats too much', { pattern: '((a{30}){30}){30}' }, '“pattern”: RE2 cannot'],
    ['an example that is not found', { positives: ['nothing here'] }, 'entry 1: The rule does not find this'],
    ['an id of another kind', { id: 'mine' }, 'begins with own-. Put that before it.'],
  ])('refuse %s', async (_, change, message) => {
    const { rules, post } = await open();
    const answer = await post(['administration', '/rules/ask'], {
      rules: JSON.stringify([{ ...OWN_RULE, ...change }]),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(message);
    expect(rules.proposal).toBeUndefined();
  });

  it('that are no JSON are refused with line and character', async () => {
    const { post } = await open();
    const answer = await post(['administration', '/rules/ask'], { rules: '[\n  {"id" "x"}\n]' });
    expect([answer.status, (await answer.text()).includes('from line 2, character 9')]).toEqual([400, true]);
  });
});
