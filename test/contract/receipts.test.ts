import { randomUUID } from 'node:crypto';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { accountPart } from '../../functions/web/account-path.ts';
import { createParticipantSite } from '../../functions/web/participant-site.tsx';
import { addDays } from '../../shared/clock.ts';
import { isVouchedFor, ReceiptFile } from '../../shared/consent/receipt.ts';
import { AccountId } from '../../shared/ids.ts';
import { closedParticipantParts } from '../support/closed-ports.ts';
import { createLocalDynamoDbClient } from '../support/dynamodb-local.ts';
import { EVERYTHING } from '../support/fake-world.ts';
import { verifiesByItself } from '../support/independent-verifier.ts';
import { openParticipantSite } from '../support/participant-bench.ts';
import { createRealEraser } from '../support/real-eraser.ts';
import { createRealStores, type RealStores } from '../support/real-stores.ts';
import { ask, NOW } from '../support/site-bench.ts';

const NOTICE = { version: '1', language: 'en', sha256: '0'.repeat(64) };
const client = createLocalDynamoDbClient();
let now: Date;
const clock = { now: () => now };
let stores: RealStores;

beforeEach(async () => {
  now = addDays(NOW, -1);
  stores = await createRealStores(client, clock);
});
afterAll(() => client.destroy());

/** Somebody who agreed to everything a day before the bench's time. */
const agreed = async () => {
  const site = await openParticipantSite(stores);
  const { participant } = site;
  const account = AccountId.parse(`mastodon:social.example/${randomUUID()}`);
  const connectedAt = now.toISOString();
  await stores.ledger.connect({ version: 1, participant, account, handle: '@one', connectedAt });
  const purposes = EVERYTHING(now);
  await stores.ledger.choose({ participant, account, purposes, notice: NOTICE });
  const path = `/accounts/${accountPart(account)}/receipt`;
  return { ...site, account, purposes, path };
};

const receiptAt = async (site: Awaited<ReturnType<typeof agreed>>, path: string) => {
  const answer = await site.get(path);
  const text = await answer.text();
  const file = answer.status === 200 ? ReceiptFile.parse(JSON.parse(text)) : undefined;
  return { status: answer.status, headers: answer.headers, text, file };
};

const withdraw = async ({ account, participant }: Awaited<ReturnType<typeof agreed>>) => {
  now = NOW;
  const outcome = await stores.ledger.withdraw(participant, account);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return `/ended/${outcome.record.generation}/receipt`;
};

describe('the receipt of a consent', () => {
  it('is offered on the account’s page, comes as a file, and is verified with the key the site shows', async () => {
    const site = await agreed();
    expect(await site.seeAccount(site.account)).toContain(`href="${site.path}"`);
    const { headers, text, file } = await receiptAt(site, site.path);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="candor-receipt-.+\.json"$/u);
    expect(headers.get('cache-control')).toBe('no-store');
    const key = await (await site.get('/receipt-key')).text();
    expect(file !== undefined && isVouchedFor(file, site.signer.key)).toBe(true);
    expect(verifiesByItself(text, key)).toBe(true);
    expect(verifiesByItself(text.replace('"given"', '"paused"'), key)).toBe(false);
    expect(
      verifiesByItself(
        text,
        await site.signer.verifierKey().then((line) => line.replace(/.{8}$/u, 'AAAAAAAA')),
      ),
    ).toBe(false);
  });

  it('says what was agreed to: account, purposes, notice, the life of each purpose', async () => {
    const site = await agreed();
    now = NOW;
    await stores.ledger.pause(site.participant, site.account);
    const { file } = await receiptAt(site, site.path);
    if (file?.receipt.x_kind !== 'consent') throw new Error('no receipt of a consent');
    const { records, x_account: account, pii_principal_id: who } = file.receipt;
    expect([account, who]).toEqual([site.account, site.participant]);
    expect(
      records.map(({ pii_processing: { purposes, privacy_notice: notice }, events }) => [
        purposes[0]?.purpose_type,
        notice,
        events.map(({ event_state: state }) => state),
      ]),
    ).toEqual(
      ['engagement', 'sentiment', 'confidentiality'].map((purpose) => [purpose, NOTICE, ['given', 'paused']]),
    );
  });

  it('carries no text key, and no token by which writes are checked but the one of the consent itself', async () => {
    const site = await agreed();
    const consent = await stores.reader.read(site.account);
    if (consent?.status !== 'given') throw new Error('nothing was agreed to');
    const { text } = await receiptAt(site, site.path);
    expect(text).toContain(consent.generation);
    expect(text).not.toContain(consent.revision);
    expect(text).not.toContain(consent.wrappedTextKey);
  });

  it('is made out to its person alone', async () => {
    const site = await agreed();
    const other = await openParticipantSite(stores);
    expect((await other.get(site.path)).status).toBe(404);
    const ended = await withdraw(site);
    expect([(await other.get(ended)).status, (await site.get(ended)).status]).toEqual([404, 200]);
  });

  it('cannot be had any more from the withdrawal on', async () => {
    const site = await agreed();
    await withdraw(site);
    expect((await site.get(site.path)).status).toBe(404);
    await createRealEraser(stores, clock).carryOut(site.account);
    expect((await site.get(site.path)).status).toBe(404);
  });
});

