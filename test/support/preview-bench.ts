import { accountPart } from '../../functions/web/account-path.ts';
import { createParticipantSite } from '../../functions/web/participant-site.tsx';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { NOTICE, NOTICES, noticeReference } from '../../shared/consent/notice.ts';
import { AccountId, PostId } from '../../shared/ids.ts';
import type { Language } from '../../shared/languages.ts';
import type { PreviewAnswer, PreviewedPost } from '../../shared/previews/preview.ts';
import { closedParticipantParts } from './closed-ports.ts';
import { FakeDraftAttempts } from './fake-drafts.ts';
import { FakePostPreviewer } from './fake-previews.ts';
import { ask, NOW, signedIn } from './site-bench.ts';

/** The account that is looked at. */
export const ACCOUNT = AccountId.parse('mastodon:social.example/1');
/** Its page. */
export const PATH = `/accounts/${accountPart(ACCOUNT)}`;
/** A form that says yes to one purpose. */
export const YES = { engagement: 'yes', 'engagement-scope': 'campaign-tag' };

/** The participant site before one account of Ann's; `held`: how its consent stands, and until when. */
export const openPreviews = async (held?: readonly ['given' | 'paused', string]) => {
  const ann = await signedIn('Ann', []);
  const { participant } = ann.session;
  if (participant === undefined) throw new Error('no participant');
  const previews = new FakePostPreviewer();
  const logged: string[] = [];
  const closed = closedParticipantParts();
  const standing = {
    version: 1,
    kind: 'advocacy',
    account: ACCOUNT,
    handle: '@ann',
    participant,
    revision: '3b241101-e2bb-4255-8caf-4136c566a962',
    generation: '3b241101-e2bb-4255-8caf-4136c566a963',
    notice: noticeReference(NOTICE),
    purposes: { sentiment: { scope: { kind: 'company-mention' }, givenAt: '2026-02-01T00:00:00.000Z' } },
    givenAt: '2026-02-01T00:00:00.000Z',
  } as const;
  const record: ConsentRecord | undefined =
    held === undefined
      ? undefined
      : held[0] === 'given'
        ? { ...standing, status: 'given', expiresOn: held[1] }
        : { ...standing, status: 'paused', pausedAt: '2026-03-01T00:00:00.000Z', expiresOn: held[1] };
  const site = createParticipantSite({
    ...closed,
    attempts: new FakeDraftAttempts({ now: () => NOW }),
    previews,
    consents: { ...closed.consents, read: () => Promise.resolve(record) },
    ledger: {
      ...closed.ledger,
      accountsOf: () =>
        Promise.resolve([
          { version: 1, participant, account: ACCOUNT, handle: '@ann', connectedAt: NOW.toISOString() },
        ]),
    },
    warn: (event, fields) => void logged.push(JSON.stringify([event, fields])),
  });
  const look = async (
    form: Readonly<Record<string, string>>,
    path = `${PATH}/preview`,
    language: Language = 'en',
  ) => {
    const answer = await ask(site, path, {
      cookie: ann.cookie,
      origin: 'https://participant.example.com',
      headers: { 'accept-language': language },
      form: {
        token: ann.session.formToken,
        notice: noticeReference(NOTICES[language]).sha256,
        ...form,
      },
    });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  const see = async (): Promise<string> => (await ask(site, PATH, { cookie: ann.cookie })).text();
  return { site, ann, previews, logged, look, see };
};

/** What is answered of these posts, of which only what is said differs. */
export const listing = (
  ...posts: readonly Partial<PreviewedPost>[]
): Extract<PreviewAnswer, { kind: 'listed' }> => ({
  kind: 'listed',
  since: '2026-01-09T12:00:00.000Z',
  more: false,
  posts: posts.map((post, index) => ({
    id: PostId.parse(`p${index + 1}`),
    postedAt: '2026-03-09T10:00:00.000Z',
    text: 'a post',
    verdicts: { engagement: 'counts' },
    ...post,
  })),
});
