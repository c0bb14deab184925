import { createHash } from 'node:crypto';

import { createOpenEntries } from '../../functions/open-entries/open-entries.ts';
import { accountPart } from '../../functions/web/account-path.ts';
import { createParticipantSite } from '../../functions/web/participant-site.tsx';
import type { AccountLink } from '../../shared/consent/consent-history.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { AccountId, AlertId, ParticipantId } from '../../shared/ids.ts';
import type { EntryOpener } from '../../shared/rights/entry-opener.ts';
import { EntriesAnswer, EntriesRequest } from '../../shared/rights/own-entries.ts';
import type { OwnRows } from '../../shared/rights/own-rows.ts';
import { createLeafProver } from '../../shared/transparency/leaf-prover.ts';
import type { InnerOpening, KeptOpening } from '../../shared/transparency/inner-opening.ts';
import { personalRow, type RowFacts } from '../../shared/transparency/personal-row.ts';
import { closedParticipantParts } from './closed-ports.ts';
import { day } from './disclosure-builders.ts';
import { LogWorld, ORIGIN } from './log-world.ts';
import { ask, NOW, signedIn } from './site-bench.ts';

/** Whose entries are looked at. */
export const ACCOUNT = AccountId.parse('mastodon:social.example/1');
/** Where. */
export const LOG_PATH = `/my-data/log/${accountPart(ACCOUNT)}`;
const GENERATION = '3b241101-e2bb-4255-8caf-4136c566a963';

const idOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const collected = (of: string, on: string, posts: number): RowFacts => ({
  kind: 'collection',
  outcome: 'collected',
  id: idOf(`${of} ${on}`),
  day: day(on),
  inner: {
    version: 1,
    kind: 'collection',
    account: ACCOUNT,
    day: day(of),
    collectedOn: day(on),
    posts,
    sha256: createHash('sha256').update(of).digest('hex'),
  },
});

type Decided = Extract<InnerOpening, { what: 'given' | 'changed' | 'paused' | 'resumed' }>;

const decided = (what: Decided['what'], at: string, on: string): RowFacts => ({
  kind: 'consent',
  outcome: what,
  id: idOf(`${what} ${at}`),
  day: day(on),
  inner: {
    version: 1,
    kind: 'consent',
    what,
    account: ACCOUNT,
    at,
    generation: GENERATION,
    ...(what === 'given' && { purposes: { engagement: 'campaign-tag' } as const, notice: '0'.repeat(64) }),
  },
});

/** What is recorded of Ann by the bench's now, 10 March 2026: seven days of March are sealed, up to the ninth. */
export const RECORDED: readonly RowFacts[] = [
  collected('2026-03-05', '2026-03-07', 2),
  collected('2026-03-07', '2026-03-07', 1),
  decided('given', '2026-03-01T09:00:00.000Z', '2026-03-08'),
  collected('2026-03-07', '2026-03-08', 3),
  collected('2026-03-09', '2026-03-09', 1),
  collected('2026-03-10', '2026-03-10', 1),
  {
    kind: 'alert',
    outcome: 'acknowledged',
    id: idOf('alert'),
    day: day('2026-03-15'),
    besides: { finding: 'secret', severity: 'high' },
    inner: {
      version: 1,
      kind: 'alert',
      alert: AlertId.parse('0'.repeat(32)),
      step: 'acknowledged',
      at: '2026-03-09T10:00:00.000Z',
    },
  },
  decided('paused', '2026-03-10T08:00:00.000Z', '2026-03-14'),
];

const rowsFrom = (kept: readonly KeptOpening[], owner: AccountLink): OwnRows => ({
  of: ({ link: { account } }, _now, wanted) =>
    Promise.resolve(
      account !== owner.account
        ? []
        : kept
            .filter((row) => wanted === undefined || (wanted.from <= row.day && row.day <= wanted.to))
            .filter(
              ({ inner }) => wanted?.postsOf === undefined || inner.includes(`"day":"${wanted.postsOf}"`),
            )
            .toSorted((one, other) => one.day.localeCompare(other.day) || one.id.localeCompare(other.id)),
    ),
});

/** The participant site with the function behind it, over a log that was sealed; `recorded` of Ann. */
export const openOwnLog = async (recorded = RECORDED) => {
  const ann = await signedIn('Ann', []);
  const { participant } = ann.session;
  if (participant === undefined) throw new Error('no participant');
  const world = new LogWorld();
  const random = createCryptoRandom();
  const made = recorded.map((facts) => personalRow(facts, random));
  for (const { row } of made) world.add(row);
  for (const on of ['08', '09', '10']) await world.seal(`2026-03-${on}T03:30:00Z`);
  const link: AccountLink = {
    version: 1,
    participant,
    account: ACCOUNT,
    handle: '@ann',
    connectedAt: '2026-01-15T00:00:00.000Z',
  };
  const openEntries = createOpenEntries({
    accounts: {
      find: (who, account) =>
        Promise.resolve(
          who === link.participant && account === link.account ? { link, alerts: [] } : undefined,
        ),
    },
    rows: rowsFrom(
      made.map(({ opening }) => opening),
      link,
    ),
    log: world.store,
    leaves: world.store,
    prove: createLeafProver({ log: world.store, leaves: world.store, origin: ORIGIN }),
    logKey: world.signer,
    clock: { now: () => NOW },
  });
  /** As it is when another function asks: each way a text. */
  const asked = async (request: unknown): Promise<EntriesAnswer> => {
    const answer = await openEntries(EntriesRequest.parse(JSON.parse(JSON.stringify(request))));
    return EntriesAnswer.parse(JSON.parse(JSON.stringify(answer)));
  };
  const entries: EntryOpener = {
    list: (request) => asked({ version: 1, kind: 'list', ...request }),
    about: (request) => asked({ version: 1, kind: 'about', ...request }),
    prove: (request) => asked({ version: 1, kind: 'prove', ...request }),
  };
  const closed = closedParticipantParts();
  const site = createParticipantSite({
    ...closed,
    entries,
    ledger: { ...closed.ledger, accountsOf: (who) => Promise.resolve(who === participant ? [link] : []) },
  });
  const get = (path: string, language = 'en') =>
    ask(site, path, { cookie: ann.cookie, headers: { 'accept-language': language } });
  const somebodyElse = ParticipantId.parse('3b241101-e2bb-4255-8caf-4136c566a969');
  return { world, site, ann, link, asked, entries, get, made, somebodyElse };
};
