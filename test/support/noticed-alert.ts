import { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import { AlertId } from '../../shared/ids.ts';

export const SITE = 'https://security.candor.example';
export const AUTHOR = '00000000-0000-4000-8000-00000000000a';
export const ID = AlertId.parse('0123456789abcdef0123456789abcdef');

/** An alert of which somebody is to be told. */
export const noticedAlert = (changes: Record<string, unknown> = {}): LeakAlert =>
  LeakAlert.parse({
    version: 1,
    id: ID,
    caseId: 'c'.repeat(32),
    account: 'mastodon:social.example/4711',
    author: AUTHOR,
    post: 'post-112233',
    url: 'https://social.example/@mira/112233',
    generation: '00000000-0000-4000-8000-00000000000b',
    rule: 'aws-access-key',
    kind: 'secret',
    severity: 'critical',
    confidence: 0.97,
    masked: 'AK••••••••••••••••7Q',
    duplicateHash: 'd'.repeat(32),
    raisedAt: '2026-09-08T12:00:00.000Z',
    state: 'raised',
    revision: '00000000-0000-4000-8000-00000000000c',
    history: [{ at: '2026-09-08T12:00:00.000Z', by: { role: 'system' }, what: 'raised' }],
    expiresAt: Date.parse('2027-03-07T12:00:00.000Z') / 1000,
    ...changes,
  });
