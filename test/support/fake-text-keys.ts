import { randomBytes } from 'node:crypto';

import { ServiceError } from '../../shared/errors.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { TextKey, TextKeyMaker, TextKeyOpener } from '../../shared/sealing/text-keys.ts';

/** Real AES keys kept in memory, each bound to its account as a wrapped one is. */
export class FakeTextKeys implements TextKeyMaker, TextKeyOpener {
  private readonly keys = new Map<string, { readonly account: AccountId; readonly key: TextKey }>();

  create(account: AccountId): Promise<string> {
    return Promise.resolve(this.createNow(account));
  }

  /** As `create`, for a test that arranges without waiting. */
  createNow(account: AccountId): string {
    const wrapped = randomBytes(24).toString('base64');
    this.keys.set(wrapped, { account, key: { seal: randomBytes(32), edit: randomBytes(32) } });
    return wrapped;
  }

  open(account: AccountId, wrapped: string): Promise<TextKey> {
    const kept = this.keys.get(wrapped);
    return kept?.account === account
      ? Promise.resolve(kept.key)
      : Promise.reject(new ServiceError('not-permitted', 'the text key cannot be opened'));
  }
}
