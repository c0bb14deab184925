import { randomUUID } from 'node:crypto';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { alertItem } from '../../shared/alerts/alert-items.ts';
import { AccountLink } from '../../shared/consent/consent-history.ts';
import { AccountId, ParticipantId } from '../../shared/ids.ts';
import { createDynamoOwnAccounts } from '../../shared/rights/own-accounts.dynamodb.ts';
import { leakAlert } from '../support/alert-builder.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';

const client = createLocalDynamoDbClient();
afterAll(() => client.destroy());

const NOW = new Date('2026-07-01T10:00:00Z');
let stores: RealStores;
beforeEach(async () => {
  stores = await createRealStores(client, { now: () => NOW });
});

const someone = (): ParticipantId => ParticipantId.parse(randomUUID());
const accountOf = (name: string): AccountId => AccountId.parse(`mastodon:social.example/${name}`);

const connect = async (participant: ParticipantId, name: string): Promise<AccountLink> => {
  const link = AccountLink.parse({
    version: 1,
    participant,
    account: accountOf(name),
    handle: `@${name}`,
    connectedAt: NOW.toISOString(),
  });
  await stores.ledger.connect(link);
  return link;
};

const find = (participant: ParticipantId, name: string) =>
  createDynamoOwnAccounts(stores).find(participant, accountOf(name));

describe('an account of one’s own', () => {
  it('is found with all alerts about its owner, and nobody else’s', async () => {
    const [ann, bob] = [someone(), someone()];
    const link = await connect(ann, 'ann');
    const alerts = [
      leakAlert(1, { author: ann }),
      leakAlert(2, { author: ann, account: accountOf('ann-two'), raisedAt: '2026-09-11T12:00:00.000Z' }),
      leakAlert(3, { author: bob }),
    ];
    for (const alert of alerts) await stores.put('alerts', alertItem(alert));
    const found = await find(ann, 'ann');
    expect(found?.link).toEqual(link);
    expect(found?.alerts.map(({ id }) => id)).toEqual(alerts.slice(0, 2).map(({ id }) => id));
  });

  it('is none that somebody else connected, or nobody', async () => {
    const [ann, bob] = [someone(), someone()];
    await connect(ann, 'ann');
    expect(await find(bob, 'ann')).toBeUndefined();
    expect(await find(ann, 'nobody')).toBeUndefined();
  });

  it('is none any more once it was disconnected', async () => {
    const ann = someone();
    const { account } = await connect(ann, 'ann');
    await stores.ledger.withdraw(ann, account);
    expect(await find(ann, 'ann')).toBeUndefined();
  });
});
