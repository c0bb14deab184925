import { createHash, hkdfSync } from 'node:crypto';

import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

import type { Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import type { SealKey, SealKeys } from './seal-keys.ts';

const MINUTE = 60_000;
const KEEP_FOR_MINUTES = 5;
/** Forged tokens may name any key; they cost one reading in this time. */
const LOOK_AGAIN_AFTER_SECONDS = 10;
const SHORTEST_SECRET = 32;

const derive = (secret: string, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), `candor ${use} v1`, 32));

const sealKey = (secret: string): SealKey => ({
  id: createHash('sha256').update(derive(secret, 'seal key id')).digest('hex').slice(0, 16),
  key: derive(secret, 'seal key'),
});

/** What the adapter needs. `secretId` names a secret whose value is a long random string. */
export interface SecretsManagerSealKeysParts {
  readonly secrets: SecretsManagerClient;
  readonly secretId: string;
  readonly clock: Clock;
}

/**
 * Keys derived from a generated secret. Its current version seals, its previous one still opens, so an ordinary
 * Secrets Manager rotation is all that is needed. Kept for five minutes, less where a token names a newer key.
 */
export const createSecretsManagerSealKeys = (parts: SecretsManagerSealKeysParts): SealKeys => {
  let kept: { readonly since: number; readonly keys: Promise<readonly [SealKey, ...SealKey[]]> } | undefined;
  const current = (now: number) => {
    if (kept !== undefined && now < kept.since + KEEP_FOR_MINUTES * MINUTE) return kept.keys;
    const keys = load(parts);
    kept = { since: now, keys };
    keys.catch(() => (kept = undefined));
    return keys;
  };
  return {
    keys: async (met) => {
      const now = parts.clock.now().getTime();
      const keys = await current(now);
      if (met === undefined || keys.some(({ id }) => id === met)) return keys;
      if (kept !== undefined && now < kept.since + LOOK_AGAIN_AFTER_SECONDS * 1000) return keys;
      kept = undefined;
      return current(now);
    },
  };
};

const load = async (parts: SecretsManagerSealKeysParts): Promise<readonly [SealKey, ...SealKey[]]> => {
  const current = await read(parts, 'AWSCURRENT');
  if (current === undefined) throw new ServiceError('unavailable', 'there is no session secret');
  const previous = await read(parts, 'AWSPREVIOUS');
  return previous === undefined || previous === current
    ? [sealKey(current)]
    : [sealKey(current), sealKey(previous)];
};

const read = async ({ secrets, secretId }: SecretsManagerSealKeysParts, stage: string) => {
  let secret: string | undefined;
  try {
    const request = new GetSecretValueCommand({ SecretId: secretId, VersionStage: stage });
    secret = (await secrets.send(request)).SecretString;
  } catch (fault) {
    if (fault instanceof ResourceNotFoundException) return undefined;
    throw new ServiceError('unavailable', 'the session secret cannot be read', { cause: fault });
  }
  if (secret === undefined || secret.length < SHORTEST_SECRET) {
    throw new ServiceError('invariant', 'the session secret is shorter than 32 characters');
  }
  return secret;
};