describe('the receipt of an end', () => {
  it('is offered where a withdrawal ends, and can be had after the erasure, which it then proves', async () => {
    const site = await agreed();
    const consent = await receiptAt(site, site.path);
    const path = await withdraw(site);
    expect(await site.see('/withdrawn')).toContain(`href="${path}"`);
    const before = await receiptAt(site, path);
    await createRealEraser(stores, clock).carryOut(site.account);
    expect(await site.see('/my-data')).toContain(`href="${path}"`);
    const after = await receiptAt(site, path);
    for (const { text } of [before, after]) {
      expect(verifiesByItself(text, await site.signer.verifierKey())).toBe(true);
      expect(text).not.toContain(site.account);
      expect(text).not.toMatch(/engagement|sentiment|confidentiality/u);
    }
    expect(before.file?.receipt).toMatchObject({
      x_kind: 'end',
      x_consent: consent.file?.receipt.x_consent,
      event: { event_state: 'withdrawn', event_type: 'explicit', event_time: NOW.toISOString() },
    });
    expect(before.file?.receipt).not.toHaveProperty('x_erased');
    expect(after.file?.receipt).toMatchObject({ x_erased: { at: NOW.toISOString() } });
  });

  it('of a consent that ran out says that nobody decided it', async () => {
    const site = await agreed();
    const consent = await stores.reader.read(site.account);
    now = addDays(NOW, 400);
    const eraser = createRealEraser(stores, clock);
    await eraser.end(site.account);
    await eraser.carryOut(site.account);
    const path = `/ended/${consent?.generation ?? ''}/receipt`;
    expect(await site.see('/')).toContain(`href="${path}"`);
    const { file } = await receiptAt(site, path);
    expect(file?.receipt).toMatchObject({
      x_kind: 'end',
      event: { event_state: 'expired', event_type: 'lapse', entity_id: 'controller' },
    });
  });

  it.each(['/ended/nonsense/receipt', `/ended/${randomUUID()}/receipt`])('%s is nothing', async (path) => {
    const site = await agreed();
    await withdraw(site);
    expect((await site.get(path)).status).toBe(404);
  });
});

describe('two people of one account, one after the other', () => {
  it('never get each other’s receipts, even where both histories still name it', async () => {
    const [before, owner] = [await agreed(), await agreed()];
    const site = createParticipantSite({
      ...closedParticipantParts(),
      signer: before.signer,
      ledger: { ...closedParticipantParts().ledger, historyOf: (one) => stores.ledger.historyOf(one) },
      consents: {
        ...closedParticipantParts().consents,
        // The account of the one is the other's by now.
        read: async () => {
          const record = await stores.reader.read(before.account);
          return record?.kind === 'advocacy' ? { ...record, participant: owner.participant } : undefined;
        },
      },
    });
    const answer = await ask(site, before.path, { cookie: before.cookie });
    expect(answer.status).toBe(404);
  });
});
