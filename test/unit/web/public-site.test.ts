import { describe, expect, it } from 'vitest';

import { LANGUAGES } from '../../../shared/languages.ts';
import { formatsIn } from '../../../shared/formats.ts';
import { createPublicSite, type PublicParts } from '../../../functions/web/public-site.tsx';
import { NOTICE_CHANGES, noticeReference, NOTICES } from '../../../shared/consent/notice.ts';
import { MEASURED_ATTACK, PUBLISHED_FROM } from '../../../shared/disclosure/measured-attack.ts';
import { subjectOf } from '../../../shared/identity/identity.ts';
import { AccountId } from '../../../shared/ids.ts';
import type { ApprovedAccount, OfficialAccount } from '../../../shared/official/official-account.ts';
import { closedPublicParts } from '../../support/closed-ports.ts';
import { ask } from '../../support/site-bench.ts';

const asked: OfficialAccount = {
  version: 1,
  account: AccountId.parse('mastodon:social.example/7'),
  handle: '@asked@social.example',
  status: 'asked',
  askedAt: '2026-03-01T09:00:00.000Z',
  askedBy: { subject: subjectOf('https://login.example', 'tom'), name: 'Tom Asker' },
};
const approved: ApprovedAccount = {
  ...asked,
  account: AccountId.parse('mastodon:social.example/8'),
  handle: '@firm@social.example',
  status: 'approved',
  approvedAt: '2026-03-02T09:00:00.000Z',
  approvedBy: { subject: subjectOf('https://login.example', 'una'), name: 'Una Approver' },
  readFrom: '2026-03-16T09:00:00.000Z',
};

const pageOf = async (
  path: string,
  { language = 'en', ...parts }: Partial<PublicParts> & { readonly language?: string } = {},
): Promise<string> => {
  const site = createPublicSite({ ...closedPublicParts(), ...parts });
  return (await ask(site, path, { headers: { 'accept-language': language } })).text();
};

const listWith = (...accounts: readonly OfficialAccount[]): Promise<string> =>
  pageOf('/official', {
    objectionsTo: 'the works council, council@example.com',
    official: { list: () => Promise.resolve(accounts) },
  });

describe('the list of official accounts that everybody sees', () => {
  it('has what two people approved and from when it is read, without their names', async () => {
    const html = await listWith(approved);
    expect(html).toMatch(/<th scope="row">@firm@social\.example<\/th><td>read from 16 March 2026 on/u);
    expect(html).not.toMatch(/Tom Asker|Una Approver/u);
  });

  it('has nothing that one person alone put there', async () => {
    const html = await listWith(asked);
    expect(html).not.toContain('@asked@social.example');
    expect(html).toContain('No account of the organisation’s own is registered.');
  });

  it('says when one ended, and to whom everybody may object', async () => {
    const endedAt = '2026-05-04T09:00:00.000Z';
    const html = await listWith({ ...approved, status: 'ended', endedAt, endedBy: asked.askedBy });
    expect(html).toContain('registered until 4 May 2026; not read any more');
    expect(html).not.toContain('Tom Asker');
    expect(html).toContain('write to the works council, council@example.com.');
    expect(html).toContain('which is 14 days after it appears here');
  });

  it('shows a handle as text, whatever is in it', async () => {
    const html = await listWith({ ...approved, handle: '<img src=x>' });
    expect(html).toContain('<th scope="row">&lt;img src=x&gt;</th>');
  });
});

describe('what Candor is and is not', () => {
  it.each(['en', 'de'] as const)(
    'tells the measured figures from their one place, in %s',
    async (language) => {
      const html = await pageOf('/', { language });
      const { share, number } = formatsIn(language);
      for (const figure of Object.values(MEASURED_ATTACK)) expect(html).toContain(share(figure));
      expect(html).toMatch(new RegExp(`(?:below|unter) ${number(PUBLISHED_FROM)}`, 'u'));
    },
  );

  it('makes each of the seven promises', async () => {
    const [promises = ''] = (await pageOf('/')).split('What is protected, and from whom');
    expect(promises.match(/<dt>/gu)).toHaveLength(7);
  });

  it.each([
    [
      'en',
      'If those who run Candor wanted to cheat',
      'What the log cannot show',
      'What the log tells about you',
    ],
    [
      'de',
      'Wenn betrügen wollte, wer Candor betreibt',
      'Was das Protokoll nicht zeigen kann',
      'Was das Protokoll über Sie verrät',
    ],
  ])(
    'says in %s who notices what its operator could try, and what the log cannot show',
    async (language, ...titles) => {
      const [, cheating = '', unseen = '', tells = ''] = (await pageOf('/', { language })).split(
        new RegExp(titles.join('|'), 'u'),
      );
      expect(cheating.match(/<dt>/gu)).toHaveLength(4);
      expect(cheating.match(/<dd>/gu)).toHaveLength(4);
      expect(unseen.match(/<li>/gu)).toHaveLength(4);
      expect(tells.split('</ul>')[0]?.match(/<li>/gu)).toHaveLength(3);
    },
  );
});

describe('the notice that everybody may read', () => {
  it.each(LANGUAGES)(
    'is the one in force in the language %s, by version and hash, with what changed',
    async (language) => {
      const html = await pageOf('/notice', { language });
      const notice = NOTICES[language];
      for (const { version, sha256 } of Object.values(NOTICES).map(noticeReference)) {
        expect(html).toContain(version);
        expect(html).toContain(sha256);
      }
      const escaped = (text: string): string => text.replaceAll('&', '&amp;');
      for (const sentence of notice.general) expect(html).toContain(escaped(sentence));
      for (const { title, what, kept, seenBy } of Object.values(notice.purposes)) {
        for (const words of [title, what, kept, seenBy]) expect(html).toContain(escaped(words));
      }
      for (const { what } of NOTICE_CHANGES) expect(html).toContain(escaped(what[language]));
    },
  );
});

describe('the foot of a page', () => {
  it.each(LANGUAGES)('leads to the pages for everybody, at the public site, in %s', async (language) => {
    const foot = /<footer>([^]*)<\/footer>/u.exec(await pageOf('/nowhere', { language }))?.[1] ?? '';
    const links = [...foot.matchAll(/<a href="([^"]*)"[^>]*>([^<]+)<\/a>/gu)];
    const leading = links.map(([, to]) => to ?? '');
    for (const path of ['/', '/notice', '/official', '/policy', '/lessons', '/summaries']) {
      expect(leading).toContain(`https://public.example${path}`);
    }
    expect(leading.filter((to) => to.startsWith('/language/'))).toEqual(
      LANGUAGES.map((each) => `/language/${each}`),
    );
  });
});
