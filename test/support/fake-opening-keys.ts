import { createHash, randomBytes } from 'node:crypto';

import { ServiceError } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { OpeningKeyMaker, OpeningKeyOpener, OpeningPair } from '../../shared/sealing/opening-keys.ts';
import { boxKeyOf } from '../../shared/sealing/sealed-box.ts';

/** Real X25519 keys kept in memory, each bound to its account as a wrapped one is. */
export class FakeOpeningKeys implements OpeningKeyMaker, OpeningKeyOpener {
  private readonly seeds = new Map<string, Uint8Array>();

  create(account: AccountId): Promise<OpeningPair> {
    return Promise.resolve(this.createNow(account));
  }

  /** As `create`, for a test that arranges without waiting. */
  createNow(account: AccountId): OpeningPair {
    const wrapped = randomBytes(24).toString('base64');
    this.seeds.set(wrapped, randomBytes(32));
    return { key: boxKeyOf(this.privateHalf(account, wrapped)), wrapped };
  }

  open(account: AccountId, wrapped: string): Promise<Uint8Array> {
    return this.seeds.has(wrapped)
      ? Promise.resolve(this.privateHalf(account, wrapped))
      : Promise.reject(new ServiceError('not-permitted', 'the opening key cannot be opened'));
  }

  private privateHalf(account: AccountId, wrapped: string): Uint8Array {
    const hash = createHash('sha256').update(this.seeds.get(wrapped) ?? '');
    return hash.update(account).digest();
  }
}
