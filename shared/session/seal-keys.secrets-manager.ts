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
 * Secrets Manager rotation is all that is needed. Kept for five minutes.
 */
export const createSecretsManagerSealKeys = (parts: SecretsManagerSealKeysParts): SealKeys => {
  let kept: { readonly until: number; readonly keys: Promise<readonly [SealKey, ...SealKey[]]> } | undefined;
  return {
    keys: () => {
      const now = parts.clock.now().getTime();
      if (kept !== undefined && now < kept.until) return kept.keys;
      const keys = load(parts);
      kept = { until: now + KEEP_FOR_MINUTES * MINUTE, keys };
      keys.catch(() => (kept = undefined));
      return keys;
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
