import { randomUUID } from 'node:crypto';

import { createEraseParticipant } from '../../functions/erase-participant/erase-participant.ts';
import type { Clock } from '../../shared/clock.ts';
import { createDynamoConsentEnding } from '../../shared/consent/consent-ending.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import type { AccountId } from '../../shared/ids.ts';
import { Effect } from '../../shared/outbox/effect.ts';
import { createDynamoExports } from '../../shared/rights/exports.dynamodb.ts';
import { untilSettled as settling } from '../../shared/runtime/transact.dynamodb.ts';
import type { RealStores } from './real-stores.ts';

/** Erasure over real stores, as its handler wires it, with the errands that wait in the outbox. */
export const createRealEraser = (stores: RealStores, clock: Clock, untilSettled = settling) => {
  const { documents, tables, reader } = stores;
  const erase = createEraseParticipant({
    store: stores.erasure,
    consents: reader,
    ending: createDynamoConsentEnding({
      ...{ documents, tables, reader, clock },
      newId: randomUUID,
      random: createCryptoRandom(),
    }),
    exports: createDynamoExports({ documents, tables, clock, newId: randomUUID }),
    untilSettled,
    newId: randomUUID,
    meter: { count: () => undefined },
  });
  /** Erasures that were recorded for the account; they are never taken off, since nothing relays them here. */
  const due = async (account: AccountId): Promise<readonly Effect[]> =>
    (await stores.all('outbox'))
      .map(({ effect }) => Effect.parse(effect))
      .filter((effect) => 'account' in effect && effect.account === account);
  return {
    erase,
    due,
    /** Has the account's consent ended if it ran out. */
    end: (account: AccountId) => erase({ version: 1, kind: 'consent-ran-out', account }),
    /** Carries out every erasure that was recorded for the account. */
    carryOut: async (account: AccountId): Promise<void> => {
      for (const effect of await due(account)) await erase(effect);
    },
  };
};
