import { isServiceError, ServiceError } from '../errors.ts';
import type { PostId } from '../ids.ts';
import type { Lookup, PostSource } from './post-source.ts';

const LOOKUPS_AT_MOST = 25;
const FAULTS_IN_A_ROW_AT_MOST = 2;

/**
 * Asks for posts one at a time, each after consent was asked for again. A post whose own answer is a fault is unknown and
 * spoils no other's; after a rate limit, or two faults in a row, which mean that the platform is down and not the post
 * odd, the rest is not asked for and stays unknown.
 *
 * @throws ServiceError `invalid-input` for more than 25 posts; whatever `beforeFetch` throws.
 */
export const lookUpEach = async (
  { ids, beforeFetch }: Pick<Parameters<PostSource['lookup']>[0], 'ids' | 'beforeFetch'>,
  ask: (id: PostId) => Promise<Lookup | 'rate-limited'>,
): Promise<ReadonlyMap<PostId, Lookup>> => {
  if (ids.length > LOOKUPS_AT_MOST) {
    throw new ServiceError('invalid-input', `at most ${LOOKUPS_AT_MOST} posts a call`);
  }
  const answers = new Map<PostId, Lookup>(ids.map((id) => [id, { kind: 'unknown' }]));
  let faults = 0;
  for (const id of ids) {
    await beforeFetch();
    const answer = await unlessUnavailable(() => ask(id));
    if (answer === 'rate-limited') break;
    if (answer === undefined) faults += 1;
    else {
      faults = 0;
      answers.set(id, answer);
    }
    if (faults === FAULTS_IN_A_ROW_AT_MOST) break;
  }
  return answers;
};

const unlessUnavailable = async <Value>(ask: () => Promise<Value>): Promise<Value | undefined> => {
  try {
    return await ask();
  } catch (fault) {
    if (isServiceError(fault, 'unavailable')) return undefined;
    throw fault;
  }
};
