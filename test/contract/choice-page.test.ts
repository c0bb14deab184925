import { randomUUID } from 'node:crypto';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { NOTICE as WORDS, noticeReference } from '../../shared/consent/notice.ts';
import { AccountId } from '../../shared/ids.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';

const client = createLocalDynamoDbClient();
const notice = noticeReference(WORDS);
let stores: RealStores;

beforeEach(async () => {
  stores = await createRealStores(client, { now: () => NOW });
});
afterAll(() => client.destroy());

/** Somebody who agreed to everything. */
const joined = async () => {
  const site = await openParticipantSite(stores);
  const { participant } = site;
  const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
  const connectedAt = NOW.toISOString();
  await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
  await stores.ledger.choose({ participant, account, purposes: EVERYTHING(NOW), notice });
  return { ...site, account };
};

describe('a choice that is not taken', () => {
  it('keeps every answer, says beside each field what it lacks, and changes nothing', async () => {
    const { press, account } = await joined();
    const before = await stores.reader.read(account);
    const answer = await press(account, 'choose', {
      notice: notice.sha256,
      engagement: 'yes',
      'engagement-scope': 'chosen-posts',
      'engagement-posts': 'https://s.example/@ann/</textarea>',
      sentiment: 'yes',
      'sentiment-scope': '',
    });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toMatch(
      /<input id="engagement-yes" type="radio" name="engagement" value="yes" required="" checked=""/u,
    );
    expect(page).toContain('<option value="chosen-posts" selected="">');
    expect(page).toContain('https://s.example/@ann/&lt;/textarea&gt;</textarea>');
    expect(page).toMatch(
      /<a href="#sentiment-scope">If yes, which posts: Choose which posts count[^]*<a href="#confidentiality-yes">Say yes/u,
    );
    expect(page).toMatch(
      /id="sentiment-scope-problem">Choose[^]*<select id="sentiment-scope"[^>]* aria-invalid="true"/u,
    );
    expect(page).toMatch(/<input type="radio" name="confidentiality" value="no" required=""\/>/u);
    expect(await stores.reader.read(account)).toEqual(before);
  });

  it('offers nothing chosen beforehand to somebody who only looks', async () => {
    const { seeAccount, account } = await joined();
    expect(await seeAccount(account)).not.toMatch(/checked|selected|class="problem/u);
  });
});
