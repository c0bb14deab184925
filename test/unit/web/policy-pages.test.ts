import { describe, expect, it } from 'vitest';

import { createParticipantSite } from '../../../functions/web/participant-site.tsx';
import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { policyHash } from '../../../shared/policy/policy.ts';
import { shippedPolicy } from '../../../shared/policy/policy.file.ts';
import { closedParticipantParts, closedPublicParts } from '../../support/closed-ports.ts';
import { EXAMPLE_CONTACTS } from '../../support/example-contacts.ts';
import { FakePolicyAcknowledgements } from '../../support/fake-policy-acknowledgements.ts';
import { ask, NOW, signedIn } from '../../support/site-bench.ts';

const policy = shippedPolicy();
const site = createPublicSite(closedPublicParts());
const see = async (path: string, language = 'en'): Promise<string> =>
  (await ask(site, path, { headers: { 'accept-language': language } })).text();

describe('the social media policy', () => {
  it('is all there, with version, review, hash and whom to turn to', async () => {
    const html = await see('/policy');
    expect(html).toContain(
      'Version 2026-11.1, in force since 22 November 2026; looked at again by 22 November 2027.',
    );
    expect(html).toContain(policyHash(policy));
    const { en } = policy.texts;
    const texts = [
      ...(en?.do ?? []),
      ...(en?.dont ?? []),
      ...(en?.complaints ?? []),
      ...(en?.backlash ?? []),
    ];
    for (const text of texts) expect(html).toContain(text.replaceAll('&', '&amp;'));
    for (const contact of Object.values(EXAMPLE_CONTACTS)) expect(html).toContain(`<dd>${contact}</dd>`);
  });

  it('speaks German to whoever does', async () => {
    const html = await see('/policy', 'de');
    expect(html).toContain('<h1>Regeln für soziale Medien</h1>');
    expect(html).toContain('Fassung 2026-11.1, in Kraft seit 22. November 2026');
  });

  it('comes as data, too', async () => {
    expect(JSON.parse(await see('/policy.json'))).toEqual(policy);
  });
});

describe('the questions before sharing', () => {
  it('are asked one a page, each answer a link that says all answers so far', async () => {
    const first = await see('/policy/may-i-share');
    expect(first).toContain('Is everything in it public already');
    expect(first).toContain('href="/policy/may-i-share?a=y"');
    const second = await see('/policy/may-i-share?a=y');
    expect(second).toContain('Does it show or name somebody else?');
    expect(second).toContain('href="/policy/may-i-share?a=yn"');
    expect(second).toContain('<a href="/policy/may-i-share" aria-label="Change the answer to: Is everything');
  });

  it('end with what to do', async () => {
    expect(await see('/policy/may-i-share?a=ny')).toMatch(/<section class="verdict no">.*Do not share it\./u);
    expect(await see('/policy/may-i-share?a=ny', 'de')).toContain('Teilen Sie es nicht.');
  });

  it('take nothing from the address but answers', async () => {
    const html = await see(`/policy/may-i-share?a=${encodeURIComponent('y"><script>alert(1)</script>')}`);
    expect(html).not.toContain('script');
    expect(html).toContain('Does it show or name somebody else?');
  });
});

describe('acknowledging the policy', () => {
  const open = async () => {
    const acknowledgements = new FakePolicyAcknowledgements({ now: () => NOW });
    const own = createParticipantSite({ ...closedParticipantParts(), acknowledgements });
    const { session, cookie } = await signedIn('Ann', []);
    return {
      acknowledgements,
      see: async () => (await ask(own, '/policy', { cookie })).text(),
      press: (version: string) =>
        ask(own, '/policy/acknowledge', {
          cookie,
          origin: 'https://participant.example.com',
          form: { token: session.formToken, version },
        }),
    };
  };

  it('is put down with version and day, and then no longer asked for', async () => {
    const { see: look, press } = await open();
    expect(await look()).toContain('I have read it');
    const answer = await press(policy.version);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/policy']);
    const html = await look();
    expect(html).toContain('You said on 10 March 2026 that you have read version 2026-11.1.');
    expect(html).not.toContain('I have read it');
  });

  it('of an older version is told apart, with what changed since', async () => {
    const { acknowledgements, see: look, press } = await open();
    await press(policy.version);
    acknowledgements.replaceVersions('2025-01.1');
    const html = await look();
    expect(html).toContain('version 2025-01.1.');
    expect(html).toContain('What changed since');
    expect(html).toContain('I have read it');
  });

  it('is not put down for a version that is not in force', async () => {
    const { acknowledgements, press } = await open();
    expect((await press('2025-01.1')).status).toBe(303);
    expect(acknowledgements.size).toBe(0);
  });

  it('says who sees it: nobody else', async () => {
    const { see: look } = await open();
    expect(await look()).toContain(
      'there is no list of it for managers, comms, the works council or anybody else',
    );
  });
});
