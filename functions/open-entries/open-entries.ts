import type { Clock } from '../../shared/clock.ts';
import type { Day } from '../../shared/ids.ts';
import {
  daysAbout,
  daysUntil,
  EntriesAnswer,
  firstDayOf,
  OwnEntry,
  pageOf,
  type EntriesRequest,
} from '../../shared/rights/own-entries.ts';
import type { OwnAccounts } from '../../shared/rights/own-accounts.ts';
import type { OwnAccount, OwnRows } from '../../shared/rights/own-rows.ts';
import type { NoteSigner } from '../../shared/signing/note-signer.ts';
import { InnerOpening, type KeptOpening } from '../../shared/transparency/inner-opening.ts';
import type { LeafReader } from '../../shared/transparency/leaf-places.ts';
import type { ProveLeaf } from '../../shared/transparency/leaf-prover.ts';
import { commitmentIn } from '../../shared/transparency/ledger-entry.ts';
import type { LogReader } from '../../shared/transparency/log-store.ts';
import { proofFileText } from '../../shared/transparency/proof-file.ts';

/** What opening somebody's own entries works with. None of these can write anything, and nothing is signed. */
export interface OpenEntriesPorts {
  readonly accounts: OwnAccounts;
  readonly rows: OwnRows;
  readonly log: Pick<LogReader, 'head'>;
  readonly leaves: Pick<LeafReader, 'dayOf'>;
  readonly prove: ProveLeaf;
  readonly logKey: Pick<NoteSigner, 'verifierKey'>;
  readonly clock: Clock;
}

type Listing = Exclude<EntriesRequest, { kind: 'prove' }>;

/**
 * Opens somebody's own entries of the log with the key of their consent, says which are in a sealed day, and proves one. An
 * account that is not theirs has none: whose it is, it reads itself. Nothing is kept of it, and no row says that it was asked.
 */
export const createOpenEntries =
  (ports: OpenEntriesPorts) =>
  async (request: EntriesRequest): Promise<EntriesAnswer> => {
    const own = await ports.accounts.find(request.participant, request.account);
    if (own === undefined) return { kind: 'nothing' };
    return request.kind === 'prove' ? prove(ports, own, request) : list(ports, own, request);
  };

const list = async (ports: OpenEntriesPorts, own: OwnAccount, request: Listing): Promise<EntriesAnswer> => {
  const now = ports.clock.now();
  const first = firstDayOf(own.link.connectedAt, now);
  const wanted =
    request.kind === 'about' ? daysAbout(request.postsOf, { first, now }) : daysUntil(request.until, now);
  if (wanted === undefined) return { kind: 'nothing' };
  const page = pageOf(await ports.rows.of(own, now, wanted), { from: wanted.from, first });
  const sealedUpTo = (await ports.log.head())?.day;
  const entries = await Promise.all(page.entries.map((kept) => opened(ports, kept, sealedUpTo)));
  return EntriesAnswer.parse({
    kind: 'listed',
    vkey: await ports.logKey.verifierKey(),
    from: page.from,
    entries,
    ...(request.kind === 'list' && page.earlier !== undefined && { earlier: page.earlier }),
  } satisfies EntriesAnswer);
};

const opened = async (
  { leaves }: OpenEntriesPorts,
  kept: KeptOpening,
  sealedUpTo: Day | undefined,
): Promise<OwnEntry> => {
  const { id, day, salt, outer, innerSalt, inner } = kept;
  const commitment = commitmentIn(salt, outer);
  const isDue = sealedUpTo !== undefined && day <= sealedUpTo;
  const place = isDue ? await leaves.dayOf(commitment) : undefined;
  // Places are kept before the day they name is sealed.
  const sealedIn = sealedUpTo !== undefined && place !== undefined && place <= sealedUpTo ? place : undefined;
  return OwnEntry.parse({
    ...{ id, day, salt, outer, innerSalt, inner },
    said: InnerOpening.parse(JSON.parse(inner)),
    leaf: Buffer.from(commitment).toString('hex'),
    ...(sealedIn !== undefined && { sealedIn }),
  } satisfies OwnEntry);
};

const prove = async (
  { rows, prove: proofOf, clock }: OpenEntriesPorts,
  own: OwnAccount,
  { day, id }: Extract<EntriesRequest, { kind: 'prove' }>,
): Promise<EntriesAnswer> => {
  const found = await rows.of(own, clock.now(), { from: day, to: day });
  const kept = found.find((row) => row.id === id);
  if (kept === undefined) return { kind: 'nothing' };
  const { salt, outer, innerSalt, inner } = kept;
  const proof = await proofOf(commitmentIn(salt, outer));
  if (proof === undefined) return { kind: 'nothing' };
  return { kind: 'proven', file: proofFileText({ salt, outer, innerSalt, inner }, proof) };
};
