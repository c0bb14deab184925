import { randomUUID } from 'node:crypto';

import { createDynamoPendingConnections } from '../../shared/accounts/pending-connections.dynamodb.ts';
import { alertItem } from '../../shared/alerts/alert-items.ts';
import { AccountId } from '../../shared/ids.ts';
import { createDynamoOfficialAccounts } from '../../shared/official/official-accounts.dynamodb.ts';
import type { LogEvent, LogFields } from '../../shared/runtime/logger.ts';
import { leakAlert } from './alert-builder.ts';
import { EVERYTHING } from './fake-world.ts';
import { MemoryDynamoDb } from './memory-dynamodb.ts';
import { createRealStores } from './real-stores.ts';
import { NOW, sealerOf, type signedIn } from './site-bench.ts';
import { createTestTable } from './tables.ts';

export const FUZZ_CLOCK = { now: () => NOW };
const HOST = 'social.example.org';
const MINUTES_OPEN = 600;

/** What a request made happen behind a site. */
export interface Done {
  /** Requests to stores. */
  stores: number;
  /** Requests to servers that somebody named. */
  platforms: number;
  readonly writes: unknown[];
  readonly logged: (readonly [LogEvent, LogFields | undefined])[];
}

const nothing = (): Done => ({ stores: 0, platforms: 0, writes: [], logged: [] });

/** Every table in memory behind the real adapters, with a count of what is asked of them. */
export const createFuzzedStores = async () => {
  const memory = new MemoryDynamoDb();
  const stores = await createRealStores(memory.client, FUZZ_CLOCK, memory.documents);
  const { documents } = stores;
  const tables = {
    ...stores.tables,
    releases: await createTestTable(memory.client),
    feedback: await createTestTable(memory.client),
    reports: await createTestTable(memory.client),
  };
  const official = createDynamoOfficialAccounts({
    documents,
    tables,
    textKeys: stores.textKeys,
    clock: FUZZ_CLOCK,
    newId: randomUUID,
  });
  let done = nothing();
  memory.step = (name) => {
    if (!name.endsWith('answered')) done.stores += 1;
    return Promise.resolve();
  };
  memory.onWrite = (write) => void done.writes.push(write);
  return {
    ...stores,
    tables,
    official,
    done: () => done,
    /** Keeps everything as it is now; the function returned puts it back, and begins to count anew. */
    keep: () => {
      const restore = memory.keep();
      return (): Done => {
        restore();
        done = nothing();
        return done;
      };
    },
  };
};
export type FuzzedStores = Awaited<ReturnType<typeof createFuzzedStores>>;

type SignedIn = Awaited<ReturnType<typeof signedIn>>;

/** Somebody's account with a consent to everything. */
export const holdConsent = async ({ ledger }: FuzzedStores, { session }: SignedIn) => {
  const account = AccountId.parse(`mastodon:${HOST}/1`);
  const { participant } = session;
  if (participant === undefined) throw new Error('the bench signs in participants');
  const connectedAt = NOW.toISOString();
  await ledger.connect({ version: 1, participant, account, handle: '@ann', connectedAt });
  const notice = { version: '1', language: 'en', sha256: '0'.repeat(64) };
  const chosen = await ledger.choose({ participant, account, purposes: EVERYTHING(NOW), notice });
  if (chosen.kind !== 'done') throw new Error(chosen.kind);
  return { account, consent: chosen.record.generation };
};

/** Two accounts of the organisation: one that is read, and one that was asked for. */
export const holdOfficial = async (
  { official }: FuzzedStores,
  { asker, approver }: { readonly asker: SignedIn; readonly approver: SignedIn },
): Promise<readonly AccountId[]> => {
  const accounts = ['2', '3'].map((id) => AccountId.parse(`mastodon:${HOST}/${id}`));
  const [by, other] = [asker, approver].map(({ session: { subject, name } }) => ({ subject, name }));
  if (by === undefined || other === undefined) throw new Error('two people are wanted');
  for (const account of accounts) await official.ask({ account, handle: '@firm' }, by);
  if (accounts[0] !== undefined) await official.approve(accounts[0], other);
  return accounts;
};

/** An alert that nobody handles yet. */
export const holdAlert = async ({ put }: FuzzedStores) => {
  const alert = leakAlert(1, { raisedAt: '2026-03-09T12:00:00.000Z' });
  await put('alerts', alertItem(alert));
  return alert.id;
};

const expiresAt = NOW.getTime() / 1000 + MINUTES_OPEN;

/** A sign-in at a platform that somebody began; answers its state, which nobody else knows. */
export const holdConnecting = async (
  { documents, tables }: FuzzedStores,
  { session }: SignedIn,
): Promise<string> => {
  const state = randomUUID();
  const pending = { host: HOST, username: 'ann', verifier: 'v', clientId: 'i', clientSecret: 's' };
  const claims = { session: session.id, platform: 'mastodon', pending: JSON.stringify(pending) };
  const sealed = await sealerOf('participant').seal('connection', { claims, expiresAt });
  await createDynamoPendingConnections(documents, tables.site).put(state, sealed, expiresAt);
  return state;
};

/** The cookie of a sign-in under way. */
export const cookieOfSigningIn = async (): Promise<string> => {
  const claims = { verifier: 'v', state: 's', nonce: 'n' };
  return `__Host-candor-sign-in=${await sealerOf('participant').seal('sign-in', { claims, expiresAt })}`;
};
