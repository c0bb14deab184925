import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

import type { Clock } from '../clock.ts';
import { ServiceError } from '../errors.ts';
import type { WebhookSecrets } from './webhook-secrets.ts';

const MILLISECONDS_KEPT = 300_000;
const SHORTEST_SECRET = 32;

/** A generated secret of Secrets Manager and its version before, kept for five minutes. */
export const createSecretsManagerWebhookSecrets = (
  secrets: SecretsManagerClient,
  secretId: string,
  clock: Clock,
): WebhookSecrets => {
  let kept: { readonly at: number; readonly values: readonly string[] } | undefined;
  return {
    read: async () => {
      const now = clock.now().getTime();
      if (kept !== undefined && now - kept.at < MILLISECONDS_KEPT) return kept.values;
      const current = await read(secrets, secretId, 'AWSCURRENT');
      if (current === undefined) throw new ServiceError('unavailable', 'there is no secret to sign with');
      const previous = await read(secrets, secretId, 'AWSPREVIOUS');
      const values = previous === undefined || previous === current ? [current] : [current, previous];
      kept = { at: now, values };
      return values;
    },
  };
};

const read = async (
  secrets: SecretsManagerClient,
  SecretId: string,
  VersionStage: string,
): Promise<string | undefined> => {
  let value: string | undefined;
  try {
    value = (await secrets.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;
  } catch (fault) {
    if (fault instanceof ResourceNotFoundException) return undefined;
    throw new ServiceError('unavailable', 'the secret to sign with cannot be read', { cause: fault });
  }
  if (value === undefined || value.length < SHORTEST_SECRET)
    throw new ServiceError('invariant', 'the secret to sign with is shorter than 32 characters');
  return value;
};
