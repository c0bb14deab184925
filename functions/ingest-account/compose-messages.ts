import { ServiceError } from '../../shared/errors.ts';
import type { ObservedPost, PostBatchMessage } from '../../shared/posts/batch-message.ts';
import { packBatches, type Batch, type PostWithWords } from '../../shared/posts/pack-batches.ts';
import { observe, type Candidate, type VisitPlan } from '../../shared/posts/visit-plan.ts';
import { editHash, sealTexts } from '../../shared/sealing/sealed-text.ts';
import type { TextKey } from '../../shared/sealing/text-keys.ts';
import type { Sighting } from './look-at-platform.ts';
import type { IngestPolicy, IngestPorts, Visit } from './visit.ts';

/** Longer posts are cut here, in memory, before anything is derived from them. */
const CHARACTERS_AT_MOST = 20_000;

/** What a visit decided. */
export interface Findings {
  readonly visit: Visit;
  readonly seen: Sighting;
  readonly plan: VisitPlan;
}

/**
 * The messages of a visit, none where nothing changed. The text key is opened only where words are needed, once, and
 * forgotten with this call.
 */
export const composeMessages = async (
  ports: Pick<IngestPorts, 'textKeys' | 'newNonce'>,
  policy: IngestPolicy,
  { visit, seen, plan }: Findings,
): Promise<readonly PostBatchMessage[]> => {
  const key = await keyFor(ports, visit, plan.candidates);
  const posts = plan.candidates
    .flatMap((candidate) => withWords(candidate, policy, key))
    .map((post) => withContent(post, plan.candidates, visit.consent.kind));
  const batches = packBatches(posts, [...plan.outOfScope, ...seen.missing]);
  const inFull = visit.inFull && seen.complete && seen.kind === 'seen';
  return batches.map((batch, index) => ({
    version: 1,
    account: visit.account,
    revision: visit.consent.revision,
    generation: visit.consent.generation,
    observedAt: visit.now.toISOString(),
    lease: visit.lease.token,
    last: index === batches.length - 1,
    listedInFull: inFull,
    missing: [...batch.missing],
    ...sealBatch(batch, visit, { key, nonce: ports.newNonce }),
  }));
};

const keyFor = async (
  { textKeys }: Pick<IngestPorts, 'textKeys'>,
  { account, consent }: Visit,
  candidates: readonly Candidate[],
): Promise<TextKey | undefined> => {
  if (candidates.every(({ words }) => words === 'not-needed')) return undefined;
  if (consent.wrappedTextKey === undefined) {
    throw new ServiceError('invariant', 'a text purpose is in force without a text key');
  }
  return textKeys.open(account, consent.wrappedTextKey);
};

/** A candidate as it travels: its words only where they are new or were edited, nothing where nothing changed. */
const withWords = (
  candidate: Candidate,
  { campaign }: IngestPolicy,
  key: TextKey | undefined,
): readonly PostWithWords[] => {
  const { post, row, words } = candidate;
  const text = post.text.slice(0, CHARACTERS_AT_MOST);
  const hash = key === undefined || words === 'not-needed' ? undefined : editHash(key, post.id, text);
  const isEdited = hash !== undefined && (words === 'needed' || hash !== row?.editHash);
  const observed = observe({ ...candidate, changed: candidate.changed || isEdited }, campaign, {
    ...(isEdited && { editHash: hash }),
  });
  if (observed === undefined) return [];
  if (!isEdited) return [{ observed }];
  return [{ observed, words: { text, ...(post.language !== undefined && { language: post.language }) } }];
};

/** What a post mainly is goes along for official accounts: of a person's post nobody asked for it. */
export const withContent = (
  post: PostWithWords,
  candidates: readonly Pick<Candidate, 'post'>[],
  kind: Visit['consent']['kind'],
): PostWithWords => {
  if (kind !== 'official') return post;
  const content = candidates.find((candidate) => candidate.post.id === post.observed.id)?.post.content;
  return content === undefined ? post : { ...post, observed: { ...post.observed, content } };
};

interface Sealing {
  readonly key: TextKey | undefined;
  readonly nonce: () => Uint8Array;
}

const sealBatch = (
  batch: Batch,
  { account, consent }: Visit,
  { key, nonce }: Sealing,
): { readonly posts: ObservedPost[]; readonly sealed?: string } => {
  const texts = batch.posts.flatMap(({ words }) => (words === undefined ? [] : [words]));
  let next = 0;
  const posts = batch.posts.map(({ observed, words }) =>
    words === undefined ? observed : { ...observed, text: next++ },
  );
  if (key === undefined || texts.length === 0) return { posts };
  const context = { account, revision: consent.revision, nonce: nonce() };
  return { posts, sealed: sealTexts(key, context, { texts }) };
};
