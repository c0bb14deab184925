import { describe, expect, it } from 'vitest';

import { createPublicSite } from '../../../functions/web/public-site.tsx';
import { subjectOf } from '../../../shared/identity/identity.ts';
import { AccountId } from '../../../shared/ids.ts';
import type { ApprovedAccount, OfficialAccount } from '../../../shared/official/official-account.ts';
import { ask, siteParts } from '../../support/site-bench.ts';

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

const pageWith = async (...accounts: readonly OfficialAccount[]): Promise<string> => {
  const { signIn: _, ...parts } = siteParts('public');
  const site = createPublicSite({
    ...parts,
    objectionsTo: 'the works council, council@example.com',
    official: { list: () => Promise.resolve(accounts) },
    summaries: { list: () => Promise.resolve([]) },
  });
  return (await ask(site, '/')).text();
};

describe('the list of official accounts that everybody sees', () => {
  it('has what two people approved and from when it is read, without their names', async () => {
    const html = await pageWith(approved);
    expect(html).toMatch(/<th scope="row">@firm@social\.example<\/th><td>read from 2026-03-16 on/u);
    expect(html).not.toMatch(/Tom Asker|Una Approver/u);
  });

  it('has nothing that one person alone put there', async () => {
    expect(await pageWith(asked)).not.toContain('@asked@social.example');
  });

  it('says when one ended, and to whom everybody may object', async () => {
    const endedAt = '2026-05-04T09:00:00.000Z';
    const html = await pageWith({ ...approved, status: 'ended', endedAt, endedBy: asked.askedBy });
    expect(html).toContain('registered until 2026-05-04; not read any more');
    expect(html).not.toContain('Tom Asker');
    expect(html).toContain('write to the works council, council@example.com.');
  });
});
