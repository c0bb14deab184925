import { randomUUID } from 'node:crypto';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { AccountId } from '../../shared/ids.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { NOW } from '../support/site-bench.ts';

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
const client = createLocalDynamoDbClient();
let stores: RealStores;

beforeEach(async () => {
  stores = await createRealStores(client, { now: () => NOW });
});
afterAll(() => client.destroy());

const connected = async () => {
  const site = await openParticipantSite(stores);
  const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
  const { participant } = site;
  const connectedAt = NOW.toISOString();
  await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
  const agree = () =>
    stores.ledger.choose({ participant, account, purposes: EVERYTHING(NOW), notice: NOTICE });
  return { ...site, account, agree };
};

describe('withdrawing', () => {
  it('says what it will do before its button, and the button is the last of the page', async () => {
    const { seeAccount, account, agree } = await connected();
    await agree();
    const page = await seeAccount(account);
    const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
    expect(main).toMatch(/at once and for good:[^]*key of its words is destroyed[^]*<button class="warn"/u);
    expect(main).toMatch(
      /Turning everything off withdraws[^]*at once and for good[^]*Turn everything off<\/button>/u,
    );
    expect(main.match(/<button[^>]*>[^<]+/gu)?.map((button) => button.replace(/.*>/u, ''))).toEqual([
      'Pause',
      'Show me which posts count',
      'Save my choice',
      'Show me which posts would count',
      'Turn everything off',
      'Withdraw and disconnect',
    ]);
  });

  it('is done by one press, and then says what was done and what follows within the hour', async () => {
    const { press, see, account, agree } = await connected();
    await agree();
    const answer = await press(account, 'withdraw');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/withdrawn']);
    expect(await stores.reader.read(account)).toMatchObject({ status: 'withdrawn' });
    const page = await see('/withdrawn');
    expect(page).toContain('Recorded on 10 March 2026, 12:00 UTC');
    expect(page).toMatch(/done at once:[^]*key of its words was destroyed[^]*follows within the hour/u);
  });

  it('of an account that nobody consented for is called disconnecting, and promises no erasure', async () => {
    const { press, seeAccount, see, account } = await connected();
    const page = await seeAccount(account);
    const leave = page.slice(page.indexOf('<section aria-labelledby="leave">'));
    expect(leave).toMatch(/that you had connected it stays in your history[^]*>Disconnect<\/button>/u);
    expect(leave).not.toMatch(/Withdraw|erased|key of its words/u);
    const answer = await press(account, 'withdraw');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(await see('/')).toContain('You have connected no account');
  });

  it('is said to nobody who did not', async () => {
    const { see } = await connected();
    expect(await see('/withdrawn')).not.toContain('You have withdrawn');
  });
});
